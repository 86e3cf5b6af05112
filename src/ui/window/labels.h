// Labels: names three things at a time, first those that the caption speaks of, and beside these one more.
// Finds a place for each plate so that it covers no other and, if there is room, nothing that matters, and
// draws plates and leaders, which run upright or at half a right angle. A plate stays where it is while that
// place is still good: text that moves is hard to read. What is dark on a bright axon must not come and go
// like a flash: plates fade, and change once in a second at most; while the camera travels, or for what runs
// by itself, there are none.
#pragma once

#include "story/visitor/anchor.h"
#include "ui/layer/layer.h"
#include "ui/page/page.h"
#include "ui/window/plate_places.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ui {

// At a time, and in large print, unless the visitor asks for all.
inline constexpr std::size_t most_names = 3, most_large_names = 2;

class Labels {
public:
    void show(Layer &layer, const Page &page, const story::Sights &sights, const Rect &area,
              const std::vector<Rect> &taken);

private:
    struct Plate {
        story::Anchor anchor; // where it was last seen
        Lines text;
        Rect rect;
        float seen = 0; // 0..1: it fades in, and out
    };
    // What is pointed at, where it was in the last frame, and for how long it has not been running.
    struct Seen {
        std::string key;
        float x = 0, y = 0, calm_s = 1;
    };
    // Finds out what runs, and drops its plate: a leader that sweeps over a bright axon is a flash too.
    void watch(std::span<const story::Anchor> anchors, float seconds, bool camera_rests);
    bool runs(const std::string &key) const;
    // Finds places for the plates of what is named now.
    void place(Layer &layer, const Page &page, const story::Sights &sights, const std::vector<Rect> &taken);
    std::vector<story::Anchor> in_order(const Page &page, std::vector<story::Anchor> anchors) const;
    std::size_t most_at_once(const Layer &layer, const Page &page, const story::Sights &sights) const;
    void exchange(std::vector<Plate> plates);
    bool is_named(const std::string &key) const;
    static bool is_hidden(const Plate &plate, const std::vector<Rect> &taken);
    void leave(const Plate &plate);
    // Keeps the plates where they are; their leaders follow.
    void follow(std::span<const story::Anchor> anchors, const std::vector<Rect> &taken);
    void fade(float seconds, bool at_once);
    void draw(Layer &layer, const Page &page, const std::vector<Plate> &plates, bool they_stay) const;

    std::vector<Plate> plates_, leaving_;
    std::vector<Seen> seen_things_;
    Rect area_;         // another area, or
    int step_ = 0;      // another step: all find their places anew
    bool all_ = false;  // another choice of what is named, too
    float still_s_ = 0; // since they did
    float seen_ = 1;    // 0..1: they fade out before a journey, and in after it
};

} // namespace ui

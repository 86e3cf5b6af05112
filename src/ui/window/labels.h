// Labels: finds a place for a plate beside each anchor so that none covers another, and draws plates and
// leaders. A plate stays where it is while that place is still good: text that moves is hard to read. What is
// dark on a bright axon must not come and go like a flash: plates change once in a second at most, and while
// the camera travels, or for what runs by itself, there are none.
#pragma once

#include "story/visitor/anchor.h"
#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ui {

struct PlateWish {
    std::string key;
    float x = 0, y = 0, prefer_x = 0, prefer_y = 0; // of the anchor
    float w = 0, h = 0;                             // of the plate
    std::optional<Rect> before;                     // where it was
};

// One rectangle for each wish, all inside `area`, clear of `taken` and of each other by `gap`; nothing where
// no place is left.
std::vector<std::optional<Rect>> place_plates(const std::vector<PlateWish> &wishes, const Rect &area,
                                              const std::vector<Rect> &taken, float gap);

class Labels {
public:
    void show(Layer &layer, const Page &page, std::span<const story::Anchor> anchors, const Rect &area,
              const std::vector<Rect> &taken);

private:
    struct Plate {
        story::Anchor anchor; // where it was last seen
        Lines text;
        Rect rect;
    };
    // What is pointed at, where it was in the last frame, and for how long it has not been running.
    struct Seen {
        std::string key;
        float x = 0, y = 0, calm_s = 1;
    };
    // Finds out what runs, and drops its plate: a leader that sweeps over a bright axon is a flash too.
    void watch(std::span<const story::Anchor> anchors, float seconds, bool camera_rests);
    bool runs(const std::string &key) const;
    // Finds a place for each anchor's plate.
    void place(Layer &layer, const Page &page, std::span<const story::Anchor> anchors,
               const std::vector<Rect> &taken);
    // Keeps the plates where they are; their leaders follow.
    void follow(std::span<const story::Anchor> anchors, const std::vector<Rect> &taken);
    void draw(Layer &layer, const Page &page) const;

    std::vector<Plate> plates_;
    std::vector<Seen> seen_things_;
    Rect area_;         // another area, or
    int step_ = 0;      // another step: all find their places anew
    float still_s_ = 0; // since they did
    float seen_ = 1;    // 0..1: they fade out before a journey, and in after it
};

} // namespace ui

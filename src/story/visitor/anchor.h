// What is seen in a picture, and where on the screen: anchors (named things, so that a label can point at
// them), what no label should hide, and the hero. The picture finds them, the interface places the plates;
// neither knows the other.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace story {

// Screen positions in px from the top left of the window.
struct Anchor {
    std::string key;                  // word key: "label.node"
    float x = 0, y = 0;               // what the leader points at
    float prefer_x = 0, prefer_y = 0; // the way the plate should lie from there, about −1..1
    unsigned rgb = 0xFFFFFF;          // the thing's own colour
    bool outside = false;             // the plate lies off what is busy, even if that is far
};

// A rectangle on the screen, px.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    bool operator==(const Rect &) const = default;
};

struct Sights {
    std::vector<Anchor> anchors; // what matters most comes first
    std::vector<Rect> busy;      // where something is drawn that no label should hide
    std::optional<Rect> hero;    // what the step is about
};

} // namespace story

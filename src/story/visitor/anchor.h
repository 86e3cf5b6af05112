// An anchor: a named thing in the picture and where on the screen it is, so that a label can point at it. The
// picture finds anchors, the interface places the plates; neither knows the other.
#pragma once

#include <string>
#include <vector>

namespace story {

// Screen positions in px from the top left of the window.
struct Anchor {
    std::string key;                  // word key: "label.node"
    float x = 0, y = 0;               // what the leader points at
    float prefer_x = 0, prefer_y = 0; // the way the plate should lie from there, about −1..1
    unsigned rgb = 0xFFFFFF;          // the thing's own colour
};

// A rectangle on the screen, px.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool contains(float px, float py) const { return px >= x && px < x + w && py >= y && py < y + h; }
    bool operator==(const Rect &) const = default;
};

} // namespace story

// The tree of items: everything the interface shows in one frame, as plain values. Tests find a button by its
// name and press it; contrast, sizes and clipping are checked on it; later it feeds speech and the browser's
// accessible mirror.
#pragma once

#include "story/visitor/anchor.h"

#include <string>
#include <vector>

namespace ui {

enum class Role { button, toggle, slider, text, heading, graph, label, link, group };

struct Item {
    std::string id; // stable: "send", "lever.myelin"
    Role role = Role::text;
    std::string name;  // what it is called on screen
    std::string value; // "43 %", "pressed", …
    std::string state; // "focused", "pressed", "open"; "" mostly
    story::Rect rect;
    unsigned text_rgb = 0;
    unsigned background_rgb = 0; // the worst that can lie behind the text
    float font_px = 0;
    int focus_index = -1; // order of Tab; −1: not reached by it
    bool enabled = true;
    std::string help; // one sentence more
    float text_w = 0; // px that the widest line of text needs; more than rect.w would be clipped
};

// Where the picture is composed, how much of the window's picture nothing hides (0..1), and how much of the
// place where it is composed the hero's longer side spans (0 without one).
struct PictureShares {
    story::Rect rect;
    float uncovered = 1, hero = 0;
};

struct Tree {
    int width = 0, height = 0;
    std::string caption;
    PictureShares picture;
    std::vector<Item> items;

    const Item *by_name(const std::string &name) const;
    const Item *by_id(const std::string &id) const;
};

const char *role_name(Role role);

} // namespace ui

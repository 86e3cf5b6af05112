#include "ui/layer/tree.h"

#include <algorithm>

namespace ui {

const Item *Tree::by_name(const std::string &name) const {
    // What can be used comes first: a panel may repeat the name of something it covers.
    const Item *covered = nullptr;
    for (const Item &item : items) {
        if (item.name != name) continue;
        if (item.enabled) return &item;
        covered = &item;
    }
    return covered;
}

const Item *Tree::by_id(const std::string &id) const {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

const char *role_name(Role role) {
    switch (role) {
    case Role::button:
        return "button";
    case Role::toggle:
        return "toggle";
    case Role::slider:
        return "slider";
    case Role::text:
        return "text";
    case Role::heading:
        return "heading";
    case Role::graph:
        return "graph";
    case Role::label:
        return "label";
    case Role::link:
        return "link";
    case Role::group:
        return "group";
    }
    return "";
}

} // namespace ui

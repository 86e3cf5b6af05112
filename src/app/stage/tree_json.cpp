#include "app/stage/tree_json.h"

#include <nlohmann/json.hpp>

namespace app {
namespace {

using nlohmann::ordered_json;

ordered_json rgb(unsigned colour) {
    return ordered_json::array({(colour >> 16) & 255, (colour >> 8) & 255, colour & 255});
}

} // namespace

std::string tree_json(const ui::Tree &tree) {
    ordered_json items = ordered_json::array();
    for (const ui::Item &item : tree.items)
        items.push_back({{"id", item.id},
                         {"role", ui::role_name(item.role)},
                         {"name", item.name},
                         {"value", item.value},
                         {"state", item.state},
                         {"rect_px", {item.rect.x, item.rect.y, item.rect.w, item.rect.h}},
                         {"text_rgb", rgb(item.text_rgb)},
                         {"background_rgb", rgb(item.background_rgb)},
                         {"font_px", item.font_px},
                         {"focus_index", item.focus_index},
                         {"enabled", item.enabled},
                         {"help", item.help}});
    const ordered_json out{
        {"size_px", {tree.width, tree.height}},
        {"caption", tree.caption},
        {"picture",
         {{"rect_px", {tree.picture.rect.x, tree.picture.rect.y, tree.picture.rect.w, tree.picture.rect.h}},
          {"uncovered_share", tree.picture.uncovered},
          {"hero_share", tree.picture.hero}}},
        {"items", std::move(items)}};
    return out.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

} // namespace app

#include "ui/window/lane_names.h"

#include <algorithm>
#include <optional>

namespace ui {

namespace {

// When a lane's signal came: the first in ms, the others against it. "" where none has come (yet).
std::string arrival_words(const Page &page, std::size_t lane) {
    const std::vector<story::Lane> &lanes = page.show.lanes;
    std::optional<double> first_ms;
    for (const story::Lane &l : lanes)
        if (l.signal.arrival_ms) first_ms = std::min(l.signal.arrival_ms.value(), first_ms.value_or(1e9));
    const story::Lane &l = lanes[lane];
    if (l.signal.fate == story::Fate::lost) return page.word("lane.lost");
    if (!l.signal.arrival_ms) return "";
    const bool is_first = *l.signal.arrival_ms == *first_ms;
    return page.words.text(
        is_first ? "lane.first" : "lane.later",
        {{"ms", story::number(is_first ? *first_ms : *l.signal.arrival_ms - *first_ms, 2)}});
}

} // namespace

std::vector<LaneName> lane_names(const Layer &layer, const Page &page, const Rect &picture,
                                 std::vector<Rect> &taken) {
    std::vector<LaneName> names;
    const std::size_t lanes = page.show.lanes.size();
    if (lanes < 2) return names;
    const float pad = layer.u(8), margin = layer.u(12), lane_h = picture.h / static_cast<float>(lanes);
    const float h = layer.fonts().line_px(Face::strong) + pad;
    const auto put = [&](const std::string &id, const std::string &text, const std::string &widest,
                         std::size_t lane, bool right) {
        const float w = layer.fonts().width(Face::strong, widest) + layer.u(2) + 2 * pad;
        // When it came stands close below its own hand, not above that of the next lane.
        constexpr float below_hand = 0.60F;
        const float low = picture.y + lane_h * static_cast<float>(lane + 1) - h - layer.u(2);
        const float close = picture.y + lane_h * (static_cast<float>(lane) + below_hand);
        Rect plate{right ? picture.x + picture.w - margin - w : picture.x + margin,
                   right ? std::min(close, low) : low, w, h};
        const auto in_the_way = [&] {
            return std::ranges::find_if(taken, [&](const Rect &r) {
                return r.x < plate.x + plate.w && plate.x < r.x + r.w && r.y < plate.y + plate.h &&
                       plate.y < r.y + r.h;
            });
        };
        if (const auto other = in_the_way(); other != taken.end()) plate.y = other->y - h - layer.u(4);
        const bool free =
            in_the_way() == taken.end() && plate.y >= picture.y + lane_h * static_cast<float>(lane);
        if (!free || plate.w + 2 * margin > picture.w || h > lane_h / 2) return;
        if (!text.empty()) names.push_back({id, plate, text});
        taken.push_back(plate);
    };
    for (std::size_t i = 0; i < lanes; i++) {
        const std::string at = std::to_string(i);
        const char *where = i == 0 ? "lane.above" : i + 1 == lanes ? "lane.below" : "lane.middle";
        const std::string name =
            page.words.text(where, {{"axon", page.show.scene.axons[i].name.in(page.visitor.language)}});
        put("lane." + at, name, name, i, false);
        put("lane.arrival." + at, arrival_words(page, i), page.words.text("lane.later", {{"ms", "0.00"}}), i,
            true);
    }
    return names;
}

void show_lane_names(Layer &layer, const std::vector<LaneName> &names) {
    const float pad = layer.u(8);
    for (std::size_t i = 0; i < names.size(); i++) {
        const Rect &plate = names[i].plate;
        layer.plate(plate);
        layer.text({.id = names[i].id,
                    .text = names[i].name,
                    .x = plate.x + pad,
                    .y = plate.y + pad / 2,
                    .w = plate.w - 2 * pad,
                    .face = Face::strong});
    }
}

} // namespace ui

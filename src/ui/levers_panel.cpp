#include "ui/levers_panel.h"

#include "ui/tract_panel.h"

#include <algorithm>
#include <cmath>

namespace ui {

using story::Lever;

namespace {

struct LeverLook {
    Lever lever;
    const char *id, *name, *help;
    unsigned rgb;
};
constexpr std::array<LeverLook, 4> looks{{
    {Lever::myelin, "lever.myelin", "lever.myelin", "lever.myelin_help", 0xF0D8C4},
    {Lever::inflammation, "lever.inflammation", "lever.inflammation", "lever.inflammation_help", rose},
    {Lever::mitochondria, "lever.mitochondria", "lever.mitochondria", "lever.mitochondria_help", 0xF08A4B},
    {Lever::repair, "lever.repair", "lever.repair", "lever.repair_help", 0x52C795},
}};

bool to_try(const story::Session &session, Lever lever) {
    if (session.scene.steps.empty()) return false;
    const auto &wanted = session.scene.steps[static_cast<std::size_t>(session.step)].try_levers;
    return std::ranges::find(wanted, lever) != wanted.end();
}

} // namespace

float show_head(Layer &layer, const Page &page, const Rect &area, const char *id, std::string_view word,
                bool open, story::Do fold) {
    const float out = layer.u(8); // so that its words line up with what is below
    ButtonSpec spec{.id = id,
                    .name = page.word(word),
                    .rect = {area.x - out, area.y, area.w + 2 * out, 0},
                    .icon = open ? Icon::down : Icon::right,
                    .look = Look::bare,
                    .on = open};
    const float h = layer.button_size(spec, spec.rect.w).h;
    spec.rect.h = h;
    if (layer.button(spec)) page.wish(fold);
    return area.y + h;
}

float show_levers(Layer &layer, const Page &page, const Rect &area) {
    if (page.session.tract) return show_tract_levers(layer, page, area);
    const bool open = page.session.levers_open;
    float y = show_head(layer, page, area, "levers", "levers.title", open, story::Do::toggle_levers);
    if (!open) return y;
    const story::Levers &wanted = story::controlled(page.session).wanted.levers;
    y += layer.u(6);
    for (const LeverLook &look : looks) {
        SliderSpec spec{.id = look.id,
                        .name = page.word(look.name),
                        .rect = {area.x, y, area.w, 0},
                        .value = static_cast<float>(wanted[look.lever]),
                        .help = page.word(look.help),
                        .rgb = look.rgb};
        spec.value_text = page.words.text("levers.percent",
                                          {{"value", story::number(std::round(wanted[look.lever] * 100))}});
        if (to_try(page.session, look.lever)) spec.marker = page.word("levers.try");
        spec.rect.h = layer.slider_height(spec);
        if (const auto moved = layer.slider(spec))
            page.wish({.what = story::Do::set_lever,
                       .lever = look.lever,
                       .value = static_cast<double>(*moved),
                       .gesture = layer.gesture()});
        y += spec.rect.h + layer.u(7);
    }
    return y - layer.u(7);
}

float show_sheaths_head(Layer &layer, const Page &page, const Rect &area) {
    std::string list; // "7–11, 14"
    const std::vector<bool> &chosen = story::controlled(page.session).wanted.lesion;
    for (std::size_t i = 0; i < chosen.size(); i++) {
        if (!chosen[i] || (i > 0 && chosen[i - 1])) continue;
        std::size_t last = i;
        while (last + 1 < chosen.size() && chosen[last + 1]) last++;
        list += (list.empty() ? "" : ", ") + std::to_string(i + 1);
        if (last > i) list += "–" + std::to_string(last + 1);
    }
    ButtonSpec spec{.id = "sheaths_open",
                    .name = list.empty() ? page.word("sheaths.choose")
                                         : page.words.text("sheaths.chosen", {{"list", list}}),
                    .rect = {area.x, area.y, area.w, 0},
                    .icon = page.session.sheaths_open ? Icon::down : Icon::right,
                    .face = Face::body,
                    .on = page.session.sheaths_open};
    spec.rect.h = layer.button_size(spec, area.w).h;
    if (layer.button(spec)) page.wish(story::Do::toggle_sheaths);
    return area.y + spec.rect.h;
}

float show_sheaths(Layer &layer, const Page &page, const Rect &area) {
    const std::vector<bool> &chosen = story::controlled(page.session).wanted.lesion;
    const int count = static_cast<int>(chosen.size());
    ButtonSpec clear{.id = "clear",
                     .name = page.word("sheaths.clear"),
                     .rect = {},
                     .face = Face::body,
                     .enabled = std::ranges::find(chosen, true) != chosen.end()};
    clear.rect = layer.button_size(clear, area.w);
    const float gap = layer.u(3), least = std::max(layer.u(44), layer.text_u(30));
    // One row beside the clear button when there is room, like the axon itself; else as few rows as will do.
    float cells_w = area.w - clear.rect.w - layer.u(10);
    const bool one_row = (cells_w + gap) / static_cast<float>(count) - gap >= least;
    int columns = count;
    if (!one_row) {
        cells_w = area.w;
        columns = 1;
        for (const int wanted : {2, 4, 8, 16})
            if ((cells_w + gap) / static_cast<float>(wanted) - gap >= least) columns = wanted;
    }
    float y = layer.text(
        {.id = "sheaths", .text = page.word("sheaths.title"), .x = area.x, .y = area.y, .w = area.w});
    const float w = (cells_w + gap) / static_cast<float>(columns) - gap, h = layer.target();
    for (int i = 0; i < count; i++) {
        const std::string number = std::to_string(i + 1);
        const bool on = chosen[static_cast<std::size_t>(i)];
        const Rect cell{area.x + static_cast<float>(i % columns) * (w + gap),
                        y + static_cast<float>(i / columns) * (h + gap), w, h};
        if (layer.button({.id = "sheath." + number,
                          .name = page.words.text("sheaths.one", {{"number", number}}),
                          .rect = cell,
                          .face = Face::body,
                          .on = on,
                          .shown = number}))
            page.wish({.what = story::Do::toggle_internode, .index = i});
        // Not by colour alone: a chosen sheath also wears a gold bar.
        if (on && !layer.dry())
            layer.pen.fill({cell.x + w * 0.2F, cell.y + h - layer.u(8), w * 0.6F, layer.u(4)}, gold, 1,
                           layer.u(2));
    }
    const auto rows = static_cast<float>((count + columns - 1) / columns);
    const float below = y + rows * (h + gap) - gap;
    clear.rect.x = one_row ? area.x + area.w - clear.rect.w : area.x;
    clear.rect.y = one_row ? y : below + layer.u(8);
    clear.rect.h = std::max(clear.rect.h, h);
    if (!one_row) clear.rect.w = area.w;
    if (layer.button(clear)) page.wish(story::Do::clear_lesion);
    return one_row ? below : clear.rect.y + clear.rect.h;
}

} // namespace ui

#include "ui/panels/levers_panel.h"

#include "ui/panels/life_panel.h"
#include "ui/panels/panel_head.h"
#include "ui/panels/tissue_panel.h"
#include "ui/panels/tract_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ui {

using story::Lever;

namespace {

// In the order of story::all_lever_facts.
constexpr std::array lever_rgb{0xF0D8C4U, rose,      0xF08A4BU, 0x52C795U, rose,     gold,
                               0xF0D8C4U, 0xFDFF8AU, 0xFDFF8AU, 0xB378FAU, 0x52C795U};
static_assert(lever_rgb.size() == story::all_lever_facts.size(), "every lever needs a colour");

constexpr std::size_t most_at_first = 3; // levers, before more are asked for
constexpr std::array first_levers{Lever::myelin, Lever::inflammation, Lever::repair};
static_assert(first_levers.size() <= most_at_first);

std::string value_text(const Page &page, const story::LeverFacts &lever, double value) {
    switch (lever.unit) {
    case story::LeverUnit::degrees:
        return page.words.text("levers.degrees", {{"value", story::number(value, 1)}});
    case story::LeverUnit::per_second:
        return page.words.text("levers.a_second", {{"value", story::number(std::round(value))}});
    case story::LeverUnit::share:
        break;
    }
    return page.words.text("levers.percent", {{"value", story::number(std::round(value * 100))}});
}

bool to_try(const Page &page, Lever lever) {
    if (page.show.scene.steps.empty()) return false;
    const auto &wanted = page.step().try_levers;
    return std::ranges::find(wanted, lever) != wanted.end();
}

} // namespace

namespace {

float show_lever(Layer &layer, const Page &page, const Rect &area, const story::LeverFacts &lever) {
    const double value = story::controlled(page.show).wanted.levers[lever.lever];
    const std::string id = "lever." + std::string(lever.name); // and the key of its name
    SliderSpec spec{.id = id,
                    .name = page.word(id),
                    .rect = {area.x, area.y, area.w, 0},
                    .value = static_cast<float>(story::slider_position(lever.lever, value)),
                    .value_text = value_text(page, lever, value),
                    .help = page.word(id + "_help"),
                    .rgb = lever_rgb[static_cast<std::size_t>(lever.lever)]};
    if (to_try(page, lever.lever)) spec.marker = page.word("levers.try");
    spec.rect.h = layer.slider_height(spec);
    if (const auto moved = layer.slider(spec))
        page.wish({.what = story::Do::set_lever,
                   .lever = lever.lever,
                   .value = story::value_at(lever.lever, static_cast<double>(*moved)),
                   .gesture = layer.gesture()});
    return area.y + spec.rect.h;
}

// How much sodium is in the axon: a bar with a mark at health. Not pressed, only read.
float show_sodium(Layer &layer, const Page &page, const Rect &area) {
    const Fonts &fonts = layer.fonts();
    const float line = fonts.line_px(Face::body), bar_h = layer.u(10),
                below = area.y + line + bar_h + layer.u(8);
    if (layer.dry()) return below;
    const double mM = story::controlled(page.show).energy.sodium_mM;
    const auto value = [&](double x) {
        return page.words.text("sodium.value", {{"value", story::number(std::round(x))}});
    };
    const std::string name = page.word("sodium.title"), now = value(mM);
    const std::string health = page.words.text("sodium.health", {{"value", value(sim::healthy_sodium_mM)}});
    const float now_w = fonts.width(Face::strong, now), name_w = fonts.width(Face::strong, name);
    const float health_w = fonts.width(Face::body, health), gap = layer.text_u(10);
    const bool fits = name_w + health_w + now_w + 2 * gap <= area.w;
    layer.pen.text(Face::strong, area.x, area.y, name, white);
    if (fits) layer.pen.text(Face::body, area.x + name_w + gap, area.y, health, mist);
    layer.pen.text(Face::strong, area.x + area.w - now_w, area.y, now, white);
    const Rect bar{area.x, area.y + line + layer.u(2), area.w, bar_h};
    const auto at = [&](double x) {
        return bar.w * static_cast<float>(std::clamp(x / sim::most_sodium_mM, 0.0, 1.0));
    };
    layer.pen.fill(bar, 0x2A3B5C, 1, bar_h / 2);
    layer.pen.fill({bar.x, bar.y, std::max(bar_h, at(mM)), bar_h}, 0xFDFF8A, 1, bar_h / 2);
    layer.pen.fill({bar.x + at(sim::healthy_sodium_mM) - layer.u(1.5F), bar.y - layer.u(3), layer.u(3),
                    bar_h + layer.u(6)},
                   white, 1, 0);
    Item item;
    item.id = "sodium";
    item.role = Role::graph;
    item.name = name;
    item.value = now + ", " + health;
    item.rect = {area.x, area.y, area.w, below - area.y};
    item.text_rgb = fits ? mist : white;
    item.font_px = fonts.px(Face::body);
    layer.item(item);
    return below;
}

float show_button(Layer &layer, const Page &page, const Rect &area, ButtonSpec spec,
                  const story::Command &command) {
    spec.rect = {area.x, area.y, area.w, 0};
    spec.face = Face::body;
    spec.rect.h = layer.button_size(spec, area.w).h;
    if (layer.button(spec)) page.wish(command);
    return area.y + spec.rect.h;
}

// Where a cut is made: in the middle of the chosen stretch, or of the axon.
int place_of_a_cut(const story::Settings &settings) {
    std::vector<int> chosen;
    for (std::size_t i = 0; i < settings.lesion.size(); i++)
        if (settings.lesion[i]) chosen.push_back(static_cast<int>(i));
    return chosen.empty() ? static_cast<int>(settings.lesion.size()) / 2 : chosen[chosen.size() / 2];
}

float show_more_buttons(Layer &layer, const Page &page, const Rect &area) {
    const story::Settings &wanted = story::controlled(page.show).wanted;
    const bool three = wanted.repair_sheaths == 3;
    float y = show_button(
        layer, page, area,
        {.id = "three_sheaths", .name = page.word("levers.three_sheaths"), .rect = {}, .on = three},
        {.what = story::Do::set_repair_sheaths, .index = three ? 2 : 3});
    const bool cut = wanted.cut_internode.has_value();
    const int at = cut ? *wanted.cut_internode : place_of_a_cut(wanted);
    return show_button(
        layer, page, {area.x, y + layer.u(7), area.w, 0},
        {.id = "cut",
         .name = page.words.text(cut ? "levers.is_cut" : "levers.cut", {{"sheath", std::to_string(at + 1)}}),
         .rect = {},
         .enabled = !cut,
         .on = cut,
         .help = page.word("levers.cut_help")},
        {.what = story::Do::cut_axon, .index = at});
}

// Those the step speaks of, or some to begin with; or, when more are asked for, all.
std::vector<Lever> levers_shown(const Page &page, bool all) {
    std::vector<Lever> shown;
    if (all) {
        for (const story::LeverFacts &lever : story::all_lever_facts) shown.push_back(lever.lever);
        return shown;
    }
    for (const Lever lever : page.step().try_levers)
        if (shown.size() < most_at_first) shown.push_back(lever);
    if (shown.empty()) shown.assign(first_levers.begin(), first_levers.end());
    return shown;
}

// Sliders one below the other, and with all of them what is rarely done to an axon.
float show_axon_levers(Layer &layer, const Page &page, const Rect &area, const std::vector<Lever> &levers,
                       bool with_buttons) {
    const float gap = layer.u(7);
    float y = area.y;
    for (const Lever lever : levers) {
        y = show_lever(layer, page, {area.x, y, area.w, 0}, story::facts(lever)) + gap;
        if (lever == Lever::traffic) y = show_sodium(layer, page, {area.x, y, area.w, 0}) + gap;
    }
    if (with_buttons) y = show_more_buttons(layer, page, {area.x, y, area.w, 0}) + gap;
    return y - gap;
}

// Of a life only heat is left to the visitor, and only where something conducts.
bool has_more_levers(const Page &page) {
    return page.show.life ? story::shows_axons_or_tract(page.show) : page.axons_shown() || page.tract_shown();
}

float show_life_levers(Layer &layer, const Page &page, const Rect &area, bool more) {
    float y = show_life(layer, page, area);
    const bool tried = page.tract_shown() && !page.step().try_tract_levers.empty();
    if (!more && !tried) return y;
    y += layer.u(8);
    return page.tract_shown() ? show_warmth(layer, page, {area.x, y, area.w, 0})
                              : show_lever(layer, page, {area.x, y, area.w, 0}, story::facts(Lever::heat));
}

float show_levers_of(Layer &layer, const Page &page, const Rect &area, bool more) {
    if (page.show.life) return show_life_levers(layer, page, area, more);
    if (page.tract_shown()) return show_tract_levers(layer, page, area, more);
    if (!page.tissue()) return show_axon_levers(layer, page, area, levers_shown(page, more), more);
    const float y = show_tissue(layer, page, area);
    const std::vector<Lever> &tried = page.step().try_levers;
    if (!more)
        return tried.empty()
                   ? y
                   : show_axon_levers(layer, page, {area.x, y + layer.u(12), area.w, 0}, tried, false);
    const float below = show_pace_and_age(layer, page, {area.x, y + layer.u(12), area.w, 0}) + layer.u(7);
    return show_axon_levers(layer, page, {area.x, below, area.w, 0}, {Lever::heat, Lever::traffic}, false);
}

} // namespace

std::string levers_title(const Page &page) {
    return page.word(page.show.life       ? "levers.title_life"
                     : page.tissue()      ? "levers.title_living"
                     : page.tract_shown() ? "levers.title_tract"
                                          : "levers.title");
}

float show_levers_head(Layer &layer, const Page &page, const Rect &area) {
    const bool open = page.visitor.folds.levers;
    return show_head(layer, page, area, "levers", levers_title(page), open, story::Do::toggle_levers) +
           (open ? layer.u(6) : 0);
}

Rect levers_head_size(const Layer &layer, const Page &page) {
    return layer.button_size({.id = "levers", .name = levers_title(page), .rect = {}, .icon = Icon::right},
                             1e6F);
}

float show_levers(Layer &layer, const Page &page, const Rect &area) {
    const bool more = page.visitor.folds.more_levers && has_more_levers(page);
    const float y = show_levers_of(layer, page, area, more);
    if (!has_more_levers(page)) return y;
    return show_button(layer, page, {area.x, y + layer.u(4), area.w, 0},
                       {.id = "more_levers",
                        .name = page.word(more ? "levers.main" : "levers.more"),
                        .rect = {},
                        .icon = more ? Icon::up : Icon::down,
                        .look = ButtonLook::quiet},
                       {.what = story::Do::toggle_more_levers});
}

float show_sheaths_head(Layer &layer, const Page &page, const Rect &area) {
    std::string list; // "7–11, 14"
    const std::vector<bool> &chosen = story::controlled(page.show).wanted.lesion;
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
                    .icon = page.visitor.folds.sheaths ? Icon::down : Icon::right,
                    .face = Face::body,
                    .on = page.visitor.folds.sheaths};
    spec.rect.h = layer.button_size(spec, area.w).h;
    if (layer.button(spec)) page.wish(story::Do::toggle_sheaths);
    return area.y + spec.rect.h;
}

float show_sheaths(Layer &layer, const Page &page, const Rect &area) {
    const std::vector<bool> &chosen = story::controlled(page.show).wanted.lesion;
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

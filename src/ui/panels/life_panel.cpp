#include "ui/panels/life_panel.h"

#include "ui/page/plot.h"
#include "ui/panels/panel_head.h"
#include "ui/panels/tract_panel.h"
#include "ui/panels/treatments_page.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using story::Do;
using story::Shown;

namespace {

constexpr double full_strength = 0.97, weaker_strength = 0.6;  // from here on a hand is called so
constexpr auto needed = static_cast<float>(sim::axons_needed); // share of fibres for full strength
constexpr unsigned groove = 0x2A3B5C;

struct ChoiceLook {
    Shown shown;
    const char *id; // also the key of its name
};
constexpr std::array<ChoiceLook, 5> choices{{{Shown::tract, "shown.tract"},
                                             {Shown::axons, "shown.axons"},
                                             {Shown::scan, "shown.scan"},
                                             {Shown::courses, "shown.courses"},
                                             {Shown::trial, "shown.trial"}}};

std::vector<ButtonSpec> choice_buttons(const Layer &layer, const Page &page, float w) {
    std::vector<ButtonSpec> buttons;
    for (const ChoiceLook &choice : choices) {
        if (!story::can_show(page.show, choice.shown)) continue;
        ButtonSpec spec{
            .id = choice.id, .name = page.word(choice.id), .rect = {}, .on = page.show.shown == choice.shown};
        spec.rect = layer.button_size(spec, w);
        buttons.push_back(spec);
    }
    return buttons;
}

Shown shown_of(const ButtonSpec &spec) {
    return std::ranges::find_if(choices, [&](const ChoiceLook &c) { return spec.id == c.id; })->shown;
}

std::string in_100(double share) { return story::number(std::round(share * 100)); }

const char *strength_key(double strength) {
    if (strength >= full_strength) return "life.full_strength";
    return strength >= weaker_strength ? "life.weaker" : "life.weak";
}

// Solid as far as fibres are needed, hatched for those to spare: first the hatched part goes.
void draw_fibres(const Layer &layer, const Rect &bar, float delivering) {
    const float thin = std::max(1.0F, layer.u(1)), need = bar.w * needed;
    layer.pen.fill(bar, groove, 1, 0);
    layer.pen.fill({bar.x, bar.y, bar.w * std::min(delivering, needed), bar.h}, gold, 1, 0);
    const Rect spare{bar.x + need, bar.y, bar.w * std::max(0.0F, delivering - needed), bar.h};
    layer.pen.hatch(spare, gold, 1, layer.u(7), layer.u(2));
    layer.pen.frame(bar, rim, 1, 0, thin);
    layer.pen.fill({bar.x + need - layer.u(1), bar.y - layer.u(3), layer.u(2), bar.h + layer.u(6)}, white, 1,
                   0);
}

// The hand's strength in a word, the fibres behind it as a bar. Not pressed, only read.
float show_hand(Layer &layer, const Page &page, const Rect &area) {
    const Fonts &fonts = layer.fonts();
    const float line = fonts.line_px(Face::strong), bar_h = layer.u(16), gap = layer.u(4);
    const std::string name = page.word("life.hand");
    const double delivering = page.show.life->delivering;
    const std::string word = page.word(strength_key(story::hand_strength(delivering)));
    const bool one_line =
        fonts.width(Face::strong, name) + fonts.width(Face::strong, word) + layer.text_u(12) <= area.w;
    const Rect bar{area.x, area.y + line * (one_line ? 1.0F : 2.0F) + gap, area.w, bar_h};
    if (!layer.dry()) {
        layer.pen.text(Face::strong, area.x, area.y, name, white);
        const float word_w = fonts.width(Face::strong, word);
        layer.pen.text(Face::strong, one_line ? area.x + area.w - word_w : area.x,
                       one_line ? area.y : area.y + line, word, gold);
        draw_fibres(layer, bar, static_cast<float>(delivering));
        Item item;
        item.id = "life.hand";
        item.role = Role::graph;
        item.name = name;
        item.value = page.words.text("life.hand_value", {{"strength", word}, {"fibres", in_100(delivering)}});
        item.rect = {area.x, area.y, area.w, bar.y + bar_h - area.y};
        item.text_rgb = white;
        item.font_px = fonts.px(Face::strong);
        layer.item(item);
    }
    return layer.text({.id = "life.reserve",
                       .text = page.word("life.reserve"),
                       .x = area.x,
                       .y = bar.y + bar_h + gap,
                       .w = area.w,
                       .rgb = mist});
}

// Which of the fibres one has dropped into, and another one.
float show_axon_choice(Layer &layer, const Page &page, const Rect &area) {
    const story::Life &life = *page.show.life;
    const float y = layer.text({.id = "life.axon",
                                .text = page.words.text("life.axon", {{"axon", story::number(life.axon + 1)},
                                                                      {"all", story::number(life.axons)}}),
                                .x = area.x,
                                .y = area.y,
                                .w = area.w,
                                .face = Face::strong}) +
                    layer.u(3);
    ButtonSpec next{
        .id = "life.other_axon", .name = page.word("life.other_axon"), .rect = {area.x, y, area.w, 0}};
    next.rect.h = layer.button_size(next, area.w).h;
    if (layer.button(next))
        page.wish({.what = Do::choose_axon, .index = (life.axon + 1) % std::max(life.axons, 1)});
    return y + next.rect.h;
}

void draw_share(const Layer &layer, const Plot &plot, const story::Life &life, float story::Moment::*share,
                unsigned rgb, Stroke stroke) {
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < life.moments.size(); i++) {
        const float year = static_cast<float>(i) / sim::moments_per_year;
        if (double{year} > life.year() + 0.5 / sim::moments_per_year) break;
        add_point(layer, points, {plot.x(year), plot.y(life.moments[i].*share)});
    }
    draw_line(layer, points, rgb, stroke);
}

std::vector<std::string> years_words(const Page &page) {
    const story::Life &life = *page.show.life;
    std::vector<std::string> words{page.words.text(
        "life.fibres", {{"alive", in_100(life.tissue.alive_share())}, {"deliver", in_100(life.delivering)}})};
    if (page.tract_shown() && page.show.tract->volley != story::Fate::none)
        words.push_back(response_words(page).front());
    return words;
}

void draw_years(const Layer &layer, const Page &page, const Rect &rect, bool with_marks) {
    const story::Life &life = *page.show.life;
    const Plot plot{rect, static_cast<float>(life.described.years), 1, 0};
    const float thin = std::max(1.0F, layer.u(1)), felt = plot.y(needed);
    layer.pen.line(rect.x, felt, rect.x + rect.w, felt, rim, 0.7F, thin);
    const int last = static_cast<int>(plot.most_x) / 10 * 10;
    if (with_marks)
        draw_frame(layer, plot, 10, page.words.text("life.years", {{"years", std::to_string(last)}}));
    draw_share(layer, plot, life, &story::Moment::alive, gold, Stroke::whole);
    draw_share(layer, plot, life, &story::Moment::delivering, sky, Stroke::dashed);
}

} // namespace

bool has_choice(const Page &page) {
    return std::ranges::count_if(choices, [&](const ChoiceLook &choice) {
               return story::can_show(page.show, choice.shown);
           }) > 1;
}

float choice_width(const Layer &layer, const Page &page) {
    float w = 0;
    for (const ButtonSpec &button : choice_buttons(layer, page, 1e6F))
        w += button.rect.w + (w > 0 ? layer.u(6) : 0);
    return w;
}

float show_choice(Layer &layer, const Page &page, const Rect &area) {
    if (!has_choice(page)) return area.y;
    const float gap = layer.u(6);
    std::vector<ButtonSpec> buttons = choice_buttons(layer, page, area.w);
    float x = area.x, y = area.y, h = 0;
    for (ButtonSpec &button : buttons) {
        if (x > area.x && x + button.rect.w > area.x + area.w + 0.5F) {
            x = area.x;
            y += h + gap;
        }
        button.rect.x = x;
        button.rect.y = y;
        h = button.rect.h;
        x += button.rect.w + gap;
        if (layer.button(button)) page.wish({.what = Do::show, .shown = shown_of(button)});
    }
    return y + h;
}

float show_life(Layer &layer, const Page &page, const Rect &area) {
    const float gap = layer.u(10);
    float y = show_hand(layer, page, area) + gap;
    if (page.axons_shown()) y = show_axon_choice(layer, page, {area.x, y, area.w, 0}) + gap;
    return show_treatments_button(layer, page, {area.x, y, area.w, 0});
}

float show_years(Layer &layer, const Page &page, const Rect &area, float graph_h) {
    const bool open = page.visitor.folds.trace;
    float y = show_head(layer, page, area, "trace", page.word("life.over_years"), open, Do::toggle_trace);
    const std::vector<std::string> words = years_words(page);
    if (!open)
        return show_strip(layer, page.word("life.graph"), words, {area.x, y, area.w, graph_h},
                          [&](const Rect &rect) { draw_years(layer, page, rect, false); });
    y = show_legend(
        layer,
        {{page.word("life.alive"), gold, Stroke::whole}, {page.word("life.delivering"), sky, Stroke::dashed}},
        area, y);
    const Rect plot{area.x + layer.u(4), y + layer.u(4), area.w - layer.u(8), graph_h};
    const float below = plot.y + graph_h + layer.fonts().px(Face::body) * 1.4F + layer.u(5);
    if (!layer.dry()) {
        add_graph(layer, page.word("life.graph"), words, {area.x, y, area.w, below - y});
        draw_years(layer, page, plot, true);
    }
    return show_graph_words(layer, words, area, below + layer.u(4));
}

} // namespace ui

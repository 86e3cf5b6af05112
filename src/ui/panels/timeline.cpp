#include "ui/panels/timeline.h"

#include "ui/panels/treatments_page.h"

#include <algorithm>
#include <cmath>

namespace ui {

using story::Do;

namespace {

const story::Life &life_of(const Page &page) { return *page.show.life; }

std::string year_text(const Page &page, double year) {
    return page.words.text("life.year", {{"year", story::number(year, 1)}});
}

// Where the visitor wants to be: the slider's thumb runs ahead of what is computed.
double wanted_year(const story::Life &life) { return life.passing ? life.year() : life.wanted_year; }

struct Row {
    TextSpec year;
    ButtonSpec pass, back, on;
    float w = 0, h = 0;
};

// The button that lets time pass or stops it: as wide with either of its names.
ButtonSpec pass_button(const Layer &layer, const Page &page, float max_w) {
    const bool passing = life_of(page).passing;
    ButtonSpec pass{.id = "life.pass",
                    .name = page.word(passing ? "life.stop" : "life.pass"),
                    .rect = {},
                    .icon = passing ? Icon::pause : Icon::play,
                    .on = passing};
    ButtonSpec other = pass;
    other.name = page.word(passing ? "life.pass" : "life.stop");
    pass.rect = layer.button_size(pass, max_w);
    pass.rect.w = std::max(pass.rect.w, layer.button_size(other, max_w).w);
    return pass;
}

ButtonSpec year_button(const Page &page, const char *id, Icon icon, float size, bool enabled) {
    return {.id = id,
            .name = page.word(id),
            .rect = {0, 0, size, size},
            .icon = icon,
            .icon_only = true,
            .enabled = enabled};
}

// The year and its buttons, from `x` on: in one row, or in two where that is too long, or in three.
Row row_of(const Layer &layer, const Page &page, const Rect &area) {
    const Fonts &fonts = layer.fonts();
    const story::Life &life = life_of(page);
    const float gap = layer.u(8), size = layer.target();
    Row row;
    // As wide as a late year needs, so that nothing moves when it changes.
    const float year_w = std::ceil(fonts.width(Face::title, year_text(page, 88.8))) + layer.u(2);
    row.year = {.id = "life.year",
                .text = year_text(page, life.year()),
                .x = area.x,
                .w = std::min(year_w, area.w),
                .face = Face::title};
    row.pass = pass_button(layer, page, area.w);
    row.back = year_button(page, "life.back", Icon::left, size, wanted_year(life) > 0.01);
    row.on = year_button(page, "life.on", Icon::right, size, wanted_year(life) < life.described.years - 0.01);
    const float line = fonts.line_px(Face::title), h = std::max(row.pass.rect.h, size);
    const float buttons_w = row.pass.rect.w + 2 * (size + gap);
    const bool one_row = year_w + gap + buttons_w <= area.w, two_rows = buttons_w <= area.w;
    const float x = one_row ? area.x + year_w + gap : area.x, y = one_row ? area.y : area.y + line;
    row.year.y = area.y + (one_row ? (h - line) / 2 : 0);
    row.w = one_row ? year_w + gap + buttons_w : area.w;
    row.h = y + h - area.y;
    if (one_row || two_rows) {
        row.back.rect = {x, y, size, h};
        row.pass.rect = {x + size + gap, y, row.pass.rect.w, h};
        row.on.rect = {row.pass.rect.x + row.pass.rect.w + gap, y, size, h};
        return row;
    }
    row.pass.rect = {x, y, area.w, layer.button_size(row.pass, area.w).h};
    const float below = row.pass.rect.y + row.pass.rect.h + gap;
    row.back.rect = {x, below, size, size};
    row.on.rect = {x + size + gap, below, size, size};
    row.h = below + size - area.y;
    return row;
}

void show_row(Layer &layer, const Page &page, const Row &row) {
    const story::Life &life = life_of(page);
    layer.text(row.year);
    const auto go = [&](double by) {
        page.wish(
            {.what = Do::go_to_year, .value = std::clamp(wanted_year(life) + by, 0.0, life.described.years)});
    };
    if (layer.button(row.back)) go(-1);
    if (layer.button(row.pass)) page.wish(Do::let_time_pass);
    if (layer.button(row.on)) go(1);
}

// Every treatment's spans in a line of their own.
std::vector<sim::Treatment> treatments_of(const story::Life &life) {
    std::vector<sim::Treatment> given;
    for (const sim::TreatmentSpan &span : life.treatments)
        if (std::ranges::find(given, span.treatment) == given.end()) given.push_back(span.treatment);
    return given;
}

float bar_h(const Layer &layer) { return layer.u(6); }
float mark_h(const Layer &layer) { return layer.u(9); }

void draw_treatments(Layer &layer, const Page &page, const Rect &track) {
    const story::Life &life = life_of(page);
    const std::vector<sim::Treatment> given = treatments_of(life);
    const auto x_of = [&](double year) {
        return track.x + track.w * static_cast<float>(std::clamp(year / life.described.years, 0.0, 1.0));
    };
    for (std::size_t i = 0; i < life.treatments.size(); i++) {
        const sim::TreatmentSpan &span = life.treatments[i];
        const auto lane = std::ranges::find(given, span.treatment) - given.begin();
        const float y = track.y + static_cast<float>(lane) * (bar_h(layer) + layer.u(3));
        const float from = x_of(span.from_year), to = std::max(x_of(span.to_year), from + layer.u(3));
        const Rect bar{from, y, to - from, bar_h(layer)};
        layer.pen.fill(bar, sky, 1, layer.u(2));
        Item item;
        item.id = "life.treatment." + std::to_string(i);
        item.role = Role::graph;
        const double last = std::min(span.to_year, life.described.years);
        item.name = page.words.text("life.treated", {{"treatment", page.word(treatment_key(span.treatment))},
                                                     {"from", story::number(span.from_year, 1)},
                                                     {"to", story::number(last, 1)}});
        item.rect = bar;
        item.text_rgb = white;
        item.font_px = layer.fonts().px(Face::body);
        layer.item(item);
    }
}

// A triangle below the track where a relapse was, as far as the years have been looked at.
void draw_relapses(Layer &layer, const Page &page, const Rect &track) {
    const story::Life &life = life_of(page);
    const float size = mark_h(layer);
    int shown = 0;
    for (std::size_t i = 1; i < life.moments.size(); i++) {
        if (life.moments[i].relapses <= life.moments[i - 1].relapses) continue;
        const double year = (static_cast<double>(i) - 0.5) / sim::moments_per_year;
        if (year > life.year()) break;
        const float x = track.x + track.w * static_cast<float>(year / life.described.years);
        layer.pen.draw->AddTriangleFilled({x, track.y}, {x + size * 0.55F, track.y + size},
                                          {x - size * 0.55F, track.y + size}, layer.pen.colour(gold));
        shown = life.moments[i].relapses;
    }
    Item item;
    item.id = "life.relapses";
    item.role = Role::graph;
    item.name = page.word("life.relapses");
    item.value = std::to_string(shown);
    item.rect = {track.x, track.y, track.w, size};
    item.text_rgb = gold;
    item.font_px = layer.fonts().px(Face::body);
    layer.item(item);
}

// Where it is narrow each kind of mark is explained in a line of its own, so that the slider stays low.
float show_years_slider(Layer &layer, const Page &page, const Rect &area, bool narrow) {
    const story::Life &life = life_of(page);
    SliderSpec spec{.id = "life.timeline",
                    .name = page.word("life.timeline"),
                    .rect = area,
                    .value = static_cast<float>(wanted_year(life) / life.described.years),
                    .value_text = story::number(wanted_year(life), 1),
                    .help = page.word(narrow ? "life.relapse_mark" : "life.marks"),
                    .rgb = gold};
    spec.rect.h = layer.slider_height(spec);
    if (const auto moved = layer.slider(spec)) {
        const double year = double{*moved} * life.described.years;
        page.wish({.what = Do::go_to_year,
                   .value = std::round(year * sim::moments_per_year) / sim::moments_per_year,
                   .gesture = layer.gesture()});
    }
    const float thumb = layer.u(12); // the slider's track begins that far inside
    const Rect marks{area.x + thumb, area.y + spec.rect.h, area.w - 2 * thumb, mark_h(layer)};
    const Rect bars{marks.x, marks.y + marks.h + layer.u(3), marks.w, 0};
    if (!layer.dry()) {
        draw_relapses(layer, page, marks);
        draw_treatments(layer, page, bars);
    }
    const auto kinds = static_cast<float>(treatments_of(life).size());
    const float below = bars.y + kinds * (bar_h(layer) + layer.u(3));
    if (!narrow || kinds == 0) return below;
    return layer.text({.id = "life.treatment_mark",
                       .text = page.word("life.treatment_mark"),
                       .x = area.x,
                       .y = below,
                       .w = area.w,
                       .face = Face::body});
}

// How much of the scan shows year 0, to compare.
float show_wipe(Layer &layer, const Page &page, const Rect &area) {
    const double wipe = page.eye.wipe;
    SliderSpec spec{.id = "scan.wipe",
                    .name = page.word("scan.wipe"),
                    .rect = area,
                    .value = static_cast<float>(wipe),
                    .value_text = story::number(100 * wipe, 0) + " %",
                    .rgb = sky};
    spec.rect.h = layer.slider_height(spec);
    if (const auto moved = layer.slider(spec))
        page.wish({.what = Do::wipe_scan, .value = *moved, .gesture = layer.gesture()});
    return area.y + spec.rect.h;
}

float show_years(Layer &layer, const Page &page, const Rect &area) {
    const Row row = row_of(layer, page, area);
    const float gap = layer.u(16);
    const bool beside = area.w - row.w - gap >= layer.text_u(420);
    if (!beside) {
        show_row(layer, page, row);
        return show_years_slider(layer, page, {area.x, area.y + row.h + layer.u(6), area.w, 0}, true);
    }
    const Rect rest{area.x + row.w + gap, area.y, area.w - row.w - gap, 0};
    const float slider_h =
        layer.measure([&] { return show_years_slider(layer, page, rest, false); }) - area.y;
    const float h = std::max(row.h, slider_h);
    show_row(layer, page, row_of(layer, page, {area.x, area.y + (h - row.h) / 2, area.w, 0}));
    show_years_slider(layer, page, {rest.x, area.y + h - slider_h, rest.w, 0}, false);
    return area.y + h;
}

} // namespace

float show_timeline(Layer &layer, const Page &page, const Rect &area) {
    const float y = show_years(layer, page, area);
    if (page.show.shown != story::Shown::scan) return y;
    return show_wipe(layer, page, {area.x, y + layer.u(6), area.w, 0});
}

} // namespace ui

#include "ui/panels/tissue_panel.h"

#include "ui/page/controls.h"
#include "ui/panels/treatments_page.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using story::Act;
using story::Do;

namespace {

constexpr std::array<double, 5> paces{1, 2, 4, 8, 16}; // days per second
constexpr float clean = 0.02F;                         // less debris than this is not worth clearing

struct ActLook {
    Act act;
    const char *id; // also the key of its name
};
// What harms in the left column, what helps beside it.
constexpr std::array<ActLook, story::act_count> acts{{
    {Act::attack, "living.attack"},
    {Act::clear_debris, "living.clear_debris"},
    {Act::hurt_mitochondria, "living.hurt_mitochondria"},
    {Act::wake_repair, "living.wake_repair"},
    {Act::restore_energy, "living.restore_energy"},
}};

// The key of why an act can do nothing now; null when it can.
const char *obstacle(const story::AxonTissue &around, Act act) {
    const bool lost = !around.tissue.alive(0);
    if (lost && act != Act::attack && act != Act::clear_debris) return "living.axon_lost";
    const auto &debris = around.tissue.debris;
    if (act == Act::clear_debris && std::ranges::all_of(debris, [](float d) { return d < clean; }))
        return "living.no_debris";
    if (act == Act::wake_repair && around.repair_woken) return "living.repair_is_awake";
    return nullptr;
}

ButtonSpec act_button(const Page &page, const ActLook &look) {
    ButtonSpec spec{.id = look.id, .name = page.word(look.id), .rect = {}};
    const char *why_not = obstacle(*page.tissue(), look.act);
    spec.enabled = why_not == nullptr;
    if (why_not) spec.help = page.word(why_not);
    return spec;
}

// In two columns where there is room; every row as high as its higher button.
float show_acts(Layer &layer, const Page &page, const Rect &area) {
    const float gap = layer.u(7), half = (area.w - gap) / 2;
    const bool two = half >= layer.text_u(148);
    const float w = two ? half : area.w;
    const std::size_t columns = two ? 2 : 1;
    float y = area.y;
    for (std::size_t from = 0; from < acts.size(); from += columns) {
        const std::size_t to = std::min(from + columns, acts.size());
        float h = 0;
        for (std::size_t i = from; i < to; i++)
            h = std::max(h, layer.button_size(act_button(page, acts[i]), w).h);
        for (std::size_t i = from; i < to; i++) {
            ButtonSpec spec = act_button(page, acts[i]);
            spec.rect = {area.x + static_cast<float>(i - from) * (w + gap), y, w, h};
            if (to - from < columns) spec.rect.w = area.w;
            if (layer.button(spec)) page.wish({.what = Do::act, .act = acts[i].act});
        }
        y += h + gap;
    }
    return y - gap;
}

// How far on in MS, in words: an age in numbers would seem to speak of a person. The key.
const char *stage_of(double age_years) {
    return age_years < 40 ? "living.early" : age_years < 55 ? "living.middle" : "living.late";
}

} // namespace

double neighbour_pace(double days_per_s, int direction) {
    double best = days_per_s;
    for (const double pace : paces) {
        const bool beyond = direction > 0 ? pace > days_per_s * 1.01 : pace < days_per_s * 0.99;
        if (beyond && (best == days_per_s || std::abs(pace - days_per_s) < std::abs(best - days_per_s)))
            best = pace;
    }
    return best;
}

// The day in large print, and beside it the button that lets days pass.
float show_days(Layer &layer, const Page &page, const Rect &area) {
    const Fonts &fonts = layer.fonts();
    const auto day = [&](double d) {
        return page.words.text("living.day", {{"day", story::number(std::floor(d))}});
    };
    // As wide as a late day needs, so that the button stays where it is.
    const float day_w = std::ceil(fonts.width(Face::title, day(8888))) + layer.u(2), gap = layer.u(10);
    const Control days = days_control(page);
    ButtonSpec pass = days.button;
    const bool beside = area.w - day_w - gap >= layer.text_u(150);
    pass.rect = layer.button_size(pass, beside ? area.w - day_w - gap : area.w);
    const float line = fonts.line_px(Face::title);
    const float text_y = area.y + (beside ? std::max(0.0F, (pass.rect.h - line) / 2) : 0);
    const float below = layer.text({.id = "living.day",
                                    .text = day(page.tissue()->day()),
                                    .x = area.x,
                                    .y = text_y,
                                    .w = beside ? day_w : area.w,
                                    .face = Face::title});
    pass.rect.x = beside ? area.x + day_w + gap : area.x;
    pass.rect.y = beside ? area.y : below;
    pass.rect.w = area.x + area.w - pass.rect.x;
    if (layer.button(pass)) page.wish(days.command);
    return pass.rect.y + pass.rect.h;
}

float show_tissue(Layer &layer, const Page &page, const Rect &area) {
    const float gap = layer.u(8);
    float y = show_acts(layer, page, area) + gap;
    if (!page.tissue()->tissue.alive(0))
        y = layer.text({.id = "axon_lost",
                        .text = page.word("living.axon_lost"),
                        .x = area.x,
                        .y = y,
                        .w = area.w,
                        .rgb = gold});
    return show_treatments_button(layer, page, {area.x, y, area.w, 0});
}

float show_pace_and_age(Layer &layer, const Page &page, const Rect &area) {
    const double pace = page.show.slow.days_per_s;
    ButtonSpec fewer{.id = "living.fewer_days",
                     .name = page.word("living.fewer_days"),
                     .rect = {area.x, area.y, layer.target(), layer.target()},
                     .icon = Icon::minus,
                     .icon_only = true};
    fewer.enabled = neighbour_pace(pace, -1) != pace;
    ButtonSpec more = fewer;
    more.id = "living.more_days";
    more.name = page.word("living.more_days");
    more.icon = Icon::plus;
    more.rect.x = area.x + area.w - more.rect.w;
    more.enabled = neighbour_pace(pace, 1) != pace;
    const float gap = layer.u(8), text_w = more.rect.x - fewer.rect.x - fewer.rect.w - 2 * gap;
    TextSpec now{.id = "living.pace",
                 .text = page.words.text("living.pace", {{"days", story::number(pace, pace < 1 ? 2 : 0)}}),
                 .x = area.x + fewer.rect.w + gap,
                 .y = 0,
                 .w = text_w,
                 .centred = true};
    const float text_h = layer.measure([&] { return layer.text(now); });
    const float row_h = std::max(text_h, fewer.rect.h);
    now.y = area.y + (row_h - text_h) / 2;
    fewer.rect.y = more.rect.y = area.y + (row_h - fewer.rect.h) / 2;
    if (layer.button(fewer)) page.wish({.what = Do::set_pace, .value = neighbour_pace(pace, -1)});
    layer.text(now);
    if (layer.button(more)) page.wish({.what = Do::set_pace, .value = neighbour_pace(pace, 1)});

    const double age = page.tissue()->age_years;
    SliderSpec spec{.id = "living.age",
                    .name = page.word("living.age"),
                    .rect = {area.x, area.y + row_h + gap, area.w, 0},
                    .value = static_cast<float>((age - story::youngest_years) /
                                                (story::oldest_years - story::youngest_years)),
                    .value_text = page.word(stage_of(age)),
                    .help = page.word("living.age_help"),
                    .rgb = sky};
    spec.rect.h = layer.slider_height(spec);
    if (const auto moved = layer.slider(spec))
        page.wish({.what = Do::set_age,
                   .value = std::round(story::youngest_years +
                                       (story::oldest_years - story::youngest_years) * double{*moved}),
                   .gesture = layer.gesture()});
    return spec.rect.y + spec.rect.h;
}

} // namespace ui

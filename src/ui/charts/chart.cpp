#include "ui/charts/chart.h"

#include "ui/page/controls.h"

#include <algorithm>
#include <cmath>

namespace ui {

using story::Do;

namespace {

float show_progress(Layer &layer, const Page &page, std::size_t people, const Rect &area) {
    const double progress = page.show.population.progress();
    const std::string percent = story::number(std::floor(100 * progress));
    const float y = layer.text(
        {.id = "chart.working",
         .text = page.words.text("chart.working", {{"people", std::to_string(people)}, {"percent", percent}}),
         .x = area.x,
         .y = area.y,
         .w = area.w});
    const Rect bar{area.x, y + layer.u(2), area.w, layer.u(14)};
    if (!layer.dry()) {
        layer.pen.fill(bar, fill, 1, bar.h / 2);
        layer.pen.fill({bar.x, bar.y, std::max(bar.h, bar.w * static_cast<float>(progress)), bar.h}, gold, 1,
                       bar.h / 2);
        layer.pen.frame(bar, rim, 1, bar.h / 2, std::max(1.0F, layer.u(1)));
    }
    return bar.y + bar.h + layer.u(6);
}

float show_wide_button(Layer &layer, const Page &page, ButtonSpec spec, const Rect &area,
                       const story::Command &command) {
    spec.rect = {area.x, area.y, area.w, 0};
    if (!page.pressable) return area.y;
    spec.rect.h = layer.button_size(spec, area.w).h;
    if (layer.button(spec)) page.wish(command);
    return area.y + spec.rect.h;
}

float axis_w(const Layer &layer, const Page &page) {
    return layer.fonts().width(Face::body, page.words.text("levers.percent", {{"value", "100"}})) +
           layer.u(10);
}

} // namespace

float show_chart_head(Layer &layer, const std::string &title, const std::string &note, const Rect &area) {
    const Fonts &fonts = layer.fonts();
    const float title_w = fonts.width(Face::title, title) + layer.u(2), gap = layer.text_u(24);
    const float note_w = fonts.width(Face::strong, note) + layer.u(2);
    const bool one_line = title_w + gap + note_w <= area.w;
    const float y = layer.text({.id = "chart_title",
                                .text = title,
                                .x = area.x,
                                .y = area.y,
                                .w = one_line ? title_w : area.w,
                                .face = Face::title,
                                .role = Role::heading});
    const float drop = fonts.px(Face::title) - fonts.px(Face::strong); // both stand on one line
    const float below = layer.text({.id = "chart_note",
                                    .text = note,
                                    .x = one_line ? area.x + title_w + gap : area.x,
                                    .y = one_line ? area.y + drop * 0.7F : y,
                                    .w = one_line ? area.w - title_w - gap : area.w,
                                    .face = Face::strong,
                                    .rgb = gold});
    return std::max(y, below);
}

float show_chart_buttons(Layer &layer, const Page &page, std::size_t people, const Rect &area) {
    const story::Population &population = page.show.population;
    if (population.wanted && !population.done()) {
        const float y = show_progress(layer, page, people, area);
        return show_wide_button(layer, page,
                                {.id = "chart.cancel", .name = page.word("chart.cancel"), .rect = {}},
                                {area.x, y, area.w, 0}, {.what = Do::cancel_population});
    }
    float y = area.y;
    if (!population.done())
        y = layer.text({.id = "chart.stopped",
                        .text = page.word("chart.stopped"),
                        .x = area.x,
                        .y = y,
                        .w = area.w}) +
            layer.u(4);
    return show_wide_button(
        layer, page,
        {.id = "chart.repeat", .name = page.word("chart.repeat"), .rect = {}, .icon = Icon::reset},
        {area.x, y, area.w, 0}, {.what = Do::repeat_population});
}

Plot draw_percent_frame(const Layer &layer, const Page &page, const Rect &area, float most_years,
                        const std::string &of_what, int every_years) {
    const Fonts &fonts = layer.fonts();
    const float px = fonts.px(Face::body), thin = std::max(1.0F, layer.u(1)), left = axis_w(layer, page);
    float top = area.y;
    for (const auto &line : fonts.wrap(Face::body, of_what, area.w).lines) {
        layer.pen.text(Face::body, area.x, top, line, white);
        top += fonts.line_px(Face::body);
    }
    top += layer.u(4);
    const float below = px * 1.4F + layer.u(5);
    const Plot plot{
        {area.x + left, top, area.w - left - layer.u(4), area.y + area.h - top - below}, most_years, 1, 0};
    const bool room = plot.rect.h > 6 * px;
    for (const int percent : {0, 25, 50, 75, 100}) {
        if (percent % 50 != 0 && !room) continue;
        const float y = plot.y(static_cast<float>(percent) / 100);
        if (percent > 0) layer.pen.line(plot.rect.x, y, plot.rect.x + plot.rect.w, y, rim, 0.3F, thin);
        const std::string text = page.words.text("levers.percent", {{"value", std::to_string(percent)}});
        layer.pen.text(Face::body, plot.rect.x - layer.u(8) - fonts.width(Face::body, text), y - px * 0.55F,
                       text, mist);
    }
    const int last = static_cast<int>(plot.most_x) / every_years * every_years;
    draw_frame(layer, plot, every_years, page.words.text("life.years", {{"years", std::to_string(last)}}));
    return plot;
}

void draw_words_on(const Layer &layer, Face face, float x, float y, const std::string &words, unsigned rgb) {
    const Fonts &fonts = layer.fonts();
    const float pad = layer.u(4);
    layer.pen.fill({x - pad, y, fonts.width(face, words) + 2 * pad, fonts.px(face) * 1.2F}, navy, plate_alpha,
                   layer.u(4));
    layer.pen.text(face, x, y, words, rgb);
}

} // namespace ui

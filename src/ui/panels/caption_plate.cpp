#include "ui/panels/caption_plate.h"

#include "story/show/status.h"
#include "ui/page/controls.h"

#include <algorithm>

namespace ui {

namespace {

std::string step_text(const Page &page) {
    return page.words.text("caption.step", {{"step", std::to_string(page.show.step + 1)},
                                            {"steps", std::to_string(page.show.scene.steps.size())}});
}

// About 70 letters to a line, which the eye can still follow back.
float sentence_width(const Layer &layer, const Rect &area) {
    return std::min(area.w, layer.fonts().px(Face::caption) * 36);
}

// The longest caption's lines, three at the most: so that the picture below does not jump from step to step.
float kept_height(const Layer &layer, const Page &page, const Rect &area) {
    std::size_t lines = 1;
    for (const story::Step &step : page.show.scene.steps) {
        const std::string &text = step.caption.in(page.visitor.language);
        lines = std::max(lines,
                         layer.fonts().wrap(Face::caption, text, sentence_width(layer, area)).lines.size());
    }
    return layer.fonts().line_px(Face::caption) * static_cast<float>(std::min<std::size_t>(lines, 3));
}

float show_sentences(Layer &layer, const Page &page, const Rect &area, float y, float kept) {
    const float below = y + kept;
    const std::string &caption = story::caption(page.show, page.visitor.language);
    y = layer.text({.id = "caption",
                    .text = caption,
                    .x = area.x,
                    .y = y,
                    .w = layer.fonts().even_width(Face::caption, caption, sentence_width(layer, area)),
                    .face = Face::caption});
    y = std::max(y, below);
    y += layer.u(2);
    const float mark = layer.text_u(18), line = layer.fonts().line_px(Face::body);
    if (!layer.dry())
        layer.pen.icon(Icon::play, area.x + layer.text_u(5), y + line / 2, layer.text_u(10), gold);
    return layer.text({.id = "status",
                       .text = story::status(page.show, page.visitor.language, page.words),
                       .x = area.x + mark,
                       .y = y,
                       .w = area.w - mark,
                       .rgb = mist});
}

} // namespace

ButtonSpec previous_button(const Page &page) {
    return {.id = "previous",
            .name = page.word("caption.previous"),
            .rect = {},
            .icon = Icon::left,
            .enabled = page.show.step > 0 || page.catalogue.place > 0};
}

ButtonSpec next_button(const Page &page) {
    const story::Show &s = page.show;
    const bool more_steps = s.step + 1 < static_cast<int>(s.scene.steps.size());
    const bool more_scenes = page.catalogue.place + 1 < static_cast<int>(page.catalogue.scenes.size());
    return {.id = "next",
            .name = page.word(more_steps || !more_scenes ? "caption.next" : "caption.next_scene"),
            .rect = {},
            .icon = Icon::right,
            .enabled = more_steps || more_scenes};
}

float show_caption(Layer &layer, const Page &page, const Rect &area) {
    ButtonSpec previous = previous_button(page), next = next_button(page);
    previous.rect = layer.button_size(previous, area.w / 3);
    next.rect = layer.button_size(next, area.w / 3);
    const std::string step = step_text(page);
    const float gap = layer.u(10), step_w = layer.fonts().width(Face::body, step) + layer.u(2);
    const float row = std::max(previous.rect.h, next.rect.h);
    next.rect.x = area.x + area.w - next.rect.w;
    const float step_x = next.rect.x - gap - step_w;
    previous.rect.x = step_x - gap - previous.rect.w;
    Control scenes = scenes_control(page);
    scenes.button.rect = layer.button_size(scenes.button, area.w / 3);
    scenes.button.rect.x = previous.rect.x - gap - scenes.button.rect.w;
    scenes.button.rect.y = area.y;
    previous.rect.y = next.rect.y = area.y;

    const float title_h = layer.fonts().line_px(Face::title);
    const std::string &title = page.show.scene.title.in(page.visitor.language);
    const float title_w = scenes.button.rect.x - gap - area.x;
    const bool one_line = layer.fonts().width(Face::title, title) <= title_w;
    const float title_y = one_line ? area.y + (row - title_h) / 2 : area.y;
    float y = layer.text({.id = "title",
                          .text = title,
                          .x = area.x,
                          .y = title_y,
                          .w = title_w,
                          .face = Face::title,
                          .role = Role::heading});
    if (layer.button(scenes.button)) page.wish(scenes.command);
    if (layer.button(previous)) page.wish(story::Do::previous_step);
    const float step_h = layer.fonts().line_px(Face::body);
    layer.text({.id = "step",
                .text = step,
                .x = step_x,
                .y = area.y + (row - step_h) / 2,
                .w = step_w,
                .rgb = mist});
    if (layer.button(next)) page.wish(story::Do::next_step);
    y = std::max(y, area.y + row) + layer.u(4);
    return show_sentences(layer, page, area, y, kept_height(layer, page, area));
}

float show_caption_text(Layer &layer, const Page &page, const Rect &area, bool with_notice, bool with_clock) {
    float y = layer.text({.id = "title",
                          .text = page.show.scene.title.in(page.visitor.language),
                          .x = area.x,
                          .y = area.y,
                          .w = area.w,
                          .face = Face::title,
                          .role = Role::heading});
    y = layer.text({.id = with_notice ? "notice" : "step",
                    .text = with_notice ? page.word(page.show.notice) : step_text(page),
                    .x = area.x,
                    .y = y,
                    .w = area.w,
                    .rgb = with_notice ? gold : mist});
    y = show_sentences(layer, page, area, y, 0);
    if (with_clock)
        y = layer.text(
            {.id = "factor", .text = factor_control(page).button.name, .x = area.x, .y = y, .w = area.w});
    if (!page.slow_model()) return y;
    return layer.text(
        {.id = "model", .text = page.word("living.model"), .x = area.x, .y = y, .w = area.w, .rgb = mist});
}

float show_presented_caption(Layer &layer, const Page &page, const Rect &area) {
    const std::string step =
        page.words.text("caption.step_of", {{"step", std::to_string(page.show.step + 1)},
                                            {"steps", std::to_string(page.show.scene.steps.size())}});
    const float step_w = layer.fonts().width(Face::body, step) + layer.u(2);
    layer.text(
        {.id = "step", .text = step, .x = area.x + area.w - step_w, .y = area.y, .w = step_w, .rgb = mist});
    const Rect text{area.x, area.y, area.w - step_w - layer.u(12), area.h};
    return show_sentences(layer, page, text, area.y, 0);
}

} // namespace ui

#include "ui/panels/caption_plate.h"

#include "story/scene/step_state.h"
#include "story/state/status.h"
#include "ui/page/controls.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace ui {

namespace {

bool is_last(const Page &page, int step) {
    return step + 1 == static_cast<int>(page.show.scene.steps.size());
}

// What is said at a step: its caption, a warning before lasting loss, and at the end of a scene where help
// is. Without buttons (a film, a picture) it names none.
std::string told(const Page &page, int step, bool with_buttons = true) {
    const auto &steps = page.show.scene.steps;
    const auto at = static_cast<std::size_t>(step);
    std::string text =
        step == page.show.step ? story::caption(page.glance()) : steps[at].caption.in(page.visitor.language);
    if (with_buttons && at + 1 < steps.size() && steps[at].loss_skips_to.empty() &&
        !steps[at + 1].loss_skips_to.empty())
        text += " " + page.word("caption.loss_ahead");
    if (is_last(page, step))
        text +=
            " " + page.word(with_buttons && !page.visitor.presenting ? "caption.help" : "caption.help_line");
    return text;
}

// The ways onward besides the next step.
struct Way {
    ButtonSpec button;
    story::Do wish;
};
enum class Which { all, skip, others };
std::vector<Way> ways(const Page &page, Which which = Which::all) {
    const story::Catalogue &scenes = page.catalogue;
    const auto title = [&](int place) {
        return scenes.scenes[static_cast<std::size_t>(place)].title.in(page.visitor.language);
    };
    std::vector<Way> out;
    if (which != Which::others && story::skip_from(page.show.scene, page.show.step))
        out.push_back({{.id = "skip", .name = page.word("caption.skip"), .rect = {}, .icon = Icon::right},
                       story::Do::skip_loss});
    if (which == Which::skip) return out;
    if (const auto &left = scenes.left)
        out.push_back({{.id = "resume",
                        .name = page.words.text("caption.resume", {{"step", std::to_string(left->number)},
                                                                   {"steps", std::to_string(left->of)}}),
                        .rect = {},
                        .icon = Icon::right},
                       story::Do::resume});
    if (const auto place = story::place_of(scenes, page.step().deeper); place && *place != scenes.place)
        out.push_back({{.id = "deeper",
                        .name = page.words.text("caption.deeper", {{"scene", title(*place)}}),
                        .rect = {},
                        .shown = page.word("caption.deeper_short")},
                       story::Do::see_more});
    if (scenes.back)
        out.push_back({{.id = "come_back",
                        .name = page.words.text("caption.come_back", {{"scene", title(scenes.back->scene)}}),
                        .rect = {},
                        .icon = Icon::left,
                        .shown = page.word("caption.return")},
                       story::Do::come_back});
    return out;
}

// From right to left, below the words, in as many rows as they need. Returns the end.
float show_ways(Layer &layer, const Page &page, const Rect &area, Which which) {
    float x = area.x + area.w, y = area.y, row = 0;
    for (Way &way : ways(page, which)) {
        way.button.rect = layer.button_size(way.button, area.w);
        if (x - way.button.rect.w < area.x && row > 0) {
            x = area.x + area.w;
            y += row + layer.u(6);
            row = 0;
        }
        way.button.rect.x = x - way.button.rect.w;
        way.button.rect.y = y;
        row = std::max(row, way.button.rect.h);
        x = way.button.rect.x - layer.u(10);
        if (layer.button(way.button)) page.wish(way.wish);
    }
    return y + row;
}

// About 70 letters to a line, which the eye can still follow back.
float sentence_width(const Layer &layer, const Rect &area) {
    return std::min(area.w, layer.fonts().px(Face::caption) * 36);
}

// Of the line below the caption: the ways stand beside it where they take less than half of it.
float status_width(const Layer &layer, const Page &page, const Rect &area, Which which) {
    float w = 0;
    for (const Way &way : ways(page, which)) w += layer.button_size(way.button, area.w).w + layer.u(12);
    return w < area.w / 2 && area.w - w > layer.text_u(250) ? area.w - w : area.w;
}

float show_sentences(Layer &layer, const Page &page, const Rect &area, float y,
                     std::optional<Which> which = Which::all) {
    const std::string caption = told(page, page.show.step, which.has_value());
    y = layer.text({.id = "caption",
                    .text = caption,
                    .x = area.x,
                    .y = y,
                    .w = layer.fonts().even_width(Face::caption, caption, sentence_width(layer, area)),
                    .face = Face::caption});
    y += layer.u(2);
    const float mark = layer.text_u(18), line = layer.fonts().line_px(Face::body);
    if (!layer.dry())
        layer.pen.icon(Icon::play, area.x + layer.text_u(5), y + line / 2, layer.text_u(10), gold);
    const float top = y;
    y = layer.text({.id = "status",
                    .text = story::status(page.show, page.visitor.language, page.words),
                    .x = area.x + mark,
                    .y = y,
                    .w = which ? status_width(layer, page, area, *which) - mark : area.w - mark,
                    .rgb = mist});
    if (!which || ways(page, *which).empty()) return y;
    const float w = status_width(layer, page, area, *which);
    const bool beside = w < area.w;
    const Rect rest{beside ? area.x + w : area.x, beside ? top : y + layer.u(4), beside ? area.w - w : area.w,
                    0};
    return std::max(y, show_ways(layer, page, rest, *which));
}

} // namespace

ButtonSpec previous_button(const Page &page) {
    return {.id = "previous",
            .name = page.word("caption.previous"),
            .rect = {},
            .icon = Icon::left,
            .enabled = page.catalogue.follows_talk() ? page.catalogue.talk.at > 0 || page.catalogue.talk.over
                                                     : page.show.step > 0 || page.catalogue.place > 0};
}

ButtonSpec next_button(const Page &page) {
    const story::Show &s = page.show;
    const story::Catalogue &all = page.catalogue;
    const bool talk = all.follows_talk();
    const bool more_steps = talk ? !all.talk.over : s.step + 1 < static_cast<int>(s.scene.steps.size());
    const bool more_scenes = !talk && all.place >= 0 && all.place + 1 < static_cast<int>(all.scenes.size());
    return {.id = "next",
            .name = page.word(more_steps            ? "caption.next"
                              : page.catalogue.back ? "caption.return"
                              : more_scenes         ? "caption.next_scene"
                                                    : "caption.next"),
            .rect = {},
            .icon = Icon::right,
            .look = ButtonLook::way_on,
            .enabled = more_steps || more_scenes || page.catalogue.back.has_value()};
}

namespace {

// The scene's title, and where that is not said elsewhere at which step one is: beside it, or below.
float show_heading(Layer &layer, const Page &page, const Rect &area, bool with_step) {
    const Fonts &fonts = layer.fonts();
    const std::string &title = page.show.scene.title.in(page.visitor.language);
    const float title_w = fonts.width(Face::label, title);
    const auto fits = [&](const std::string &words) {
        return with_step && title_w + layer.u(18) + fonts.width(Face::body, words) + layer.u(2) <= area.w;
    };
    std::string step = step_control(page).button.name;
    if (!fits(step) && fits(short_step(page))) step = short_step(page);
    const bool beside = fits(step);
    const float step_w = fonts.width(Face::body, step) + layer.u(2);
    const float y = layer.text({.id = "title",
                                .text = title,
                                .x = area.x,
                                .y = area.y,
                                .w = beside ? title_w + layer.u(2) : area.w,
                                .face = Face::label,
                                .rgb = sky,
                                .role = Role::heading});
    if (!with_step) return y;
    const float step_y = beside ? std::max(area.y, y - fonts.line_px(Face::body)) : y;
    const float below = layer.text({.id = "step",
                                    .text = step,
                                    .x = beside ? area.x + title_w + layer.u(18) : area.x,
                                    .y = step_y,
                                    .w = step_w,
                                    .rgb = mist});
    return std::max(y, below);
}

} // namespace

float show_caption(Layer &layer, const Page &page, const Rect &area, const Telling &telling) {
    float y = area.y;
    if (!telling.brief) y = show_heading(layer, page, area, telling.step);
    if (telling.notice)
        y = layer.text(
            {.id = "notice", .text = page.notice(), .x = area.x, .y = y, .w = area.w, .rgb = gold});
    // Where the words may scroll, the way past lasting loss stands before them.
    const bool skip_first =
        telling.may_scroll && !telling.brief && telling.ways && !ways(page, Which::skip).empty();
    if (skip_first) y = show_ways(layer, page, {area.x, y, area.w, 0}, Which::skip);
    const Which which = telling.may_scroll ? Which::others : Which::all;
    y = show_sentences(layer, page, area, y, telling.ways ? std::optional(which) : std::nullopt);
    if (telling.clock)
        y = layer.text(
            {.id = "factor", .text = factor_control(page).button.name, .x = area.x, .y = y, .w = area.w});
    if (telling.brief) y = show_heading(layer, page, {area.x, y, area.w, 0}, telling.step);
    if (!telling.model || !page.slow_model()) return y;
    return layer.text(
        {.id = "model", .text = page.word("living.model"), .x = area.x, .y = y, .w = area.w, .rgb = mist});
}

Rect skip_size(const Layer &layer, const Page &page) {
    const std::vector<Way> skip = ways(page, Which::skip);
    return skip.empty() ? Rect{} : layer.button_size(skip.front().button, 1e6F);
}

void show_skip(Layer &layer, const Page &page, const Rect &area) {
    show_ways(layer, page, area, Which::skip);
}

float told_width(const Layer &layer, const Page &page, float most) {
    const Fonts &fonts = layer.fonts();
    const std::string text = told(page, page.show.step);
    return fonts.wrap(Face::caption, text, fonts.even_width(Face::caption, text, most)).widest + layer.u(2);
}

float caption_width(const Layer &layer, const Page &page, float most) {
    const Fonts &fonts = layer.fonts();
    const float title =
        fonts.width(Face::label, page.show.scene.title.in(page.visitor.language)) + layer.u(2);
    // At least as wide as most of what is said of a signal.
    return std::min(most, std::max({told_width(layer, page, most), title, fonts.px(Face::caption) * 15}));
}

float longest_caption_height(Layer &layer, const Page &page, const Rect &area, std::size_t most_lines) {
    const Fonts &fonts = layer.fonts();
    std::size_t lines = 1;
    for (int step = 0; step < static_cast<int>(page.show.scene.steps.size()); ++step)
        lines = std::max(
            lines, fonts.wrap(Face::caption, told(page, step), sentence_width(layer, area)).lines.size());
    return fonts.line_px(Face::label) + fonts.line_px(Face::body) + layer.u(2) +
           fonts.line_px(Face::caption) * static_cast<float>(std::min(lines, most_lines));
}

float show_presented_caption(Layer &layer, const Page &page, const Rect &area) {
    const std::string step = short_step(page);
    const float step_w = layer.fonts().width(Face::body, step) + layer.u(2);
    layer.text(
        {.id = "step", .text = step, .x = area.x + area.w - step_w, .y = area.y, .w = step_w, .rgb = mist});
    const Rect text{area.x, area.y, area.w - step_w - layer.u(12), area.h};
    return show_sentences(layer, page, text, area.y);
}

} // namespace ui

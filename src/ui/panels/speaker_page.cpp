#include "ui/panels/speaker_page.h"

#include "story/scene/step_state.h"
#include "ui/page/controls.h"
#include "ui/panels/caption_plate.h"

#include <algorithm>
#include <cmath>

namespace ui {

using story::Do;

namespace {

constexpr float picture_share = 0.56F; // of the page's width

// "4:05"
std::string minutes(double seconds) {
    const int s = static_cast<int>(std::floor(std::max(seconds, 0.0)));
    return std::to_string(s / 60) + (s % 60 < 10 ? ":0" : ":") + std::to_string(s % 60);
}

std::string timed(const Page &page, const char *word, double seconds) {
    return page.words.text(word, {{"time", minutes(seconds)}});
}

std::string notes(const Page &page) {
    const std::string &text = story::notes(page.glance());
    return text.empty() ? page.word("speaker.no_notes") : text;
}

std::string caption_of(const Page &page, const story::Step &step) {
    return page.words.text("speaker.next", {{"caption", step.caption.in(page.visitor.language)}});
}

// What the next press brings.
std::string next(const Page &page) {
    const std::vector<story::Step> &steps = page.show.scene.steps;
    const story::Talk &talk = page.catalogue.talk;
    if (!page.catalogue.follows_talk()) {
        const auto at = static_cast<std::size_t>(page.show.step) + 1;
        return at < steps.size() ? caption_of(page, steps[at]) : page.word("speaker.last");
    }
    if (talk.is_last()) return page.word("speaker.last");
    const story::Stop &stop = talk.stops[static_cast<std::size_t>(talk.at) + 1];
    const auto step = story::place_of_step(page.show.scene, stop.step);
    if (stop.scene == page.catalogue.open && step)
        return caption_of(page, steps[static_cast<std::size_t>(*step)]);
    const auto place = story::place_of(page.catalogue, stop.scene);
    const std::string title =
        place ? page.catalogue.scenes[static_cast<std::size_t>(*place)].title.in(page.visitor.language) : "";
    return page.words.text("speaker.next_scene", {{"scene", title.empty() ? stop.scene : title}});
}

// Against the pace that was meant: within the present step is on time.
std::string pace_words(const Page &page, double elapsed_s) {
    const story::Pace pace = story::pace_of(page.catalogue.talk);
    if (elapsed_s < pace.before_s) return timed(page, "speaker.early", pace.before_s - elapsed_s);
    if (elapsed_s > pace.through_s) return timed(page, "speaker.late", elapsed_s - pace.through_s);
    return page.word("speaker.on_time");
}

// What the audience does not see move, and what was said to the speaker.
std::string state_words(const Page &page) {
    std::string text = page.visitor.frozen        ? page.word("speaker.frozen")
                       : page.visitor.black       ? page.word("speaker.black")
                       : !page.show.clock.playing ? page.word("speaker.paused")
                                                  : "";
    if (page.show.notice.empty()) return text;
    return (text.empty() ? "" : text + " ") + page.notice();
}

// How far the talk has come, the present step with it; and a gold mark where the time is.
void show_bar(Layer &layer, const Page &page, const Rect &bar, double elapsed_s) {
    const story::Pace pace = story::pace_of(page.catalogue.talk);
    if (layer.dry() || pace.all_s <= 0) return;
    const auto share = [&](double s) { return static_cast<float>(std::clamp(s / pace.all_s, 0.0, 1.0)); };
    layer.pen.fill(bar, fill, 1, bar.h / 2);
    layer.pen.fill({bar.x, bar.y, bar.w * share(pace.through_s), bar.h}, rim, 1, bar.h / 2);
    const float x = bar.x + bar.w * share(elapsed_s);
    layer.pen.line(x, bar.y - layer.u(4), x, bar.y + bar.h + layer.u(4), gold, 1, layer.u(3));
}

// Elapsed, left and the clock: never hidden. Side by side, or below each other on a narrow page. Returns the
// y below.
float show_time(Layer &layer, const Page &page, const Rect &area, const SpeakerPage &speaker) {
    const float line = layer.fonts().line_px(Face::title), apart = layer.u(28);
    float x = area.x, y = area.y;
    const auto put = [&](const char *id, const std::string &text, unsigned rgb) {
        const float w = layer.fonts().width(Face::title, text) + layer.u(2);
        if (x > area.x && x + w > area.x + area.w) {
            x = area.x;
            y += line;
        }
        layer.text({.id = id, .text = text, .x = x, .y = y, .w = w, .face = Face::title, .rgb = rgb});
        x += w + apart;
    };
    const bool talk = page.catalogue.talk.given();
    const double left_s = story::pace_of(page.catalogue.talk).all_s - speaker.elapsed_s;
    put("podium.elapsed", timed(page, "speaker.elapsed", speaker.elapsed_s), white);
    if (talk)
        put("podium.left", timed(page, left_s < 0 ? "speaker.over" : "speaker.left", std::abs(left_s)),
            white);
    put("podium.clock", speaker.clock, mist);
    y += line + layer.u(8);
    if (!talk) return y;
    show_bar(layer, page, {area.x, y, area.w, layer.u(10)}, speaker.elapsed_s);
    return layer.text({.id = "podium.pace",
                       .text = pace_words(page, speaker.elapsed_s),
                       .x = area.x,
                       .y = y + layer.u(16),
                       .w = area.w,
                       .rgb = mist});
}

struct Press {
    ButtonSpec button;
    Do what;
};

// At the foot of the page: the story, then what the audience sees.
float show_buttons(Layer &layer, const Page &page, const Rect &area) {
    const auto toggle = [&](const char *id, const char *word, bool on) {
        ButtonSpec button;
        button.id = id;
        button.name = page.word(word);
        button.on = on;
        return button;
    };
    std::vector<Press> row{{send_control(page).button, Do::send_signal},
                           {previous_button(page), Do::previous_step},
                           {next_button(page), Do::next_step},
                           {toggle("podium.black", "speaker.make_black", page.visitor.black), Do::black},
                           {toggle("podium.freeze", "speaker.freeze", page.visitor.frozen), Do::freeze}};
    row[1].button.icon_only = true;
    constexpr std::size_t second_row = 3;
    float x = area.x, y = area.y, h = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        ButtonSpec &button = row[i].button;
        button.rect = layer.button_size(button, area.w);
        if (i == second_row || (x > area.x && x + button.rect.w > area.x + area.w)) {
            x = area.x;
            y += h + layer.u(8);
            h = 0;
        }
        button.rect.x = x;
        button.rect.y = y;
        h = std::max(h, button.rect.h);
        x += button.rect.w + layer.u(8);
        if (layer.button(button)) page.wish(row[i].what);
    }
    return y + h;
}

} // namespace

Rect speaker_picture(const Rect &page, float aspect) {
    const float margin = std::round(page.h * 0.02F), w = std::round(page.w * picture_share) - 2 * margin;
    const float h = std::min(w / aspect, page.h * 0.6F);
    return {page.x + margin, page.y + margin, std::round(h * aspect), std::round(h)};
}

void show_speaker_page(Layer &layer, const Page &page, const SpeakerPage &speaker) {
    const Rect &p = speaker.page;
    layer.ground(p, true);
    const Rect picture = speaker_picture(p, p.x / p.h); // the audience's own is all that is left of the page
    const float margin = picture.y - p.y, pad = layer.u(8);
    const Rect left{picture.x, picture.y + picture.h + margin, p.w * picture_share - 2 * margin, 0};
    float y = layer.text({.id = "podium.step",
                          .text = step_control(page).button.name,
                          .x = left.x,
                          .y = left.y,
                          .w = left.w,
                          .rgb = mist});
    y = layer.text({.id = "podium.next", .text = next(page), .x = left.x, .y = y, .w = left.w});
    if (const std::string state = state_words(page); !state.empty())
        layer.text({.id = "podium.state",
                    .text = state,
                    .x = left.x,
                    .y = y + pad,
                    .w = left.w,
                    .face = Face::strong,
                    .rgb = gold});

    const float x = p.x + p.w * picture_share;
    const Rect right{x, p.y + margin, p.x + p.w - margin - x, p.h - 2 * margin};
    const float time_y = show_time(layer, page, right, speaker) + 2 * pad;
    const float buttons_h = layer.measure([&] { return show_buttons(layer, page, {0, 0, right.w, 0}); });
    const float foot = right.y + right.h - buttons_h;
    show_buttons(layer, page, {right.x, foot, right.w, 0});
    layer.scrolled("podium.notes", page.word("speaker.notes"), page.word("caption.up"),
                   page.word("caption.down"), {right.x, time_y, right.w, foot - time_y - 2 * pad},
                   [&](const Rect &inner) {
                       return layer.text({.id = "podium.notes_text",
                                          .text = notes(page),
                                          .x = inner.x,
                                          .y = inner.y,
                                          .w = inner.w,
                                          .face = Face::body});
                   });
}

} // namespace ui

#include "ui/panels/kiosk_pages.h"

#include "ui/page/controls.h"
#include "ui/panels/kiosk_bar.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace ui {

using story::Do;
using story::KioskPage;

namespace {

constexpr float mm_per_inch = 25.4F;
// A capital letter is to be seen under 0.7 degrees (EN 301 549, 5.1.4); it is 0.7 of the font's size.
constexpr float letter_of_distance = 0.01222F, letter_of_font = 0.7F, body_px = 18;

// Where in an area a plate lies: shares of what it leaves free, from the left and from the top.
struct At {
    float across = 0.5F, down = 0.5F;
};

// A plate of `w`, as high as what `show` puts on it, which scrolls when it is too high.
template <class Show>
void show_plate(Layer &layer, const Page &page, const char *id, const Rect &area, float w, const Show &show,
                At at = {}) {
    const float pad = layer.u(16);
    w = std::min(w, area.w);
    const float wanted = layer.measure([&] { return show(Rect{0, 0, w - 2 * pad, 0}); }) + 2 * pad;
    const float h = std::min(wanted, area.h);
    const Rect plate{std::round(area.x + (area.w - w) * at.across),
                     std::round(area.y + (area.h - h) * at.down), w, h};
    layer.plate(plate);
    const float edge = layer.u(2); // of buttons: none is cut where it scrolls
    layer.scrolled(id, page.word("kiosk.page"), page.word("caption.up"), page.word("caption.down"),
                   inset(plate, pad - edge), [&](const Rect &r) {
                       return show(Rect{r.x + edge, r.y + edge, r.w - 2 * edge, r.h}) + edge;
                   });
}

float heading(Layer &layer, const Rect &area, float y, const char *id, const std::string &text) {
    return layer.text({.id = id,
                       .text = text,
                       .x = area.x,
                       .y = y,
                       .w = area.w,
                       .face = Face::title,
                       .role = Role::heading});
}

float line(Layer &layer, const Rect &area, float y, const char *id, const std::string &text,
           unsigned rgb = white) {
    return layer.text({.id = id, .text = text, .x = area.x, .y = y, .w = area.w, .rgb = rgb});
}

// A button over the whole width. Returns the y below it.
float wide_button(Layer &layer, const Page &page, const Rect &area, float y, ButtonSpec spec,
                  const story::Command &command, float least_h = 0) {
    spec.rect = layer.button_size(spec, area.w);
    spec.rect = {area.x, y, area.w, std::max(spec.rect.h, least_h)};
    if (layer.button(spec)) page.wish(command);
    return y + spec.rect.h + layer.u(10);
}

// Nobody is there: the picture, and how to begin.
void show_attract(Layer &layer, const Page &page, const Rect &window, const Rect &area) {
    if (layer.area("booth.wake", page.word("kiosk.touch"), window)) page.wish(Do::wake);
    const At at{0, window.h > window.w ? 1.0F : 0.0F}; // away from where the signal arrives
    const auto show = [&](const Rect &inner) {
        float y = heading(layer, inner, inner.y, "booth.title", page.word("kiosk.title"));
        y = layer.text({.id = "booth.touch",
                        .text = page.word("kiosk.touch"),
                        .x = inner.x,
                        .y = y + layer.u(4),
                        .w = inner.w,
                        .face = Face::label,
                        .rgb = gold});
        return line(layer, inner, y + layer.u(6), "booth.notice", page.word("kiosk.notice"), mist);
    };
    show_plate(layer, page, "booth.page", area, layer.text_u(560), show, at);
}

// Choices of one size, beside each other where there is room for two. Returns the y below.
float show_choices(Layer &layer, const Page &page, const Rect &area) {
    struct Choice {
        ButtonSpec button;
        story::Command command;
    };
    std::vector<Choice> choices;
    for (const story::Talk &walk : page.kiosk.walks) {
        const auto index = static_cast<int>(choices.size());
        choices.push_back({{.id = "booth.walk." + std::to_string(index),
                            .name = walk.title.in(page.visitor.language),
                            .rect = {},
                            .look = ButtonLook::way_on,
                            .face = Face::label},
                           {.what = Do::choose_walk, .index = index}});
    }
    choices.push_back(
        {{.id = "booth.help", .name = page.word("kiosk.support"), .rect = {}, .face = Face::label},
         {.what = Do::toggle_panel, .panel = story::Panel::help}});
    const float gap = layer.u(14), w = layer.text_u(240);
    const int columns = area.w >= 2 * w + gap ? 2 : 1;
    const float column_w = (area.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float h = layer.u(62);
    for (const Choice &choice : choices) h = std::max(h, layer.button_size(choice.button, column_w).h);
    const int count = static_cast<int>(choices.size());
    for (int i = 0; i < count; ++i) {
        const bool alone = columns > 1 && i + 1 == count && count % columns == 1;
        ButtonSpec &button = choices[static_cast<std::size_t>(i)].button;
        button.rect = {area.x + static_cast<float>(i % columns) * (column_w + gap),
                       area.y + static_cast<float>(i / columns) * (h + gap), alone ? area.w : column_w, h};
        if (layer.button(button)) page.wish(choices[static_cast<std::size_t>(i)].command);
    }
    return area.y + static_cast<float>((count + columns - 1) / columns) * (h + gap);
}

void show_home(Layer &layer, const Page &page, const Rect &area) {
    show_plate(layer, page, "booth.page", area, layer.text_u(680), [&](const Rect &inner) {
        const float y = heading(layer, inner, inner.y, "booth.choose", page.word("kiosk.choose"));
        const float below = show_choices(layer, page, {inner.x, y + layer.u(10), inner.w, 0});
        return line(layer, inner, below, "booth.notice", page.word("kiosk.notice"), mist);
    });
}

// How slow it runs, what day it is, and that it is not true to scale.
std::string kiosk_note(const Page &page) {
    std::string text = factor_control(page).button.name;
    if (const std::size_t line = text.find('\n'); line != std::string::npos) text.replace(line, 1, " · ");
    return text + " · " + page.word(page.slow_model() ? "view.not_a_prediction" : "kiosk.scale");
}

// In large print there is no room for it on the picture.
bool note_is_told(const Page &page) { return page.visitor.text_scale > 1.25; }

// The walk, how far it is, what is to be told, and where it is not true to scale.
float show_told(Layer &layer, const Page &page, const Rect &area, Face face) {
    const story::Talk &talk = page.catalogue.talk;
    const float y =
        layer.text({.id = "booth.where",
                    .text = page.words.text("kiosk.where", {{"walk", talk.title.in(page.visitor.language)},
                                                            {"step", std::to_string(talk.at + 1)},
                                                            {"steps", std::to_string(talk.stops.size())}}),
                    .x = area.x,
                    .y = area.y,
                    .w = area.w,
                    .face = Face::strong,
                    .rgb = gold,
                    .role = Role::heading});
    const float below = layer.text({.id = "caption",
                                    .text = story::caption(page.glance()),
                                    .x = area.x,
                                    .y = y + layer.u(2),
                                    .w = area.w,
                                    .face = face});
    return note_is_told(page) ? line(layer, area, below + layer.u(4), "truth", kiosk_note(page), mist)
                              : below;
}

// Below each other, with the first one in gold. Returns the y below.
float show_offers(Layer &layer, const Page &page, const Rect &area) {
    const story::Stop *stop = page.catalogue.talk.now();
    float y = area.y;
    if (!stop) return y;
    for (std::size_t i = 0; i < stop->offers.size(); ++i) {
        const ButtonSpec spec{.id = "booth.offer." + std::to_string(i),
                              .name = stop->offers[i].name.in(page.visitor.language),
                              .rect = {},
                              .look = i == 0 ? ButtonLook::verb : ButtonLook::action,
                              .face = Face::label};
        y = wide_button(layer, page, area, y, spec, {.what = Do::take_offer, .index = static_cast<int>(i)},
                        layer.u(54));
    }
    return stop->offers.empty() ? y : y - layer.u(10);
}

// The staff's number, by fingers: three in a row, as on a telephone.
float show_door(Layer &layer, const Page &page, const Rect &area) {
    float y = heading(layer, area, area.y, "booth.door", page.word("kiosk.door"));
    y = line(layer, area, y, "booth.typed",
             page.words.text("kiosk.typed", {{"count", std::to_string(page.kiosk.typed.size())}}), mist);
    const float gap = layer.u(12), w = (area.w - 2 * gap) / 3, h = layer.u(46);
    for (int i = 0; i < 10; ++i) {
        const int digit = (i + 1) % 10, column = i == 9 ? 1 : i % 3;
        ButtonSpec spec{.id = "booth.digit." + std::to_string(digit),
                        .name = std::to_string(digit),
                        .rect = {area.x + static_cast<float>(column) * (w + gap),
                                 y + gap + static_cast<float>(i / 3) * (h + gap), w, h},
                        .face = Face::label};
        if (layer.button(spec)) page.wish({.what = Do::type_digit, .index = digit});
    }
    y += gap + 4 * (h + gap);
    return wide_button(layer, page, area, y,
                       {.id = "booth.close", .name = page.word("kiosk.close"), .rect = {}},
                       {.what = Do::start_again}, h);
}

float show_staff(Layer &layer, const Page &page, const Rect &area) {
    float y = heading(layer, area, area.y, "booth.staff", page.word("kiosk.staff"));
    const double limit = page.kiosk.idle_limit_s;
    y = line(layer, area, y, "booth.visits",
             page.words.text("kiosk.visits", {{"count", story::number(page.kiosk.visits_today)}}));
    y = line(layer, area, y, "booth.idle",
             page.words.text("kiosk.idle", {{"seconds", story::number(limit)}})) +
        layer.u(8);
    const auto put = [&](const char *id, const char *word, const story::Command &command) {
        y = wide_button(layer, page, area, y, {.id = id, .name = page.word(word), .rect = {}}, command);
    };
    put("booth.sooner", "kiosk.sooner", {.what = Do::set_idle, .value = limit / 2});
    put("booth.later", "kiosk.later", {.what = Do::set_idle, .value = limit * 2});
    put("booth.clean", "kiosk.clean", {.what = Do::clean});
    put("booth.close", "kiosk.close", {.what = Do::start_again});
    y += layer.u(24); // nobody hits it who means another
    put("booth.leave", "kiosk.leave", {.what = Do::leave_kiosk});
    return y;
}

// Whom to call, and nothing to press.
float show_safe(Layer &layer, const Page &page, const Rect &area) {
    float y = heading(layer, area, area.y, "booth.resting", page.word("kiosk.resting")) + layer.u(10);
    y = line(layer, area, y, "booth.line_title", page.word("help.line_title"), gold);
    y = heading(layer, area, y, "booth.line_number", page.word("help.line_number"));
    y = line(layer, area, y, "booth.line_hours", page.word("help.line_hours"));
    return line(layer, area, y + layer.u(6), "booth.line_where", page.word("help.line_where"));
}

} // namespace

float kiosk_px_per_mm(const story::Kiosk &kiosk, int width, int height) {
    const auto diagonal_px = static_cast<float>(std::hypot(width, height));
    return diagonal_px / (static_cast<float>(kiosk.screen_inches) * mm_per_inch);
}

float kiosk_unit(const story::Kiosk &kiosk, int width, int height) {
    const float letter_mm = letter_of_distance * static_cast<float>(kiosk.distance_mm);
    return letter_mm / letter_of_font * kiosk_px_per_mm(kiosk, width, height) / body_px;
}

KioskLayout lay_out_kiosk(Layer &layer, const Page &page, const Rect &window) {
    KioskLayout l;
    const float margin = layer.u(12), pad = layer.u(12), gap = layer.u(10);
    const Rect area = inset(window, margin);
    const float bar_y = layer.measure([&] { return show_kiosk_bar(layer, page, area); });
    l.bar = {area.x, bar_y, area.w, area.y + area.h - bar_y};
    l.picture = {0, 0, window.w, l.bar.y - gap};
    if (page.kiosk.page != KioskPage::walk) return l;

    if (!note_is_told(page)) {
        const Lines note = layer.fonts().wrap(Face::body, kiosk_note(page), area.w - margin);
        l.note = {area.x, area.y, note.widest + margin + layer.u(2),
                  static_cast<float>(note.lines.size()) * layer.fonts().line_px(Face::body) + margin / 2};
    }
    l.picture.y = l.note.y + l.note.h;
    const bool upright = window.h > window.w;
    const story::Stop *stop = page.catalogue.talk.now();
    const float offers_w = upright ? area.w : std::min(layer.text_u(300), area.w * 0.34F);
    const float offers_h = stop && !stop->offers.empty() ? layer.measure([&] {
        return show_offers(layer, page, {0, 0, offers_w, 0});
    })
                                                         : 0;
    l.offers = {area.x + area.w - offers_w, l.bar.y - gap - offers_h, offers_w, offers_h};
    const float bottom = upright && offers_h > 0 ? l.offers.y - gap : l.bar.y - gap;
    const float most_w = offers_h > 0 && !upright ? l.offers.x - gap - area.x : area.w;
    for (const Face face : {Face::caption, Face::body}) { // the larger one where there is room for it
        l.face = face;
        const float w = std::min(most_w, layer.fonts().px(face) * 32 + 2 * pad);
        const float h = layer.measure([&] {
            return show_told(layer, page, {0, 0, w - 2 * pad, 0}, face);
        }) + 2 * pad;
        l.told = {area.x, bottom - h, w, h};
        if (h <= window.h * 0.28F) break;
    }
    const float most_h = std::min(window.h * 0.5F, bottom - area.y);
    if (l.told.h > most_h) l.told = {area.x, bottom - most_h, most_w, most_h};
    l.picture.h = std::min(l.told.y, offers_h > 0 ? l.offers.y : l.told.y) - gap - l.picture.y;
    return l;
}

void show_kiosk(Layer &layer, const Page &page, const KioskLayout &l, const Rect &window) {
    const float margin = layer.u(12), gap = layer.u(10);
    const Rect free{margin, margin, window.w - 2 * margin, l.bar.y - gap - margin};
    switch (page.kiosk.page) {
    case KioskPage::attract:
        show_attract(layer, page, window, free);
        break;
    case KioskPage::home:
        show_home(layer, page, free);
        break;
    case KioskPage::walk:
        layer.ground(l.told);
        layer.scrolled("caption.text", page.word("caption.group"), page.word("caption.up"),
                       page.word("caption.down"), inset(l.told, margin),
                       [&](const Rect &inner) { return show_told(layer, page, inner, l.face); });
        show_offers(layer, page, l.offers);
        if (note_is_told(page)) break;
        layer.plate(l.note);
        layer.text({.id = "truth",
                    .text = kiosk_note(page),
                    .x = l.note.x + margin / 2,
                    .y = l.note.y + margin / 4,
                    .w = l.note.w - margin,
                    .rgb = mist});
        break;
    case KioskPage::door:
        show_plate(layer, page, "booth.page", free, layer.text_u(360),
                   [&](const Rect &inner) { return show_door(layer, page, inner); });
        break;
    case KioskPage::staff:
        show_plate(layer, page, "booth.page", free, layer.text_u(480),
                   [&](const Rect &inner) { return show_staff(layer, page, inner); });
        break;
    case KioskPage::safe:
        show_plate(layer, page, "booth.page", inset(window, margin), layer.text_u(620),
                   [&](const Rect &inner) { return show_safe(layer, page, inner); });
        return;
    }
    show_kiosk_bar(layer, page, inset(window, margin));
}

void show_kiosk_warning(Layer &layer, const Page &page, const Rect &window) {
    layer.pen.fill(window, 0x000000, 0.55F, 0);
    const int left = std::max(0, static_cast<int>(std::ceil(page.kiosk.left_s())));
    show_plate(
        layer, page, "booth.warning", inset(window, layer.u(12)), layer.text_u(520), [&](const Rect &inner) {
            float y = heading(layer, inner, inner.y, "booth.still_there", page.word("kiosk.still_there"));
            y = line(layer, inner, y, "booth.soon",
                     page.words.text("kiosk.soon", {{"seconds", std::to_string(left)}})) +
                layer.u(10);
            ButtonSpec stay{.id = "booth.stay",
                            .name = page.word("kiosk.stay"),
                            .rect = {},
                            .look = ButtonLook::verb,
                            .face = Face::label};
            // Whatever is touched does that already.
            y = wide_button(layer, page, inner, y, stay, {.what = Do::wake}, layer.u(58));
            return wide_button(
                layer, page, inner, y,
                {.id = "booth.over", .name = page.word("kiosk.again"), .rect = {}, .icon = Icon::reset},
                {.what = Do::start_again}, layer.u(58));
        });
}

void show_kiosk_cleaning(Layer &layer, const Page &page, const Rect &window) {
    layer.pen.fill(window, 0x000000, 1, 0);
    show_plate(layer, page, "booth.cleaning", inset(window, layer.u(12)), layer.text_u(520),
               [&](const Rect &inner) {
                   const int left = static_cast<int>(std::ceil(page.kiosk.cleans_s));
                   return heading(layer, inner, inner.y, "booth.cleaning_text",
                                  page.words.text("kiosk.cleaning", {{"seconds", std::to_string(left)}}));
               });
}

} // namespace ui

#include "ui/panels/kiosk_bar.h"

#include "ui/page/controls.h"

#include <algorithm>
#include <vector>

namespace ui {

using story::Do;
using story::KioskPage;

namespace {

Control press(const Page &page, const char *id, const char *word, Icon icon, const story::Command &command) {
    Control control;
    control.button.id = id;
    control.button.name = page.word(word);
    control.button.icon = icon;
    control.button.look = ButtonLook::action;
    control.command = command;
    return control;
}

bool is(const Page &page, KioskPage which) { return page.kiosk.page == which; }

// One size after the other, and from the largest to the first.
Control text_control(const Page &page) {
    const double now = page.visitor.text_scale, next = now > 1.9 ? 1 : now + 0.5;
    Control text = press(page, "booth.text", "kiosk.text", now > 1.9 ? Icon::text_smaller : Icon::text_larger,
                         {.what = Do::text_scale, .value = next});
    text.button.icon_only = true;
    return text;
}

Control colours_control(const Page &page) {
    const auto next = static_cast<story::Theme>((static_cast<std::size_t>(page.visitor.theme_wanted) + 1) %
                                                story::theme_names.size());
    return press(page, "booth.colours", "kiosk.colours", Icon::colours,
                 {.what = Do::set_theme, .theme = next});
}

// At the left, from the corner on.
std::vector<Control> ways_to_see(const Page &page) {
    std::vector<Control> controls{text_control(page), colours_control(page)};
    const bool playing = page.show.clock.playing;
    controls.push_back(press(page, "booth.pause", playing ? "dock.pause" : "dock.play",
                             playing ? Icon::pause : Icon::play, {.what = Do::play_pause}));
    controls.back().waits = !is(page, KioskPage::walk);
    if (page.kiosk.can_read_aloud) {
        controls.push_back(press(page, "booth.read", page.visitor.reading ? "kiosk.hush" : "kiosk.read",
                                 page.visitor.reading ? Icon::sound_off : Icon::sound_loud,
                                 {.what = Do::read_aloud}));
        controls.back().button.on = page.visitor.reading;
    }
    controls.push_back(press(page, "help", "panel.help", Icon::none,
                             {.what = Do::toggle_panel, .panel = story::Panel::help}));
    controls.push_back(press(page, "booth.again", "kiosk.again", Icon::reset, {.what = Do::start_again}));
    controls.back().waits = is(page, KioskPage::attract);
    return controls;
}

// At the right.
std::vector<Control> ways_on(const Page &page) {
    const bool walk = is(page, KioskPage::walk),
               last = page.catalogue.talk.given() && page.catalogue.talk.is_last();
    std::vector<Control> controls{
        press(page, "booth.back", "kiosk.back", Icon::left, {.what = Do::previous_step}),
        press(page, "booth.next", last ? "kiosk.end" : "kiosk.next", Icon::right, {.what = Do::next_step})};
    controls[1].button.look = ButtonLook::way_on;
    for (Control &control : controls) {
        control.waits = !walk;
        control.button.face = Face::strong;
    }
    return controls;
}

void size(const Layer &layer, std::vector<Control> &controls, float most_w, float least_w) {
    for (Control &control : controls) {
        control.button.rect = layer.button_size(control.button, most_w);
        control.button.rect.w = std::max(control.button.rect.w, least_w);
    }
}

float row_width(const std::vector<Control> &controls, float gap) {
    float w = -gap;
    for (const Control &control : controls) w += control.button.rect.w + gap;
    return w;
}

// Where there is too little room symbols take the place of words, where there are any; last where one is read
// to.
void use_symbols(const Layer &layer, std::vector<Control> &controls, float room, float gap, float least_w) {
    for (const bool last : {false, true})
        for (Control &control : controls) {
            if (row_width(controls, gap) <= room) return;
            if (control.button.icon == Icon::none || (control.button.id == "booth.read") != last) continue;
            control.button.icon_only = true;
            size(layer, controls, room, least_w);
        }
}

void show_row(Layer &layer, const Page &page, std::vector<Control> &controls, float x, float bottom,
              float gap) {
    for (Control &control : controls) {
        Rect &r = control.button.rect;
        r.x = x;
        r.y = bottom - r.h;
        x += r.w + gap;
        if (!control.waits && layer.button(control.button)) page.wish(control.command);
    }
}

float highest(const std::vector<Control> &controls) {
    float h = 0;
    for (const Control &control : controls) h = std::max(h, control.button.rect.h);
    return h;
}

} // namespace

float show_kiosk_bar(Layer &layer, const Page &page, const Rect &area) {
    const float gap = layer.u(10), least_w = layer.u(56);
    std::vector<Control> left = ways_to_see(page), right = ways_on(page);
    if (page.visitor.text_scale > 1) right.front().button.icon_only = true;
    size(layer, left, area.w, least_w);
    size(layer, right, area.w / 2 - gap, least_w);
    Rect &next = right.back().button.rect; // as wide whatever it says: nothing beside it moves
    for (const char *word : {"kiosk.next", "kiosk.end"}) {
        ButtonSpec other = right.back().button;
        other.name = page.word(word);
        next.w = std::max(next.w, layer.button_size(other, area.w / 2 - gap).w);
    }
    const float right_w = row_width(right, gap);
    float bottom = area.y + area.h;
    show_row(layer, page, right, area.x + area.w - right_w, bottom, gap);
    // From the corner on, what there is room for; the rest above it.
    float room = area.w - right_w - 2 * gap;
    use_symbols(layer, left, room, gap, least_w);
    float row_h = highest(right);
    while (!left.empty()) {
        std::vector<Control> row;
        while (!left.empty() &&
               (row.empty() || row_width(row, gap) + gap + left.front().button.rect.w <= room)) {
            row.push_back(left.front());
            left.erase(left.begin());
        }
        row_h = std::max(row_h, highest(row));
        show_row(layer, page, row, area.x, bottom, gap);
        if (left.empty()) break;
        bottom -= row_h + gap;
        row_h = 0;
        room = area.w;
    }
    return bottom - row_h;
}

} // namespace ui

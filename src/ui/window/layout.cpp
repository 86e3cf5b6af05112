#include "ui/window/layout.h"

#include "ui/panels/caption_plate.h"
#include "ui/panels/dock.h"
#include "ui/panels/levers_panel.h"
#include "ui/panels/life_panel.h"
#include "ui/panels/timeline.h"
#include "ui/panels/tissue_panel.h"
#include "ui/panels/trace_panel.h"

#include <algorithm>
#include <cmath>

namespace ui {

bool sheaths_are_chosen(const Page &page) { return page.axons_shown() && !page.tissue() && !page.show.life; }

float show_slow_time(Layer &layer, const Page &page, const Rect &area) {
    return page.show.life ? show_timeline(layer, page, area) : show_days(layer, page, area);
}

float show_levers_and_choice(Layer &layer, const Page &page, const Rect &area) {
    Control undo = change_controls(page).front();
    undo.button.look = ButtonLook::quiet;
    const float levers_end = show_levers(layer, page, area);
    undo.button.rect = {area.x, levers_end + layer.u(4), area.w, layer.button_size(undo.button, area.w).h};
    if (layer.button(undo.button)) page.wish(undo.command);
    const float y = undo.button.rect.y + undo.button.rect.h;
    if (!sheaths_are_chosen(page)) return y;
    return show_sheaths_head(layer, page, {area.x, y + layer.u(4), area.w, 0});
}

float show_sheet(Layer &layer, const Page &page, const Rect &whole, const Layout &l) {
    const float gap = layer.u(10);
    const Rect area{whole.x + layer.u(8), whole.y, whole.w - layer.u(16), whole.h};
    float y = area.y;
    if (has_choice(page)) y = show_choice(layer, page, area) + gap;
    if (!page.chart_shown()) {
        if (page.slow_model() && l.timeline.w == 0)
            y = show_slow_time(layer, page, {area.x, y, area.w, 0}) + gap;
        y = layer.text({.id = "levers",
                        .text = levers_title(page),
                        .x = area.x,
                        .y = y,
                        .w = area.w,
                        .face = Face::label,
                        .role = Role::heading});
        y = show_levers(layer, page, {area.x, y, area.w, 0}) + gap;
        if (sheaths_are_chosen(page)) y = show_sheaths(layer, page, {area.x, y, area.w, 0}) + gap;
        y = show_trace(layer, page, {area.x, y, area.w, 0}, l.graph_h) + gap;
    }
    return show_other_controls(layer, page, {area.x, y, area.w, 0}, l.dock.w - 2 * l.pad, l.dock_kind);
}

namespace {

struct Room {
    float w, h, margin, gap;
};
constexpr float column_px = 352; // of the drawer and what stands below it
constexpr float strip_h = 30;    // of the graph's lines while it is folded

Rect size_of_mute(const Layer &layer, const Page &page) {
    const std::vector<Control> mute = mute_controls(page);
    return mute.empty() ? Rect{} : layer.button_size(mute[0].button, layer.target());
}

// A plate above `bottom`, as high as what `show` puts on it. Its bottom edge stays where it is.
template <class Show>
Rect plate_above(Layer &layer, float x, float bottom, float w, float pad, const Show &show) {
    const float h = layer.measure([&] { return show(Rect{0, 0, w - 2 * pad, 0}); }) + 2 * pad;
    return {x, bottom - h, w, h};
}

// At the right, from below: the graph, slow time unless the graph is open, and from the top the drawer.
void lay_out_column(Layer &layer, const Page &page, const Room &win, float bottom, Layout &l) {
    const float w = layer.text_u(column_px), x = win.w - win.margin - w;
    const bool open = page.visitor.folds.trace;
    const auto put_trace = [&](float graph_h) {
        l.graph_h = graph_h;
        l.trace = plate_above(layer, x, bottom, w, layer.u(8),
                              [&](const Rect &area) { return show_trace(layer, page, area, graph_h); });
    };
    put_trace(layer.u(strip_h));
    if (open) { // as high as leaves some room for the drawer
        const float room = l.trace.y - win.gap - win.margin - layer.u(190);
        put_trace(std::clamp(room + l.graph_h, layer.u(30), layer.u(170)));
    }
    float top = l.trace.y;
    if (page.show.life && !open) {
        l.timeline = plate_above(layer, x, top - win.gap, w, l.pad,
                                 [&](const Rect &area) { return show_slow_time(layer, page, area); });
        top = l.timeline.y;
    }
    if (!page.visitor.folds.levers) {
        const Rect head = levers_head_size(layer, page);
        l.drawer = {win.w - win.margin - head.w, win.margin, head.w, head.h};
        return;
    }
    const float wanted = layer.measure([&] {
        const float head_h = show_levers_head(layer, page, {0, 0, w - 2 * l.pad, 0});
        return show_levers_and_choice(layer, page, {0, head_h, w - 2 * l.pad, 0});
    }) + 2 * l.pad;
    l.drawer = {x, win.margin, w, std::min(wanted, top - win.gap - win.margin)};
}

// At the top left: what is shown, how true it is, and silence.
void lay_out_top(Layer &layer, const Page &page, const Room &win, float right, Layout &l) {
    float x = win.margin;
    if (has_choice(page)) {
        l.choice = {x, win.margin, choice_width(layer, page), 0};
        l.choice.w = std::min(l.choice.w, right - x);
        l.choice.h = layer.measure([&] { return show_choice(layer, page, {0, 0, l.choice.w, 0}); });
        x += l.choice.w + win.gap;
    }
    l.note = layer.button_size(truth_note(page).button, std::max(right - x, layer.text_u(160)));
    if (x + l.note.w > right && l.choice.w > 0) { // below it
        x = win.margin;
        l.note = layer.button_size(truth_note(page).button, right - x);
        l.note.y = l.choice.y + l.choice.h + win.gap;
    } else {
        l.note.y = win.margin;
    }
    l.note.x = x;
    l.mute = size_of_mute(layer, page);
    l.mute.x = l.note.x + l.note.w + win.gap;
    l.mute.y = l.note.y;
}

Layout wide(Layer &layer, const Page &page, const Room &win) {
    Layout l;
    l.pad = layer.u(12);
    const float bar_w = win.w - 2 * win.margin, bar_pad = layer.u(bar_pad_px);
    l.dock = plate_above(layer, win.margin, win.h - win.margin, bar_w, bar_pad,
                         [&](const Rect &area) { return show_dock(layer, page, area); });
    float bottom = l.dock.y - win.gap;
    if (page.visitor.folds.more) {
        l.menu = plate_above(layer, win.margin, bottom, bar_w, bar_pad,
                             [&](const Rect &area) { return show_menu(layer, page, area); });
        bottom = l.menu.y - win.gap;
    }
    const bool chart = page.chart_shown();
    const float column_w = layer.text_u(column_px), left_w = win.w - 3 * win.margin - column_w;
    if (!chart) lay_out_column(layer, page, win, bottom, l);
    const float drawer_w = page.visitor.folds.levers ? l.drawer.w : 0;
    const auto put_row = [&](const auto &show) {
        const Rect row = plate_above(layer, win.margin, bottom, left_w, l.pad, show);
        bottom = row.y - win.gap;
        return row;
    };
    if (!chart && page.show.life && l.timeline.w == 0)
        l.timeline = put_row([&](const Rect &area) { return show_slow_time(layer, page, area); });
    if (!chart && page.visitor.folds.levers && page.visitor.folds.sheaths && sheaths_are_chosen(page)) {
        l.sheaths = put_row([&](const Rect &area) { return show_sheaths(layer, page, area); });
    }
    const bool scan = page.show.shown == story::Shown::scan; // it stands between the caption and the column
    const float most_w = std::min(chart ? bar_w : left_w,
                                  layer.fonts().px(Face::caption) * (scan ? 13.5F : 33.5F) + 2 * l.pad);
    const float text_w = caption_width(layer, page, most_w - 2 * l.pad) + 2 * l.pad;
    l.caption = plate_above(layer, win.margin, bottom, text_w, l.pad,
                            [&](const Rect &area) { return show_caption(layer, page, area, l.telling); });
    const float most = win.h * (scan ? 0.62F : 0.42F);
    if (l.caption.h > most) l.caption = {l.caption.x, bottom - most, l.caption.w, most};

    const float right = chart ? win.w - win.margin : l.drawer.x - win.gap;
    lay_out_top(layer, page, win, right, l);
    const float below_top = std::max(l.note.y + l.note.h, l.choice.y + l.choice.h) + win.gap;
    if (chart) {
        l.chart = {win.margin, below_top, bar_w, l.caption.y - win.gap - below_top};
        l.picture = l.chart;
        return l;
    }
    const float kept = longest_caption_height(layer, page, {0, 0, text_w - 2 * l.pad, 0}, 3) + 2 * l.pad;
    const float low = std::min(l.caption.y, bottom - kept) - win.gap;
    l.picture = {0, below_top, win.w - (drawer_w > 0 ? drawer_w + win.margin + win.gap : 0), low - below_top};
    if (scan) {                                        // nothing may hide a lesion
        const float x = win.margin + most_w + win.gap; // the same whatever the caption says
        const float low_end = l.menu.h > 0 ? l.menu.y : l.dock.y;
        l.picture = {x, below_top, win.w - win.margin - column_w - win.gap - x,
                     low_end - win.gap - below_top};
    }
    return l;
}

SmallDock dock_kind(const Room &win, const Layout &l) {
    return l.compact ? SmallDock::compact : win.h > win.w ? SmallDock::rows : SmallDock::one_row;
}

// A low window: the caption, or the sheet, beside what matters.
void lay_out_side_by_side(const Page &page, const Room &win, Layout &l) {
    const float full_w = win.w - 2 * win.margin, h = l.dock.y - win.gap - win.margin;
    const float w = full_w * (page.visitor.folds.sheet ? 0.64F : 0.44F);
    if (page.visitor.folds.sheet) {
        l.sheet = {win.w - win.margin - w, win.margin, w, h};
        l.picture = {0, 0, l.sheet.x - win.gap, l.dock.y - win.gap};
    } else {
        l.caption = {win.margin, win.margin, w, h};
        const float x = l.caption.x + w + win.gap;
        l.picture = {x, 0, win.w - x, l.dock.y - win.gap};
    }
}

// The sheet of a window that is not low: over the lower part of the picture or at its right. Returns how much
// of the width is left.
float lay_out_sheet(const Layer &layer, const Room &win, float least, Layout &l) {
    const float full_w = win.w - 2 * win.margin, bottom = l.dock.y - win.gap;
    if (win.h > win.w) {
        const float room = bottom - win.margin - least - 2 * win.gap - win.h * 0.16F;
        const float h = std::clamp(room, least, std::max(least, win.h * 0.34F));
        l.sheet = {win.margin, bottom - h, full_w, h};
        return full_w;
    }
    const float w =
        std::clamp(layer.text_u(column_px) + layer.scroll_gutter(), full_w * 0.38F, full_w * 0.46F);
    l.sheet = {win.w - win.margin - w, win.margin, w, bottom - win.margin};
    return full_w - w - win.gap;
}

void lay_out_one_below_the_other(Layer &layer, const Page &page, const Room &win, Layout &l) {
    const bool open = page.visitor.folds.sheet, upright = win.h > win.w, chart = page.chart_shown();
    const float full_w = win.w - 2 * win.margin;
    const float least =
        2 * layer.target() + layer.u(4) + 2 * l.pad; // a part that scrolls needs both its buttons
    const float left_w = open ? lay_out_sheet(layer, win, least, l) : full_w;
    float bottom = (open && upright ? l.sheet.y : l.dock.y) - win.gap;
    // So much of the window stays uncovered; a caption that is longer than the rest scrolls.
    const float free = open ? 0.3F : upright ? 0.565F : 0.72F;
    const float most = std::max(least, (win.w * win.h * (1 - free) - win.w * (win.h - l.dock.y)) / full_w);
    // Few lines: then the sentences come first.
    const float line = std::max(layer.fonts().line_px(Face::caption), layer.fonts().line_px(Face::body));
    l.telling.brief = most < (upright ? 5.0F : 4.0F) * line;
    if (l.telling.brief) {
        l.skip = skip_size(layer, page);
        l.skip.x = win.margin + left_w - l.skip.w;
        l.skip.y = win.margin;
    }
    float used = 0;
    if (page.slow_model() && !open && !chart) {
        l.timeline = plate_above(layer, win.margin, bottom, full_w, l.pad,
                                 [&](const Rect &area) { return show_slow_time(layer, page, area); });
        used = l.timeline.h + win.gap;
        const float told_h = plate_above(layer, win.margin, bottom, left_w, l.pad, [&](const Rect &area) {
                                 return show_caption(layer, page, area, l.telling);
                             }).h;
        if (used + std::max(told_h, 1.6F * least) > most) { // then it is on the sheet
            l.timeline = {};
            used = 0;
        }
        bottom -= used;
    }
    l.caption = plate_above(layer, win.margin, bottom, left_w, l.pad,
                            [&](const Rect &area) { return show_caption(layer, page, area, l.telling); });
    if (open && chart && bottom - win.margin < 3 * least) { // the chart takes what there is
        l.caption = {};
        l.picture = {0, 0, left_w + 2 * win.margin, bottom};
        return;
    }
    const float room = bottom - win.margin - std::max(0.16F * win.h, layer.u(60)) - win.gap;
    const float h = std::min(l.caption.h, std::max(least, std::min(most - used, room)));
    l.caption = {win.margin, bottom - h, left_w, h};
    if (l.telling.brief) {
        const float around = 2 * l.pad + layer.scroll_gutter();
        l.caption.w = std::min(left_w, told_width(layer, page, left_w - around) + around);
    }
    l.picture = {0, 0, win.margin + left_w + (left_w < full_w ? 0 : win.margin), l.caption.y - win.gap};
}

Layout small(Layer &layer, const Page &page, const Room &win) {
    Layout l;
    l.small = true;
    l.pad = layer.u(8);
    l.graph_h = page.visitor.folds.trace ? std::min(layer.text_u(110), win.h * 0.3F) : layer.u(strip_h);
    const float full_w = win.w - 2 * win.margin;
    const auto dock_h = [&] {
        return 2 * l.pad + layer.measure([&] {
            return show_small_dock(layer, page, {0, 0, full_w - 2 * l.pad, 0}, dock_kind(win, l));
        });
    };
    l.compact = dock_h() > win.h * 0.3F && win.w > win.h;
    const float h = dock_h();
    l.dock = {win.margin, win.h - win.margin - h, full_w, h};
    l.dock_kind = dock_kind(win, l);
    if (l.dock_kind == SmallDock::one_row)
        l.dock.w = small_dock_width(layer, page, full_w - 2 * l.pad, l.dock_kind) + 2 * l.pad;
    l.telling = {.may_scroll = true,
                 .step = true,
                 .clock = l.compact,
                 .notice = !page.show.notice.empty(),
                 .model = true};
    if (l.compact)
        lay_out_side_by_side(page, win, l);
    else
        lay_out_one_below_the_other(layer, page, win, l);
    if (page.chart_shown()) {
        l.picture = inset(l.picture, win.margin);
        const float above = l.skip.h > 0 ? l.skip.h + win.gap : 0;
        l.picture.y += above;
        l.picture.h -= above;
        l.chart = l.picture;
    }
    return l;
}

// The caption below, with a row of plates under it, and all the rest for the picture.
Layout presenter(Layer &layer, const Page &page, const Room &win) {
    Layout l;
    l.presenter = true;
    l.pad = layer.u(12);
    const float full_w = win.w - 2 * win.margin;
    l.mute = size_of_mute(layer, page);
    l.note = layer.button_size(truth_note(page).button, full_w * 0.42F - l.mute.w);
    l.dock = layer.button_size(present_control(page).button, full_w * 0.24F);
    const Fonts &fonts = layer.fonts();
    const Lines clock = fonts.wrap(Face::body, factor_control(page).button.name, full_w * 0.3F);
    l.clock.w = clock.widest + 2 * l.pad + layer.u(2);
    l.clock.h = fonts.line_px(Face::body) * static_cast<float>(clock.lines.size());
    const float row = std::max({l.note.h, l.dock.h, l.clock.h, l.mute.h});
    l.note.x = win.margin;
    l.dock.x = win.w - win.margin - l.dock.w;
    l.clock.x = l.dock.x - win.gap - l.clock.w;
    l.mute.x = l.clock.x - win.gap - l.mute.w;
    for (Rect *plate : {&l.note, &l.dock, &l.clock, &l.mute})
        plate->y = win.h - win.margin - row + (row - plate->h) / 2;

    const float bottom = win.h - win.margin - row - win.gap;
    const float around = 2 * l.pad + layer.scroll_gutter() + layer.text_u(90); // for the step
    const float w = caption_width(layer, page, full_w - around) + around;
    l.caption = plate_above(layer, win.margin, bottom, w, l.pad, [&](const Rect &area) {
        return show_presented_caption(layer, page, {0, 0, area.w - layer.scroll_gutter(), 0});
    });
    const float h = std::min(l.caption.h, win.h * 0.42F);
    l.caption = {win.margin, bottom - h, w, h};
    l.picture = {0, 0, win.w, l.caption.y - win.gap};
    if (page.chart_shown()) l.chart = l.picture = inset(l.picture, win.margin);
    return l;
}

} // namespace

Layout lay_out(Layer &layer, const Page &page, int width, int height) {
    const Fonts &fonts = layer.fonts();
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    if (page.visitor.presenting) return presenter(layer, page, {w, h, layer.u(14), layer.u(12)});
    if (w >= 1240 * fonts.scale() && h >= 680 * fonts.scale())
        return wide(layer, page, {w, h, layer.u(12), layer.u(8)});
    return small(layer, page, {w, h, layer.u(8), layer.u(8)});
}

Layout lay_out_plain(Layer &layer, const Page &page, int width, int height, bool caption) {
    const float w = static_cast<float>(width), h = static_cast<float>(height);
    Layout l;
    l.pad = layer.u(10);
    const float margin = layer.u(12);
    l.picture = {0, 0, w, h};
    if (!caption) return l;
    l.telling = {.ways = false, .step = true};
    const float text_w = std::min(w - 2 * margin, layer.fonts().px(Face::caption) * 28 + 2 * l.pad);
    l.caption = plate_above(layer, margin, h - margin, text_w, l.pad,
                            [&](const Rect &area) { return show_caption(layer, page, area, l.telling); });
    const float kept = longest_caption_height(layer, page, {0, 0, text_w - 2 * l.pad, 0}, 3) + 2 * l.pad;
    const float free = page.chart_shown() ? l.caption.y : std::min(l.caption.y, h - margin - kept);
    l.picture.h = free - margin;
    const std::string note = truth_note(page).button.name;
    l.note = {margin, margin, layer.fonts().width(Face::body, note) + layer.u(2) + 2 * l.pad,
              layer.fonts().line_px(Face::body) + l.pad};
    if (!page.chart_shown()) return l;
    l.picture = inset(l.picture, margin);
    l.picture.y += l.note.h + margin;
    l.picture.h -= l.note.h + margin;
    l.chart = l.picture;
    return l;
}

// All that lies over the picture.
std::vector<Rect> plates_of(const Layout &l) {
    std::vector<Rect> plates;
    for (const Rect &plate : {l.caption, l.drawer, l.trace, l.sheaths, l.dock, l.menu, l.sheet, l.timeline,
                              l.note, l.clock, l.mute, l.choice, l.skip})
        if (plate.w > 0 && plate.h > 0) plates.push_back(plate);
    return plates;
}

// Of its longer side, as far as it lies where the picture is composed.
float hero_share(const std::optional<Rect> &hero, const Rect &picture) {
    if (!hero || picture.w < 1 || picture.h < 1) return 0;
    const float w = std::min(hero->x + hero->w, picture.x + picture.w) - std::max(hero->x, picture.x);
    const float h = std::min(hero->y + hero->h, picture.y + picture.h) - std::max(hero->y, picture.y);
    return std::max(0.0F, w > h ? w / picture.w : h / picture.h);
}

} // namespace ui

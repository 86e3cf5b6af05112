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
    const float y = show_levers(layer, page, area);
    if (!page.visitor.folds.levers || !sheaths_are_chosen(page)) return y;
    return show_sheaths_head(layer, page, {area.x, y + layer.u(4), area.w, 0});
}

float show_sheet(Layer &layer, const Page &page, const Rect &whole, const Layout &l) {
    const float gap = layer.u(10);
    const Rect area{whole.x + layer.u(8), whole.y, whole.w - layer.u(16), whole.h};
    float y = area.y;
    if (has_choice(page)) y = show_choice(layer, page, area) + gap;
    if (!page.chart_shown()) {
        if (page.show.life) y = show_timeline(layer, page, {area.x, y, area.w, 0}) + gap;
        y = show_levers_head(layer, page, {area.x, y, area.w, 0});
        y = show_levers(layer, page, {area.x, y, area.w, 0}) + gap;
        if (page.visitor.folds.levers && sheaths_are_chosen(page))
            y = show_sheaths(layer, page, {area.x, y, area.w, 0}) + gap;
        y = show_trace(layer, page, {area.x, y, area.w, 0}, l.graph_h) + gap;
    }
    return show_other_controls(layer, page, {area.x, y, area.w, 0}, l.dock.w - 2 * l.pad, l.compact);
}

namespace {

struct Room {
    float w, h, margin, gap;
};
constexpr float least_graph = 30;

// The right column: levers, and the graph below them.
void lay_out_column(Layer &layer, const Page &page, const Room &win, Layout &l) {
    const float column_w = layer.text_u(352), column_x = win.w - win.margin - column_w;
    const float content_w = column_w - 2 * l.pad;
    const float levers_h = layer.measure([&] {
        const float head_h = show_levers_head(layer, page, {0, 0, content_w, 0});
        return show_levers_and_choice(layer, page, {0, head_h, content_w, 0});
    }) + 2 * l.pad;
    const float trace_rest = layer.measure([&] {
        return show_trace(layer, page, {0, 0, content_w, 0}, 0);
    }) + 2 * l.pad;
    // A long list of levers scrolls, so that the graph below it keeps its least height.
    const float least_trace = trace_rest + (page.visitor.folds.trace ? layer.u(least_graph) : 0);
    const float most_levers = l.dock.y - 2 * win.gap - win.margin - least_trace;
    l.levers = {column_x, win.margin, column_w, std::min(levers_h, most_levers)};
    const float trace_y = win.margin + l.levers.h + win.gap, room = l.dock.y - win.gap - trace_y;
    l.graph_h =
        page.visitor.folds.trace ? std::clamp(room - trace_rest, layer.u(least_graph), layer.u(150)) : 0;
    l.trace = {column_x, trace_y, column_w, trace_rest + l.graph_h};
}

Rect size_of_mute(const Layer &layer, const Page &page) {
    const std::vector<Control> mute = mute_controls(page);
    return mute.empty() ? Rect{} : layer.button_size(mute[0].button, layer.target());
}

// A scan is as high as there is room: what stands on a low picture stands to the left of it, and at the lower
// right in few words to a line, where the slices leave a corner free.
void lay_out_beside_scan(Layer &layer, const Page &page, Layout &l) {
    const float in = layer.u(6);
    const float column = widest_choice(layer, page);
    const Rect note = layer.button_size(truth_note(page).button, 0.2F * l.picture.w);
    l.choice = {l.picture.x + in, l.picture.y + in, column, 0};
    l.choice.h = layer.measure([&] { return show_choice(layer, page, l.choice); }) - l.choice.y;
    l.note = {l.picture.x + l.picture.w - in - note.w, l.picture.y + l.picture.h - in - note.h, note.w,
              note.h};
    l.mute.x = l.choice.x;
    l.mute.y = l.note.y + l.note.h - l.mute.h;
    l.picture.x += column + 2 * in;
    l.picture.w -= column + 2 * in;
}

// What stands on the picture: what it shows, at its top, and a note on how true it is. On a chart, and above
// a scan, both are in one row.
void lay_out_on_picture(Layer &layer, const Page &page, Layout &l) {
    const Rect &p = l.picture;
    const Rect note = layer.button_size(truth_note(page).button, p.w);
    const bool chart = page.chart_shown(), scan = page.show.shown == story::Shown::scan && !l.small;
    const float in = chart ? l.pad : layer.u(6);
    const float gap = layer.u(10), beside = note.w + gap + (l.mute.w > 0 ? l.mute.w + gap : 0);
    if (scan && p.w > 2.2F * p.h && p.h > layer.u(230)) return lay_out_beside_scan(layer, page, l);
    l.choice = {p.x + in, p.y + in, p.w - 2 * in - (chart || scan ? beside : 0), 0};
    l.choice.h = layer.measure([&] { return show_choice(layer, page, l.choice); }) - l.choice.y;
    l.note = {p.x + p.w - in - note.w, p.y + p.h - in - note.h, note.w, note.h};
    if (!chart && !scan) return;
    l.note.y = l.choice.y;
    const float row_h = std::max(l.choice.h, l.note.h) + layer.u(8);
    if (scan) { // nothing may hide a lesion
        l.picture.y += row_h;
        l.picture.h -= row_h;
        return;
    }
    l.chart = inset(p, l.pad);
    l.chart.y += row_h;
    l.chart.h -= row_h;
}

Layout wide(Layer &layer, const Page &page, const Room &win) {
    Layout l;
    l.pad = layer.u(12);
    const float dock_w = win.w - 2 * win.margin;
    const float dock_h = layer.measure([&] { return show_dock(layer, page, {0, 0, dock_w - 2 * l.pad, 0}); });
    l.dock = {win.margin, win.h - win.margin - dock_h - 2 * l.pad, dock_w, dock_h + 2 * l.pad};
    const bool chart = page.chart_shown();
    if (!chart) lay_out_column(layer, page, win, l);

    const float left_w = chart ? dock_w : l.levers.x - win.gap - win.margin;
    const float content_w = left_w - 2 * l.pad;
    const float caption_h = layer.measure([&] {
        return show_caption(layer, page, {0, 0, content_w - layer.u(6), 0});
    }) + 2 * l.pad;
    l.caption = {win.margin, win.margin, left_w, std::min(caption_h, win.h * 0.42F)};
    float bottom = l.dock.y - win.gap;
    // Rows of controls between the picture and the dock.
    const auto put_row = [&](float h) {
        const Rect row{win.margin, bottom - h - l.pad * 1.6F, left_w, h + l.pad * 1.6F};
        bottom = row.y - win.gap;
        return row;
    };
    if (page.visitor.folds.levers && page.visitor.folds.sheaths && sheaths_are_chosen(page))
        l.sheaths = put_row(layer.measure([&] { return show_sheaths(layer, page, {0, 0, content_w, 0}); }));
    if (page.show.life && !chart)
        l.timeline = put_row(layer.measure([&] { return show_timeline(layer, page, {0, 0, content_w, 0}); }));
    const bool folded = !chart && !page.visitor.folds.levers && !page.visitor.folds.trace;
    const float above =
        folded ? std::max(l.caption.y + l.caption.h, l.trace.y + l.trace.h) : l.caption.y + l.caption.h;
    l.stage = l.picture = {win.margin, above + win.gap, folded ? dock_w : left_w, bottom - above - win.gap};
    l.mute = size_of_mute(layer, page);
    lay_out_on_picture(layer, page, l);
    if (l.mute.x > 0) return l; // has found its place
    l.mute.x = l.note.x - win.gap - l.mute.w;
    l.mute.y = l.note.y + l.note.h - l.mute.h;
    return l;
}

// A low window: picture beside the caption, or beside the sheet.
void lay_out_side_by_side(const Page &page, const Room &win, Layout &l) {
    const float full_w = win.w - 2 * win.margin, h = l.dock.y - win.gap - win.margin;
    const float left_w = full_w * (page.visitor.folds.sheet ? 0.36F : 0.44F);
    const Rect left{win.margin, win.margin, left_w, h};
    const Rect right{left.x + left_w + win.gap, win.margin, full_w - left_w - win.gap, h};
    (page.visitor.folds.sheet ? l.sheet : l.caption) = page.visitor.folds.sheet ? right : left;
    l.picture = page.visitor.folds.sheet ? left : right;
}

// The sheet of a window that is not low: over the picture's lower part or beside it. Returns the width left.
float lay_out_sheet(const Layer &layer, const Room &win, float least, Layout &l) {
    const float full_w = win.w - 2 * win.margin, bottom = l.dock.y - win.gap;
    if (win.h > win.w) {
        const float room = bottom - win.margin - least - 2 * win.gap - win.h * 0.16F;
        const float h = std::clamp(room, least, std::max(least, win.h * 0.34F));
        l.sheet = {win.margin, bottom - h, full_w, h};
        return full_w;
    }
    const float w = std::clamp(layer.text_u(352) + layer.scroll_gutter(), full_w * 0.38F, full_w * 0.46F);
    l.sheet = {win.w - win.margin - w, win.margin, w, bottom - win.margin};
    return full_w - w - win.gap;
}

// Slow time above the dock, where there is room; elsewhere it is on the sheet. Returns its height.
float lay_out_timeline(Layer &layer, const Page &page, const Room &win, float room, Layout &l) {
    const float full_w = win.w - 2 * win.margin, bottom = l.dock.y - win.gap;
    const float h = 2 * l.pad + layer.measure([&] {
        return show_slow_time(layer, page, {0, 0, full_w - 2 * l.pad, 0});
    });
    if (h + win.gap > room) return 0;
    l.timeline = {win.margin, bottom - h, full_w, h};
    return h + win.gap;
}

void lay_out_one_below_the_other(Layer &layer, const Page &page, const Room &win, Layout &l) {
    const bool open = page.visitor.folds.sheet, upright = win.h > win.w, chart = page.chart_shown();
    const float full_w = win.w - 2 * win.margin;
    const float least =
        2 * layer.target() + layer.u(4) + 2 * l.pad; // a part that scrolls needs both its buttons
    const float left_w = open ? lay_out_sheet(layer, win, least, l) : full_w;
    float bottom = (open && upright ? l.sheet.y : l.dock.y) - win.gap;
    // The picture keeps its share of the window; a caption that is longer than the rest scrolls.
    const float share = open ? (upright ? 0.16F : 0.2F) : chart ? 0.5F : 0.36F;
    const float picture_h = std::max(share * win.w * win.h / full_w, layer.u(60));
    const Rect text{0, 0, left_w - 2 * l.pad - layer.u(6), 0};
    const float wanted =
        2 * l.pad + layer.measure([&] { return show_caption_text(layer, page, text, false, false, true); });
    const float some_lines =
        std::min(wanted, 1.6F * least); // of the caption, before anything else is put there
    if (page.slow_model() && !open && !chart)
        bottom -=
            lay_out_timeline(layer, page, win, bottom - win.margin - some_lines - win.gap - picture_h, l);
    const float most = std::max(least, bottom - win.gap - picture_h - win.margin);
    l.caption = {win.margin, win.margin, left_w, std::min(wanted, most)};
    const float top = l.caption.y + l.caption.h + win.gap;
    l.picture = {win.margin, top, left_w, std::max(0.0F, bottom - top)};
}

Layout small(Layer &layer, const Page &page, const Room &win) {
    Layout l;
    l.small = true;
    l.pad = layer.u(8);
    l.graph_h = std::min(layer.text_u(110), win.h * 0.3F);
    const float full_w = win.w - 2 * win.margin;
    const auto dock_h = [&] {
        return 2 * l.pad + layer.measure([&] {
            return show_small_dock(layer, page, {0, 0, full_w - 2 * l.pad, 0}, l.compact);
        });
    };
    l.compact = dock_h() > win.h * 0.3F && win.w > win.h;
    const float h = dock_h();
    l.dock = {win.margin, win.h - win.margin - h, full_w, h};
    if (l.compact)
        lay_out_side_by_side(page, win, l);
    else
        lay_out_one_below_the_other(layer, page, win, l);
    l.stage = l.picture;
    if (page.chart_shown()) l.chart = inset(l.picture, l.pad);
    return l;
}

// The caption above, one row of plates below, and all the rest for the picture.
Layout presenter(Layer &layer, const Page &page, const Room &win) {
    Layout l;
    l.presenter = true;
    l.pad = layer.u(12);
    const float full_w = win.w - 2 * win.margin, text_w = full_w - 2 * l.pad - layer.scroll_gutter();
    const float caption_h = 2 * l.pad + layer.measure([&] {
        return show_presented_caption(layer, page, {0, 0, text_w, 0});
    });
    l.caption = {win.margin, win.margin, full_w, std::min(caption_h, win.h * 0.42F)};

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

    const float top = l.caption.y + l.caption.h + win.gap;
    l.picture = {win.margin, top, full_w, win.h - win.margin - row - win.gap - top};
    if (page.chart_shown()) l.chart = inset(l.picture, l.pad);
    return l;
}

} // namespace

Layout lay_out(Layer &layer, const Page &page, int width, int height) {
    const Fonts &fonts = layer.fonts();
    const auto w = static_cast<float>(width), h = static_cast<float>(height);
    if (page.visitor.presenting) return presenter(layer, page, {w, h, layer.u(14), layer.u(12)});
    if (w >= 1240 * fonts.scale() && h >= 680 * fonts.scale())
        return wide(layer, page, {w, h, layer.u(14), layer.u(12)});
    return small(layer, page, {w, h, layer.u(10), layer.u(10)});
}

Layout lay_out_plain(Layer &layer, const Page &page, int width, int height, bool caption) {
    const float w = static_cast<float>(width), h = static_cast<float>(height);
    Layout l;
    l.pad = layer.u(10);
    const float margin = layer.u(12);
    l.picture = {margin, margin, w - 2 * margin, h - 2 * margin};
    if (!caption) return l;
    const Rect text{0, 0, l.picture.w - 2 * l.pad, 0};
    const float caption_h = layer.measure([&] { return show_caption_text(layer, page, text); }) + 2 * l.pad;
    l.caption = {margin, margin, l.picture.w, std::min(caption_h, h / 2)};
    l.picture.y += l.caption.h + margin;
    l.picture.h -= l.caption.h + margin;
    if (page.chart_shown()) l.chart = inset(l.picture, l.pad);
    const std::string note = truth_note(page).button.name;
    const float note_w = layer.fonts().width(Face::body, note) + layer.u(2) + 2 * l.pad;
    const float note_h = layer.fonts().line_px(Face::body) + l.pad;
    l.note = {w - margin - note_w, h - margin - note_h, note_w, note_h};
    return l;
}

} // namespace ui

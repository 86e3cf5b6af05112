#include "ui/panels/dock.h"

#include "ui/panels/caption_plate.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

void append(std::vector<Control> &to, const std::vector<Control> &more) {
    to.insert(to.end(), more.begin(), more.end());
}

Rect size_of(const Layer &layer, const Page &page, const Control &control, float max_w) {
    if (!control.is_text) return layer.button_size(control.button, max_w);
    if (control.button.id == "step") {
        const float w = layer.fonts().width(Face::body, control.button.name) + layer.u(2);
        return {0, 0, std::ceil(w), layer.target()};
    }
    // As wide as the slowest factor needs, so that nothing moves when the number changes.
    const std::string widest = clock_words(page, 88888, page.tissue() ? 8888 : 88.8);
    const Lines whole = layer.fonts().wrap(Face::body, widest, max_w);
    const float one = whole.widest + layer.u(2);
    // Large print takes one line more than it must, never two.
    const std::size_t most = whole.lines.size() + 1;
    float limit = layer.fonts().scale() > layer.fonts().unit() * 1.2F ? one * 0.5F : one;
    Lines lines = layer.fonts().wrap(Face::body, widest, std::min(max_w, limit));
    for (; lines.lines.size() > most && limit < std::min(max_w, one); limit += one * 0.05F)
        lines = layer.fonts().wrap(Face::body, widest, std::min(max_w, limit));
    const float h = static_cast<float>(lines.lines.size()) * layer.fonts().line_px(Face::body);
    return {0, 0, std::ceil(lines.widest + layer.u(2)), std::ceil(std::max(layer.target(), h))};
}

float gap(const Layer &layer) { return layer.u(8); }

// Left to right, top to bottom; every row as high as its highest.
float flow(const Layer &layer, const Page &page, std::vector<Control> &controls, const Rect &area,
           bool keep_rows) {
    float x = area.x, y = area.y, row_h = 0;
    std::size_t row_start = 0;
    const auto end_row = [&](std::size_t end) {
        for (std::size_t i = row_start; i < end; i++) {
            controls[i].button.rect.y = y;
            controls[i].button.rect.h = row_h;
        }
        row_start = end;
    };
    for (std::size_t i = 0; i < controls.size(); i++) {
        Rect &rect = controls[i].button.rect;
        rect = size_of(layer, page, controls[i], area.w);
        const bool full = x + rect.w > area.x + area.w + 0.5F && x > area.x;
        if (full || (keep_rows && controls[i].new_row && x > area.x)) {
            end_row(i);
            x = area.x;
            y += row_h + gap(layer);
            row_h = 0;
        }
        if (controls[i].is_text && x == area.x && i + 1 == controls.size()) { // it has the row to itself
            const Lines lines = layer.fonts().wrap(Face::body, controls[i].button.name, area.w);
            rect.h = static_cast<float>(lines.lines.size()) * layer.fonts().line_px(Face::body);
        }
        rect.x = x;
        row_h = std::max(row_h, rect.h);
        x += rect.w + gap(layer);
    }
    end_row(controls.size());
    return y + row_h;
}

// What a row leaves over goes between its groups, then into its wider buttons: both edges of the rows line
// up.
void fill_rows(std::vector<Control> &controls, const Rect &area, float gap_px, float most_apart) {
    const auto grows = [](const Control &c) { return !c.button.icon_only && !c.is_text; };
    for (std::size_t from = 0; from < controls.size();) {
        std::size_t to = from;
        float groups = 0, growing = 0;
        while (to < controls.size() && controls[to].button.rect.y == controls[from].button.rect.y) {
            groups += to > from && controls[to].new_group ? 1 : 0;
            growing += grows(controls[to++]) ? 1 : 0;
        }
        if (to - from == 1 && controls[from].is_text) controls[from].button.rect.w = area.w;
        const Rect &last = controls[to - 1].button.rect;
        const float spare = area.x + area.w - last.x - last.w;
        const float apart = groups > 0 ? std::min(spare / groups, most_apart) : 0;
        const float each = growing > 0 ? (spare - apart * groups) / growing : 0;
        float x = area.x;
        for (std::size_t i = from; i < to; i++) {
            Rect &rect = controls[i].button.rect;
            if (i > from && controls[i].new_group) x += apart;
            rect.x = x;
            if (grows(controls[i])) rect.w += each;
            x += rect.w + gap_px;
        }
        from = to;
    }
}

void show_controls(Layer &layer, const Page &page, const std::vector<Control> &controls) {
    for (const Control &control : controls) {
        const Rect &r = control.button.rect;
        if (control.waits && !control.button.enabled) continue;
        if (!control.is_text) {
            if (layer.button(control.button)) page.wish(control.command);
            continue;
        }
        const Lines lines = layer.fonts().wrap(Face::body, control.button.name, r.w);
        const float h = static_cast<float>(lines.lines.size()) * layer.fonts().line_px(Face::body);
        layer.text({.id = control.button.id,
                    .text = control.button.name,
                    .x = r.x,
                    .y = r.y + (r.h - h) / 2,
                    .w = r.w,
                    .centred = true});
    }
}

float row_width(const Layer &layer, const Page &page, const std::vector<Control> &controls, float most) {
    float sum = -gap(layer);
    for (const Control &control : controls) sum += size_of(layer, page, control, most).w + gap(layer);
    return sum;
}

// The small dock's controls, as many as one row holds; at the least what cannot be missed.
std::vector<Control> small_controls(const Layer &layer, const Page &page, float w, SmallDock kind,
                                    std::vector<Control> &others) {
    const bool compact = kind == SmallDock::compact;
    std::vector<Control> here{send_control(page)};
    for (ButtonSpec spec : {previous_button(page), next_button(page)}) {
        spec.icon_only = true;
        const bool back = spec.id == "previous";
        here.push_back(
            {.button = spec, .command = {.what = back ? story::Do::previous_step : story::Do::next_step}});
    }
    here.push_back(play_control(page));
    here.back().button.icon_only = true;
    Control sheet;
    sheet.button.id = "sheet";
    sheet.button.name = page.word("dock.controls");
    sheet.button.icon = Icon::menu;
    sheet.button.on = page.visitor.folds.sheet;
    sheet.button.icon_only = compact;
    sheet.command = {.what = story::Do::toggle_sheet};
    here.push_back(sheet);
    append(here, mute_controls(page));
    here.push_back(help_control(page)); // never more than one tap away
    here.back().button.shown = page.word("dock.help_mark");
    const auto row_w = [&](const std::vector<Control> &row) { return row_width(layer, page, row, w); };
    // How fast time runs takes no row to itself: that is the caption's room.
    std::vector<Control> second(here.begin() + 4, here.end());
    second.push_back(factor_control(page));
    const bool beside = kind == SmallDock::rows && row_w(second) <= w;
    if (beside) here.push_back(factor_control(page));
    if (!beside && kind != SmallDock::compact) others.push_back(factor_control(page));
    std::vector<Control> time = time_controls(page);
    std::erase_if(time, [](const Control &control) { return control.is_text; });
    std::vector<Control> view = scale_controls(page);
    append(view, view_controls(page));
    const std::vector<Control> info{truth_control(page), sources_control(page), keys_control(page),
                                    present_control(page)};
    const std::vector<std::vector<Control>> groups{
        time, change_controls(page), view, {scenes_control(page)}, sense_controls(page), info};
    bool room = !compact;
    for (const auto &group : groups) {
        std::vector<Control> longer = here;
        append(longer, group);
        room = room && row_w(longer) <= w;
        if (room)
            here = longer;
        else
            append(others, group);
    }
    return here;
}

// The steps' buttons: Next in words, for it is what most visitors press.
std::vector<Control> step_controls(const Page &page) {
    std::vector<Control> controls;
    for (ButtonSpec spec : {previous_button(page), next_button(page)}) {
        const bool back = spec.id == "previous";
        spec.icon_only = back;
        if (back) spec.look = ButtonLook::quiet;
        controls.push_back(
            {.button = spec, .command = {.what = back ? story::Do::previous_step : story::Do::next_step}});
    }
    return controls;
}

void quieten(std::vector<Control> &controls) {
    for (Control &control : controls) {
        control.button.look = ButtonLook::quiet;
        control.button.face = Face::body;
    }
}

// What is needed all the time: the verb, the story, time, closeness, and help.
std::vector<Control> bar_controls(const Page &page) {
    std::vector<Control> controls{send_control(page)};
    append(controls, step_controls(page));
    controls.push_back(step_control(page));
    controls[1].new_group = true;
    std::vector<Control> quiet{play_control(page)};
    quiet[0].new_group = quiet[0].button.icon_only = true;
    quiet.push_back(factor_control(page));
    append(quiet, scale_controls(page));
    quiet.back().waits = true;
    quiet.push_back(change_controls(page).back());
    quiet.back().button.icon_only = true;
    quiet.push_back(scenes_control(page));
    quiet.back().new_group = true;
    quiet.push_back(help_control(page));
    quiet.back().new_group = false;
    quiet.push_back(more_control(page));
    quieten(quiet);
    if (page.tissue()) quiet.insert(quiet.begin() + 2, days_control(page));
    append(controls, quiet);
    return controls;
}

std::vector<Control> menu_controls(const Page &page) {
    std::vector<Control> controls = time_controls(page);
    std::erase_if(controls, [](const Control &control) { return control.is_text; });
    controls[0].button.icon_only = true;
    if (!page.visitor.folds.levers || page.chart_shown()) // else it is in the drawer
        controls.push_back(change_controls(page).front());
    append(controls, view_controls(page));
    append(controls, sense_controls(page));
    controls.push_back(sources_control(page));
    controls.push_back(keys_control(page));
    controls.push_back(present_control(page));
    quieten(controls);
    return controls;
}

// Until they fit into one row: symbols for words, the best known first.
void shorten(const Layer &layer, const Page &page, std::vector<Control> &controls, float most) {
    for (const char *id : {"closer", "step", "more"}) {
        if (row_width(layer, page, controls, most) <= most) return;
        Control &control =
            *std::ranges::find_if(controls, [&](const Control &c) { return c.button.id == id; });
        if (control.is_text)
            control.button.name = short_step(page);
        else
            control.button.icon_only = true;
    }
}

// What a row leaves over goes between its groups.
void spread(std::vector<Control> &controls, const Rect &area) {
    float groups = 0;
    for (std::size_t i = 1; i < controls.size(); i++) groups += controls[i].new_group ? 1 : 0;
    const Rect &last = controls.back().button.rect;
    if (groups == 0 || last.y != controls.front().button.rect.y) return;
    const float each = (area.x + area.w - last.x - last.w) / groups;
    float by = 0;
    for (Control &control : controls) {
        if (&control != &controls.front() && control.new_group) by += each;
        control.button.rect.x += by;
    }
}

} // namespace

float show_dock(Layer &layer, const Page &page, const Rect &area) {
    std::vector<Control> controls = bar_controls(page);
    shorten(layer, page, controls, area.w);
    const float bottom = flow(layer, page, controls, area, false);
    if (layer.dry()) return bottom;
    spread(controls, area);
    show_controls(layer, page, controls);
    return bottom;
}

float show_menu(Layer &layer, const Page &page, const Rect &area) {
    std::vector<Control> controls = menu_controls(page);
    const float bottom = flow(layer, page, controls, area, false);
    if (layer.dry()) return bottom;
    show_controls(layer, page, controls);
    return bottom;
}

float show_small_dock(Layer &layer, const Page &page, const Rect &area, SmallDock kind) {
    std::vector<Control> others, controls = small_controls(layer, page, area.w, kind, others);
    // Back and Next stay side by side: where they do not fit beside the big button, they begin a row.
    float first_w = 2 * gap(layer);
    for (std::size_t i = 0; i < 3; i++) first_w += size_of(layer, page, controls[i], area.w).w;
    controls[1].new_row = first_w > area.w;
    for (std::size_t i = 2; i < controls.size(); i++) controls[i].new_row = false;
    float bottom = flow(layer, page, controls, area, true);
    // The one big verb stays big.
    const float lack = std::max(0.0F, layer.u(64) - controls[0].button.rect.h);
    const float first_row = controls[0].button.rect.y;
    for (Control &control : controls) {
        if (control.button.rect.y == first_row)
            control.button.rect.h += lack;
        else
            control.button.rect.y += lack;
    }
    bottom += lack;
    if (layer.dry()) return bottom;
    fill_rows(controls, area, gap(layer), layer.u(28));
    show_controls(layer, page, controls);
    return bottom;
}

float small_dock_width(const Layer &layer, const Page &page, float most, SmallDock kind) {
    std::vector<Control> others;
    const float w = row_width(layer, page, small_controls(layer, page, most, kind, others), most);
    return std::min(most, w + layer.u(1));
}

float show_other_controls(Layer &layer, const Page &page, const Rect &area, float dock_w, SmallDock kind) {
    std::vector<Control> others;
    small_controls(layer, page, dock_w, kind, others);
    const float bottom = flow(layer, page, others, area, false);
    if (layer.dry()) return bottom;
    fill_rows(others, area, gap(layer), 0);
    show_controls(layer, page, others);
    return bottom;
}

} // namespace ui

#include "ui/window/interface.h"

#include "ui/charts/fan_chart.h"
#include "ui/charts/trial_chart.h"
#include "ui/panels/caption_plate.h"
#include "ui/panels/dock.h"
#include "ui/panels/info_panels.h"
#include "ui/panels/levers_panel.h"
#include "ui/panels/life_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/window/labels.h"
#include "ui/window/lane_names.h"
#include "ui/window/layout.h"
#include "ui/window/shortcuts.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
constexpr double presented_text_scale = 1.5; // 40 px at 1080 lines: about 10 where the back row sees 270
}

struct Interface::Parts {
    Parts(story::Words with_words, std::vector<std::string> files)
        : words(std::move(with_words)), fonts(std::move(files)), layer(fonts, pointer) {}

    story::Words words;
    Fonts fonts;
    Pointer pointer;
    Layer layer;
    Labels labels;
    bool fonts_changed = false;

    void prepare(const story::Visitor &visitor, int width, int height) {
        const double least = visitor.presenting ? presented_text_scale : 1;
        if (fonts.prepare(width, height, std::max(least, visitor.text_scale))) fonts_changed = true;
    }
    void show(const Page &page, std::span<const story::Anchor> anchors, const Rect &window);
    void show_plain(const Page &page, std::span<const story::Anchor> anchors, const Input &input);
    void show_wide(const Page &page, const Layout &layout);
    void show_presenter(const Page &page, const Layout &layout);
    void show_small(const Page &page, const Layout &layout, bool with_notice);
    void show_mute(const Page &page, const Layout &layout);
    void show_column(const Page &page, const Layout &layout);
    void show_chart(const Page &page, const Layout &layout);
    void show_timeline_plate(const Page &page, const Layout &layout);
    std::vector<Rect> show_notice(const Page &page, const Rect &picture);
    void take_keys(const Page &page);
    void take_picture(const Page &page, const Input &input, Output &output);
};

Interface::Interface() = default;
Interface::~Interface() {
    if (parts_) ImGui::DestroyContext();
}

std::unique_ptr<Interface> Interface::create(story::Words words, std::vector<FontFile> fonts,
                                             std::string &error) {
    if (fonts.empty() || fonts.front().bytes.empty()) {
        error = words.text("fault.no_font");
        return nullptr;
    }
    std::vector<std::string> files;
    for (FontFile &font : fonts)
        if (!font.bytes.empty()) files.push_back(std::move(font.bytes));
    ImGui::CreateContext();
    ImGuiIO &io = ImGui::GetIO();
    io.IniFilename = nullptr; // it would write a file of its own
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    std::unique_ptr<Interface> result(new Interface);
    result->parts_ = std::make_unique<Parts>(std::move(words), std::move(files));
    result->parts_->prepare({}, 1280, 720);
    if (!result->parts_->fonts.usable()) {
        error = result->parts_->words.text("fault.no_font");
        return nullptr;
    }
    return result;
}

story::Rect Interface::picture_rect(const story::Glance &glance, int width, int height, Shows shows) {
    parts_->prepare(glance.visitor, width, height);
    std::vector<story::Command> none;
    const Page page{glance, parts_->words, none};
    if (shows == Shows::everything) return lay_out(parts_->layer, page, width, height).picture;
    return lay_out_plain(parts_->layer, page, width, height, shows == Shows::caption).picture;
}

void Interface::make_fonts_anew() { parts_->fonts.make_anew(); }

bool Interface::fonts_changed() { return std::exchange(parts_->fonts_changed, false); }

Output Interface::frame(const story::Glance &glance, std::span<const story::Anchor> anchors,
                        const Input &input) {
    Parts &parts = *parts_;
    parts.prepare(glance.visitor, input.width, input.height);
    const Rect window{0, 0, static_cast<float>(input.width), static_cast<float>(input.height)};
    ImGuiIO &io = ImGui::GetIO();
    io.DisplaySize = ImVec2(window.w, window.h);
    io.DeltaTime = std::max(1e-4F, static_cast<float>(input.seconds));
    give_pointer(input.pointer_x, input.pointer_y, input.pointer_down);
    parts.pointer.begin(input, parts.fonts.unit());
    ImGui::NewFrame();

    Output output;
    const Page page{glance, parts.words, output.commands};
    const auto fade = static_cast<float>(1 - std::clamp(glance.visitor.blackness, 0.0, 1.0));
    parts.layer.pen.theme = glance.visitor.theme;
    parts.layer.start(*ImGui::GetBackgroundDrawList(), input.width, input.height, fade);
    // Black is black: not a line of the interface is left in the audience's sight.
    if (glance.visitor.black) parts.layer.set_inert(true);
    const bool dark = glance.visitor.black && fade < 0.01F;
    if (!dark && input.shows == Shows::everything) parts.show(page, anchors, window);
    if (!dark && input.shows != Shows::everything) parts.show_plain(page, anchors, input);
    output.tree = parts.layer.finish();
    output.ground_rgb = themed(navy, glance.visitor.theme);
    output.grounds = parts.layer.take_grounds();
    output.tree.caption = story::caption(glance.show, glance.visitor.language);
    parts.take_keys(page);
    parts.take_picture(page, input, output);
    output.pointer_taken = parts.pointer.taken() || glance.visitor.panel != story::Panel::none;
    ImGui::Render();
    return output;
}

void Interface::Parts::show(const Page &page, std::span<const story::Anchor> anchors, const Rect &window) {
    const bool panel = page.visitor.panel != story::Panel::none;
    pointer.keep_or_restore_focus(panel);
    const Layout layout = lay_out(layer, page, static_cast<int>(window.w), static_cast<int>(window.h));
    if (panel) layer.set_inert(true);
    if (!layout.presenter && !page.chart_shown()) {
        const float half_gap = layer.u(layout.small ? 5 : 6), right = layout.stage.x + layout.stage.w;
        layer.surround(layout.stage, right + half_gap, layout.dock.y - half_gap);
    }
    Rect clear = layout.picture; // of the choice at its top
    if (layout.choice.h > 0 && layout.choice.y >= clear.y) {
        clear.y += layout.choice.h + layer.u(6);
        clear.h -= layout.choice.h + layer.u(6);
    }
    std::vector<Rect> taken = page.chart_shown() ? std::vector<Rect>{} : show_notice(page, clear);
    const bool noticed = !taken.empty();
    if (layout.choice.h > 0) taken.push_back(layout.choice);
    if (!layout.small) taken.push_back(layout.note);
    if (layout.mute.w > 0) taken.push_back(layout.mute);
    const std::vector<LaneName> names = lane_names(layer, page, layout.picture, taken);
    if (page.chart_shown()) anchors = {};
    labels.show(layer, page, anchors, inset(layout.picture, layer.u(6)), taken);
    show_lane_names(layer, names); // over the labels' leaders
    if (layout.presenter)
        show_presenter(page, layout);
    else if (layout.small)
        show_small(page, layout, !noticed && !page.show.notice.empty());
    else
        show_wide(page, layout);
    if (!panel) return;
    layer.set_inert(page.visitor.black);
    show_panel(layer, page, window);
}

void Interface::Parts::show_plain(const Page &page, std::span<const story::Anchor> anchors,
                                  const Input &input) {
    if (input.shows == Shows::nothing) return;
    const bool caption = input.shows == Shows::caption;
    const Layout l = lay_out_plain(layer, page, input.width, input.height, caption);
    std::vector<Rect> taken;
    if (caption) taken.push_back(l.note);
    const std::vector<LaneName> names = lane_names(layer, page, l.picture, taken);
    if (page.chart_shown()) anchors = {};
    labels.show(layer, page, anchors, inset(l.picture, layer.u(6)), taken);
    show_lane_names(layer, names);
    if (!caption) return;
    layer.ground(l.caption);
    show_caption_text(layer, page, inset(l.caption, l.pad));
    if (page.chart_shown()) show_chart(page, l);
    layer.plate(l.note);
    layer.text({.id = "truth",
                .text = truth_note(page).button.name,
                .x = l.note.x + l.pad,
                .y = l.note.y + l.pad / 2,
                .w = l.note.w - 2 * l.pad,
                .rgb = mist});
}

void Interface::Parts::show_wide(const Page &page, const Layout &l) {
    layer.ground(l.caption);
    Rect text = inset(l.caption, l.pad);
    text.x += layer.u(6);
    text.w -= layer.u(6);
    layer.scrolled("caption.text", page.word("caption.group"), page.word("caption.up"),
                   page.word("caption.down"), text,
                   [&](const Rect &inner) { return show_caption(layer, page, inner); });
    if (l.choice.h > 0) show_choice(layer, page, l.choice);
    if (page.chart_shown()) show_chart(page, l);
    if (l.levers.w > 0) show_column(page, l);
    if (l.timeline.w > 0) show_timeline_plate(page, l);
    if (l.sheaths.w > 0) {
        layer.ground(l.sheaths);
        const Rect inner = inset(l.sheaths, l.pad);
        show_sheaths(layer, page, {inner.x, l.sheaths.y + l.pad * 0.6F, inner.w, inner.h});
    }
    show_mute(page, l);
    Control note = truth_note(page);
    note.button.rect = l.note;
    if (layer.button(note.button)) page.wish(note.command);
    layer.ground(l.dock);
    show_dock(layer, page, inset(l.dock, l.pad));
}

// Words, picture, how true it is, and the way back to the controls; keys and clicker do the rest.
void Interface::Parts::show_presenter(const Page &page, const Layout &l) {
    layer.ground(l.caption);
    layer.scrolled("caption.text", page.word("caption.group"), page.word("caption.up"),
                   page.word("caption.down"), inset(l.caption, l.pad),
                   [&](const Rect &inner) { return show_presented_caption(layer, page, inner); });
    if (page.chart_shown()) show_chart(page, l);
    Control note = truth_note(page);
    note.button.rect = l.note;
    if (layer.button(note.button)) page.wish(note.command);
    layer.plate(l.clock);
    layer.text({.id = "factor",
                .text = factor_control(page).button.name,
                .x = l.clock.x + l.pad,
                .y = l.clock.y,
                .w = l.clock.w - 2 * l.pad,
                .centred = true});
    show_mute(page, l);
    Control back = present_control(page);
    back.button.rect = l.dock;
    if (layer.button(back.button)) page.wish(back.command);
}

void Interface::Parts::show_mute(const Page &page, const Layout &l) {
    for (Control &mute : mute_controls(page)) {
        mute.button.rect = l.mute;
        if (layer.button(mute.button)) page.wish(mute.command);
    }
}

void Interface::Parts::show_column(const Page &page, const Layout &l) {
    layer.ground(l.levers);
    Rect levers = inset(l.levers, l.pad);
    const float levers_y = show_levers_head(layer, page, levers);
    levers.h -= levers_y - levers.y;
    levers.y = levers_y;
    layer.scrolled("levers.text", page.word("levers.group"), page.word("levers.up"), page.word("levers.down"),
                   levers, [&](const Rect &inner) { return show_levers_and_choice(layer, page, inner); });
    layer.ground(l.trace);
    show_trace(layer, page, inset(l.trace, l.pad), l.graph_h);
}

void Interface::Parts::show_timeline_plate(const Page &page, const Layout &l) {
    layer.ground(l.timeline);
    const float above = l.small ? l.pad : l.pad * 0.8F;
    show_slow_time(layer, page,
                   {l.timeline.x + l.pad, l.timeline.y + above, l.timeline.w - 2 * l.pad, l.timeline.h});
}

// In place of the picture, on a plate of its own; scrolls where there is too little room to read it.
void Interface::Parts::show_chart(const Page &page, const Layout &l) {
    layer.ground(l.picture);
    layer.scrolled("chart.text", page.word("chart.group"), page.word("chart.up"), page.word("chart.down"),
                   l.chart, [&](const Rect &inner) {
                       return page.show.shown == story::Shown::trial ? show_trial(layer, page, inner)
                                                                     : show_fan(layer, page, inner);
                   });
}

void Interface::Parts::show_small(const Page &page, const Layout &l, bool with_notice) {
    if (l.caption.w > 0) {
        layer.ground(l.caption);
        Rect text = inset(l.caption, l.pad);
        text.x += layer.u(6);
        text.w -= layer.u(6);
        layer.scrolled("caption.text", page.word("caption.group"), page.word("caption.up"),
                       page.word("caption.down"), text, [&](const Rect &inner) {
                           return show_caption_text(layer, page, inner, with_notice, l.compact, true);
                       });
    }
    if (page.chart_shown()) show_chart(page, l);
    if (l.sheet.w > 0) {
        layer.ground(l.sheet);
        layer.scrolled("sheet.text", page.word("sheet.group"), page.word("sheet.up"), page.word("sheet.down"),
                       inset(l.sheet, l.pad),
                       [&](const Rect &inner) { return show_sheet(layer, page, inner, l); });
    }
    if (l.timeline.w > 0) show_timeline_plate(page, l);
    layer.ground(l.dock);
    show_small_dock(layer, page, inset(l.dock, l.pad), l.compact);
}

// A short message at the top of the picture, when there is room. Returns what it covers.
std::vector<Rect> Interface::Parts::show_notice(const Page &page, const Rect &picture) {
    if (page.show.notice.empty()) return {};
    const std::string text = page.word(page.show.notice);
    const float pad = layer.u(12), most = picture.w - 2 * pad - layer.u(24);
    const Lines lines = fonts.wrap(Face::strong, text, most);
    const float w = std::ceil(lines.widest + 2 * pad + layer.u(2));
    const float h = static_cast<float>(lines.lines.size()) * fonts.line_px(Face::strong) + pad;
    if (h > picture.h - layer.u(16)) return {};
    const Rect plate{std::round(picture.x + (picture.w - w) / 2), picture.y + layer.u(8), w, h};
    layer.plate(plate, gold);
    layer.text({.id = "notice",
                .text = text,
                .x = plate.x + pad,
                .y = plate.y + pad / 2,
                .w = w - 2 * pad,
                .face = Face::strong,
                .centred = true});
    return {plate};
}

void Interface::Parts::take_keys(const Page &page) {
    const bool panel = page.visitor.panel != story::Panel::none;
    for (const KeyPress &key : pointer.keys_left()) {
        if (const auto command = shortcut(key, page.glance(), pointer.has_focus()))
            page.wish(*command);
        else if (key.key == Key::escape)
            pointer.drop_focus();
        if (!panel) continue;
        const float line = fonts.line_px(Face::body) * 2;
        if (key.key == Key::down) pointer.scroll_by(panel_scroll_id, line);
        if (key.key == Key::up) pointer.scroll_by(panel_scroll_id, -line);
        if (key.key == Key::page_down || key.key == Key::space) pointer.scroll_by(panel_scroll_id, 6 * line);
        if (key.key == Key::page_up) pointer.scroll_by(panel_scroll_id, -6 * line);
    }
}

void Interface::Parts::take_picture(const Page &page, const Input &input, Output &output) {
    if (page.visitor.panel != story::Panel::none) return;
    if (page.visitor.black) {
        // Who has only a finger must be able to bring the picture back.
        if (pointer.picture_pressed()) page.wish(story::Do::black);
        return;
    }
    const float degrees = 0.3F / fonts.unit();
    if (pointer.orbit_dx() != 0 || pointer.orbit_dy() != 0)
        page.wish({.what = story::Do::orbit,
                   .value = static_cast<double>(pointer.orbit_dx() * degrees),
                   .value2 = static_cast<double>(pointer.orbit_dy() * degrees)});
    if (pointer.picture_wheel() != 0)
        page.wish(
            {.what = story::Do::zoom, .value = std::pow(0.88, static_cast<double>(pointer.picture_wheel()))});
    if (pointer.picture_pressed()) {
        output.picture_pressed = true;
        output.picture_x = input.pointer_x;
        output.picture_y = input.pointer_y;
    }
}

} // namespace ui

#include "ui/window/interface.h"

#include "ui/charts/fan_chart.h"
#include "ui/charts/trial_chart.h"
#include "ui/panels/caption_plate.h"
#include "ui/panels/dock.h"
#include "ui/panels/info_panels.h"
#include "ui/panels/kiosk_pages.h"
#include "ui/panels/levers_panel.h"
#include "ui/panels/life_panel.h"
#include "ui/panels/notice.h"
#include "ui/panels/speaker_page.h"
#include "ui/panels/trace_panel.h"
#include "ui/window/kiosk_keys.h"
#include "ui/window/labels.h"
#include "ui/window/lane_names.h"
#include "ui/window/layout.h"
#include "ui/window/shortcuts.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
constexpr float least_film_unit = 0.72F; // nothing is pressed in a film: words may be small in a small one
constexpr double presented_text_scale = 1.5; // 40 px at 1080 lines: about 10 where the back row sees 270
} // namespace

struct Interface::Parts {
    Parts(story::Words with_words, std::vector<std::string> files)
        : words(std::move(with_words)), fonts(std::move(files)), layer(fonts, pointer) {}

    story::Words words;
    Fonts fonts;
    Pointer pointer;
    Layer layer;
    Labels labels;
    StepByNumber step_by_number;
    StaffCorner staff_corner;
    bool fonts_changed = false, warned = false;
    Rect composed; // where the picture is

    void prepare(const story::Glance &glance, int width, int height, Shows shows) {
        const story::Visitor &visitor = glance.visitor;
        const double least = visitor.presenting ? presented_text_scale : 1;
        const float least_unit = glance.kiosk.on              ? kiosk_unit(glance.kiosk, width, height)
                                 : shows == Shows::everything ? 1
                                                              : least_film_unit;
        if (fonts.prepare(width, height, std::max(least, visitor.text_scale), least_unit))
            fonts_changed = true;
    }
    void show(const Page &page, const story::Sights &sights, const Rect &window);
    void show_plain(const Page &page, const story::Sights &sights, const Input &input);
    void show_wide(const Page &page, const Layout &layout);
    void show_presenter(const Page &page, const Layout &layout);
    void show_caption_plate(const Page &page, const Layout &layout);
    void show_top(const Page &page, const Layout &layout);
    void show_small(const Page &page, const Layout &layout);
    void show_mute(const Page &page, const Layout &layout);
    void show_column(const Page &page, const Layout &layout);
    void show_chart(const Page &page, const Layout &layout);
    void show_timeline_plate(const Page &page, const Layout &layout);
    void show_at_kiosk(const Page &page, const story::Sights &sights, const Rect &window);
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
    result->parts_->fonts.prepare(1280, 720, 1);
    result->parts_->fonts_changed = true;
    if (!result->parts_->fonts.usable()) {
        error = result->parts_->words.text("fault.no_font");
        return nullptr;
    }
    return result;
}

story::Rect Interface::picture_rect(const story::Glance &glance, int width, int height, Shows shows) {
    parts_->prepare(glance, width, height, shows);
    std::vector<story::Command> none;
    Page page{glance, parts_->words, none};
    page.pressable = shows == Shows::everything;
    const Rect window{0, 0, static_cast<float>(width), static_cast<float>(height)};
    if (glance.kiosk.on && shows == Shows::everything)
        return lay_out_kiosk(parts_->layer, page, window).picture;
    if (shows == Shows::everything) return lay_out(parts_->layer, page, width, height).picture;
    return lay_out_plain(parts_->layer, page, width, height, shows == Shows::caption).picture;
}

void Interface::make_fonts_anew() { parts_->fonts.make_anew(); }

void Interface::forget_visitor() {
    parts_->pointer = Pointer();
    parts_->labels = Labels();
    parts_->staff_corner = StaffCorner();
}

bool Interface::fonts_changed() { return std::exchange(parts_->fonts_changed, false); }

Output Interface::frame(const story::Glance &glance, const story::Sights &sights, const Input &given) {
    Parts &parts = *parts_;
    const Input input = glance.kiosk.on ? heard_at_kiosk(given, glance.kiosk) : given;
    constexpr double moment_s = 0.6; // the touch that keeps a kiosk from starting again does no more
    if (std::exchange(parts.warned, glance.kiosk.warning) && !parts.warned)
        parts.pointer.ignore_for(moment_s);
    parts.prepare(glance, input.width, input.height, input.shows);
    const Rect window{0, 0, static_cast<float>(input.width), static_cast<float>(input.height)};
    ImGuiIO &io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(input.whole_width()), window.h);
    io.DeltaTime = std::max(1e-4F, static_cast<float>(input.seconds));
    give_pointer(input.pointer_x, input.pointer_y, input.pointer_down);
    parts.pointer.begin(input, parts.fonts.unit());
    ImGui::NewFrame();

    Output output;
    Page page{glance, parts.words, output.commands};
    page.pressable = input.shows == Shows::everything;
    const auto fade = static_cast<float>(1 - std::clamp(glance.visitor.blackness, 0.0, 1.0));
    parts.layer.pen.theme = glance.visitor.theme;
    parts.layer.start(*ImGui::GetBackgroundDrawList(), input.whole_width(), input.height, fade);
    // Black is black: not a line of the interface is left in the audience's sight.
    if (glance.visitor.black) parts.layer.set_inert(true);
    const bool dark = glance.visitor.black && fade < 0.01F;
    if (!dark && input.shows == Shows::everything)
        glance.kiosk.on ? parts.show_at_kiosk(page, sights, window) : parts.show(page, sights, window);
    if (!dark && input.shows != Shows::everything) parts.show_plain(page, sights, input);
    if (input.speaker.page.w > 0) {
        const bool panel = glance.visitor.panel != story::Panel::none; // for the speaker alone
        parts.layer.set_inert(panel);
        parts.layer.pen.alpha = 1; // the speaker's page stays when the audience sees black
        show_speaker_page(parts.layer, page, input.speaker);
        parts.layer.set_inert(false);
        if (panel) show_panel(parts.layer, page, input.speaker.page);
    }
    const float uncovered = parts.layer.uncovered_share();
    output.tree = parts.layer.finish();
    output.tree.picture = {parts.composed, uncovered, hero_share(sights.hero, parts.composed)};
    output.ground_rgb = themed(navy, glance.visitor.theme);
    output.grounds = parts.layer.take_grounds();
    output.tree.caption = story::caption(glance);
    parts.take_keys(page);
    parts.take_picture(page, input, output);
    output.pointer_taken = parts.pointer.taken() || glance.visitor.panel != story::Panel::none;
    ImGui::Render();
    return output;
}

void Interface::Parts::show(const Page &page, const story::Sights &sights, const Rect &window) {
    const bool panel = page.visitor.panel != story::Panel::none;
    pointer.keep_or_restore_focus(panel);
    const Layout layout = lay_out(layer, page, static_cast<int>(window.w), static_cast<int>(window.h));
    composed = layout.picture;
    if (panel) layer.set_inert(true);
    // In a small window the picture has no room for a notice: the caption tells it.
    std::vector<Rect> taken =
        page.chart_shown() || layout.small ? std::vector<Rect>{} : show_notice(layer, page, layout.picture);
    for (const Rect &plate : plates_of(layout)) taken.push_back(plate);
    const std::vector<LaneName> names = lane_names(layer, page, layout.picture, taken);
    labels.show(layer, page, page.chart_shown() ? story::Sights{} : sights, inset(window, layer.u(6)), taken);
    show_lane_names(layer, names); // over the labels' leaders
    if (layout.presenter)
        show_presenter(page, layout);
    else if (layout.small)
        show_small(page, layout);
    else
        show_wide(page, layout);
    if (!panel) return;
    layer.set_inert(page.visitor.black);
    show_panel(layer, page, window);
}

void Interface::Parts::show_at_kiosk(const Page &page, const story::Sights &sights, const Rect &window) {
    const bool panel = page.visitor.panel != story::Panel::none, warns = page.kiosk.warning;
    const bool cleans = page.kiosk.cleans_s > 0;
    pointer.keep_or_restore_focus(panel || warns);
    const KioskLayout layout = lay_out_kiosk(layer, page, window);
    composed = layout.picture;
    if (panel || warns || cleans) layer.set_inert(true);
    const bool names = page.kiosk.page == story::KioskPage::walk;
    labels.show(layer, page, names ? sights : story::Sights{}, inset(window, layer.u(6)),
                {layout.bar, layout.told, layout.offers, layout.note});
    show_kiosk(layer, page, layout, window);
    layer.set_inert(warns || cleans);
    if (panel) show_panel(layer, page, window);
    layer.set_inert(false);
    if (warns) show_kiosk_warning(layer, page, window);
    if (cleans) show_kiosk_cleaning(layer, page, window);
}

void Interface::Parts::show_plain(const Page &page, const story::Sights &sights, const Input &input) {
    if (input.shows == Shows::nothing) return;
    const bool caption = input.shows == Shows::caption;
    const Layout l = lay_out_plain(layer, page, input.width, input.height, caption);
    composed = l.picture;
    std::vector<Rect> taken = plates_of(l);
    const std::vector<LaneName> names = lane_names(layer, page, l.picture, taken);
    const Rect window{0, 0, static_cast<float>(input.width), static_cast<float>(input.height)};
    labels.show(layer, page, page.chart_shown() ? story::Sights{} : sights, inset(window, layer.u(6)), taken);
    show_lane_names(layer, names);
    if (!caption) return;
    show_caption_plate(page, l);
    if (page.chart_shown()) show_chart(page, l);
    layer.plate(l.note);
    layer.text({.id = "truth",
                .text = truth_note(page).button.name,
                .x = l.note.x + l.pad,
                .y = l.note.y + l.pad / 2,
                .w = l.note.w - 2 * l.pad,
                .rgb = mist});
}

void Interface::Parts::show_caption_plate(const Page &page, const Layout &l) {
    layer.ground(l.caption);
    layer.scrolled("caption.text", page.word("caption.group"), page.word("caption.up"),
                   page.word("caption.down"), inset(l.caption, l.pad),
                   [&](const Rect &inner) { return show_caption(layer, page, inner, l.telling); });
}

// Beside the plates that are always there: what is shown, how true it is, silence.
void Interface::Parts::show_top(const Page &page, const Layout &l) {
    if (l.choice.h > 0) show_choice(layer, page, l.choice);
    show_mute(page, l);
    Control note = truth_note(page);
    note.button.rect = l.note;
    layer.plate(l.note);
    note.button.look = ButtonLook::quiet;
    if (layer.button(note.button)) page.wish(note.command);
}

void Interface::Parts::show_wide(const Page &page, const Layout &l) {
    show_top(page, l);
    show_caption_plate(page, l);
    if (page.chart_shown()) show_chart(page, l);
    if (l.drawer.w > 0) show_column(page, l);
    if (l.sheaths.w > 0) {
        layer.ground(l.sheaths);
        show_sheaths(layer, page, inset(l.sheaths, l.pad));
    }
    if (l.menu.w > 0) {
        layer.ground(l.menu);
        show_menu(layer, page, inset(l.menu, layer.u(bar_pad_px)));
    }
    layer.ground(l.dock);
    show_dock(layer, page, inset(l.dock, layer.u(bar_pad_px)));
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
    if (page.visitor.folds.levers) {
        layer.ground(l.drawer);
        Rect levers = inset(l.drawer, l.pad);
        const float levers_y = show_levers_head(layer, page, levers);
        levers.h -= levers_y - levers.y;
        levers.y = levers_y;
        layer.scrolled("levers.text", page.word("levers.group"), page.word("levers.up"),
                       page.word("levers.down"), levers,
                       [&](const Rect &inner) { return show_levers_and_choice(layer, page, inner); });
    } else {
        layer.plate(l.drawer);
        show_levers_head(layer, page, {l.drawer.x + layer.u(8), l.drawer.y, l.drawer.w - layer.u(16), 0});
    }
    if (l.timeline.w > 0) show_timeline_plate(page, l);
    layer.ground(l.trace);
    show_trace(layer, page, inset(l.trace, layer.u(8)), l.graph_h);
}

void Interface::Parts::show_timeline_plate(const Page &page, const Layout &l) {
    layer.ground(l.timeline);
    show_slow_time(layer, page, inset(l.timeline, l.pad));
}

// In place of the picture, on a plate of its own; scrolls where there is too little room to read it.
void Interface::Parts::show_chart(const Page &page, const Layout &l) {
    layer.ground(l.chart, true);
    layer.scrolled("chart.text", page.word("chart.group"), page.word("chart.up"), page.word("chart.down"),
                   inset(l.chart, l.pad), [&](const Rect &inner) {
                       return page.show.shown == story::Shown::trial ? show_trial(layer, page, inner)
                                                                     : show_fan(layer, page, inner);
                   });
}

void Interface::Parts::show_small(const Page &page, const Layout &l) {
    if (l.skip.w > 0) show_skip(layer, page, l.skip);
    if (l.caption.w > 0) show_caption_plate(page, l);
    if (page.chart_shown()) show_chart(page, l);
    if (l.sheet.w > 0) {
        layer.ground(l.sheet);
        layer.scrolled("sheet.text", page.word("sheet.group"), page.word("sheet.up"), page.word("sheet.down"),
                       inset(l.sheet, l.pad),
                       [&](const Rect &inner) { return show_sheet(layer, page, inner, l); });
    }
    if (l.timeline.w > 0) show_timeline_plate(page, l);
    layer.ground(l.dock);
    show_small_dock(layer, page, inset(l.dock, l.pad), l.dock_kind);
}

void Interface::Parts::take_keys(const Page &page) {
    const bool panel = page.visitor.panel != story::Panel::none;
    for (const KeyPress &key : pointer.keys_left()) {
        std::optional<story::Command> to_step;
        if (!panel && !page.kiosk.on && step_by_number.take(key, to_step)) {
            if (to_step) page.wish(*to_step);
            continue;
        }
        if (const auto command = page.kiosk.on ? kiosk_shortcut(key, page.glance())
                                               : shortcut(key, page.glance(), pointer.has_focus()))
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
    if (page.kiosk.on && staff_corner.follow(input)) page.wish(story::Do::staff_door);
    if (page.visitor.panel != story::Panel::none) return;
    if (page.visitor.black) {
        // Who has only a finger must be able to bring the picture back.
        if (pointer.picture_pressed()) page.wish(story::Do::black);
        return;
    }
    const float degrees = 0.3F / fonts.unit();
    // At a kiosk the picture stays as its step composed it: nobody can lose it.
    if (page.kiosk.on) {
        const story::Stop *stop = page.catalogue.talk.now();
        if (!stop || !stop->touch_sheaths) return;
    }
    if (!page.kiosk.on && (pointer.orbit_dx() != 0 || pointer.orbit_dy() != 0))
        page.wish({.what = story::Do::orbit,
                   .value = static_cast<double>(pointer.orbit_dx() * degrees),
                   .value2 = static_cast<double>(pointer.orbit_dy() * degrees)});
    if (!page.kiosk.on && pointer.picture_wheel() != 0)
        page.wish(
            {.what = story::Do::zoom, .value = std::pow(0.88, static_cast<double>(pointer.picture_wheel()))});
    if (pointer.picture_pressed()) {
        output.picture_pressed = true;
        output.picture_x = input.pointer_x;
        output.picture_y = input.pointer_y;
    }
}

} // namespace ui

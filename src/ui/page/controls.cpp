#include "ui/page/controls.h"

#include "story/show/scales.h"

#include <array>
#include <cmath>

namespace ui {

using story::Do;

namespace {

Control press(const Page &page, std::string id, std::string_view word, Icon icon, story::Command command,
              bool icon_only = false) {
    Control control;
    control.button.id = std::move(id);
    control.button.name = page.word(word);
    control.button.icon = icon;
    control.button.icon_only = icon_only;
    control.command = command;
    return control;
}

Control open_panel(const Page &page, std::string id, std::string_view word, story::Panel panel) {
    Control control =
        press(page, std::move(id), word, Icon::none, {.what = Do::toggle_panel, .panel = panel});
    control.button.face = Face::body;
    return control;
}

// One button that goes round; in the tree its value says what is shown now.
Control theme_control(const Page &page) {
    constexpr std::array<const char *, 3> names{"dock.theme_dark", "dock.theme_paper", "dock.theme_contrast"};
    const auto now = static_cast<std::size_t>(page.visitor.theme_wanted);
    const auto next = static_cast<story::Theme>((now + 1) % names.size());
    Control control = press(page, "theme", "dock.theme", Icon::none, {.what = Do::set_theme, .theme = next});
    control.button.value = page.word(names[now]);
    return control;
}

Control tier_control(const Page &page) {
    const bool fine = page.visitor.tier_wanted == story::Tier::high;
    const auto other = fine ? story::Tier::low : story::Tier::high;
    Control control =
        press(page, "richness", "dock.richness", Icon::none, {.what = Do::set_tier, .tier = other});
    control.button.value = page.word(fine ? "dock.richness_fine" : "dock.richness_quick");
    control.button.help = page.word("dock.richness_help");
    return control;
}

Icon sound_icon(const Page &page) {
    return static_cast<Icon>(static_cast<int>(Icon::sound_off) + page.visitor.sound);
}

// Goes round too.
Control sound_control(const Page &page) {
    constexpr std::array<const char *, story::loudest + 1> names{"dock.sound_off", "dock.sound_soft",
                                                                 "dock.sound_medium", "dock.sound_loud"};
    const int now = page.visitor.sound, next = now == story::loudest ? 0 : now + 1;
    Control control =
        press(page, "sound", "dock.sound", sound_icon(page), {.what = Do::set_sound, .index = next}, true);
    control.button.value = page.word(names[static_cast<std::size_t>(now)]);
    control.button.help = page.word("dock.sound_help");
    return control;
}

} // namespace

double neighbour_of(double slower, int direction) {
    double best = slower;
    for (const double choice : story::slower_choices) {
        const bool beyond = direction > 0 ? choice > slower * 1.01 : choice < slower * 0.99;
        if (beyond && (best == slower || std::abs(choice - slower) < std::abs(best - slower))) best = choice;
    }
    return best;
}

std::string clock_words(const Page &page, double slower, double now) {
    const std::string factor = page.words.text("dock.factor", {{"factor", story::number(slower)}});
    if (page.tissue())
        return page.words.text("living.day", {{"day", story::number(std::floor(now))}}) + "\n" + factor;
    if (page.show.life && !page.chart_shown())
        return page.words.text("life.year", {{"year", story::number(now, 1)}}) + "\n" + factor;
    return factor;
}

Control send_control(const Page &page) {
    Control control = press(page, "send", "dock.send", Icon::none, {.what = Do::send_signal});
    control.button.look = ButtonLook::verb;
    control.button.face = Face::label;
    control.button.enabled = story::shows_axons_or_tract(page.show);
    control.button.help = page.word(page.tract_shown()       ? "dock.send_help_tract"
                                    : control.button.enabled ? "dock.send_help"
                                                             : "dock.send_help_elsewhere");
    return control;
}

Control play_control(const Page &page) {
    const bool playing = page.show.clock.playing;
    return press(page, "play", playing ? "dock.pause" : "dock.play", playing ? Icon::pause : Icon::play,
                 {.what = Do::play_pause});
}

Control factor_control(const Page &page) {
    Control control;
    control.button.id = "factor";
    const story::Show &s = page.show;
    control.button.name = clock_words(page, s.clock.slower,
                                      page.tissue() ? page.tissue()->day()
                                      : s.life      ? s.life->year()
                                                    : 0);
    control.is_text = true;
    return control;
}

Control days_control(const Page &page) {
    const bool passing = page.show.slow.passes;
    Control control = press(page, "living.pass", passing ? "living.stop" : "living.pass",
                            passing ? Icon::pause : Icon::play, {.what = Do::let_time_pass});
    control.button.on = passing;
    return control;
}

namespace {

std::string step_words(const Page &page, std::string_view word) {
    const story::StepNumber number = story::step_number(page.glance());
    return page.words.text(word, {{"step", std::to_string(number.at)}, {"steps", std::to_string(number.of)}});
}

} // namespace

Control step_control(const Page &page) {
    Control control;
    control.button.id = "step";
    control.button.name = step_words(page, "caption.step");
    control.is_text = true;
    return control;
}

std::string short_step(const Page &page) { return step_words(page, "caption.step_of"); }

std::vector<Control> time_controls(const Page &page) {
    const double slower = neighbour_of(page.show.clock.slower, 1),
                 faster = neighbour_of(page.show.clock.slower, -1);
    std::vector<Control> controls;
    controls.push_back(press(page, "step_time", "dock.step", Icon::step, {.what = Do::step_time}));
    controls.push_back(
        press(page, "slower", "dock.slower", Icon::none, {.what = Do::set_slower, .value = slower}));
    controls.back().button.enabled = slower != page.show.clock.slower;
    controls.push_back(factor_control(page));
    controls.push_back(
        press(page, "faster", "dock.faster", Icon::none, {.what = Do::set_slower, .value = faster}));
    controls.back().button.enabled = faster != page.show.clock.slower;
    return controls;
}

std::vector<Control> change_controls(const Page &page) {
    std::vector<Control> controls;
    controls.push_back(press(page, "undo", "dock.undo", Icon::undo, {.what = Do::undo}));
    controls.back().button.enabled = !page.show.undo.remembered.empty();
    controls.push_back(press(page, "reset", "dock.reset", Icon::reset, {.what = Do::reset}));
    controls.front().new_group = true;
    return controls;
}

std::vector<Control> sense_controls(const Page &page) {
    const double scale = page.visitor.text_scale;
    std::vector<Control> controls;
    controls.push_back(press(page, "text_smaller", "dock.text_smaller", Icon::text_smaller,
                             {.what = Do::text_scale, .value = scale - 0.25}, true));
    controls.back().button.enabled = scale > 1.01;
    controls.push_back(press(page, "text_larger", "dock.text_larger", Icon::text_larger,
                             {.what = Do::text_scale, .value = scale + 0.25}, true));
    controls.back().button.enabled = scale < 1.99;
    controls.front().new_group = true;
    controls.push_back(theme_control(page));
    controls.push_back(tier_control(page));
    controls.push_back(
        press(page, "less_motion", "dock.less_motion", Icon::none, {.what = Do::toggle_motion}));
    controls.back().button.on = page.visitor.less_motion;
    controls.push_back(sound_control(page));
    return controls;
}

std::vector<Control> mute_controls(const Page &page) {
    if (page.visitor.sound == 0) return {};
    return {press(page, "mute", "dock.mute", sound_icon(page), {.what = Do::set_sound, .index = 0}, true)};
}

std::vector<Control> scale_controls(const Page &page) {
    std::vector<Control> controls;
    controls.push_back(press(page, "closer", "view.closer", Icon::zoom_in, {.what = Do::go_closer}));
    controls.back().button.enabled = story::next_scale(page.show, page.eye, 1).has_value();
    controls.push_back(
        press(page, "farther", "view.farther", Icon::zoom_out, {.what = Do::go_farther}, true));
    controls.back().button.enabled = story::next_scale(page.show, page.eye, -1).has_value();
    controls.front().new_group = true;
    return controls;
}

std::vector<Control> view_controls(const Page &page) {
    std::vector<Control> controls;
    controls.push_back(
        press(page, "zoom_out", "view.zoom_out", Icon::zoom_out, {.what = Do::zoom, .value = 1.25}, true));
    controls.push_back(
        press(page, "zoom_in", "view.zoom_in", Icon::zoom_in, {.what = Do::zoom, .value = 0.8}, true));
    controls.push_back(
        press(page, "turn_left", "view.turn_left", Icon::turn_left, {.what = Do::orbit, .value = -10}, true));
    controls.push_back(press(page, "turn_right", "view.turn_right", Icon::turn_right,
                             {.what = Do::orbit, .value = 10}, true));
    controls.push_back(
        press(page, "slide_left", "view.slide_left", Icon::left, {.what = Do::slide, .value = -1}, true));
    controls.push_back(
        press(page, "slide_right", "view.slide_right", Icon::right, {.what = Do::slide, .value = 1}, true));
    controls.push_back(press(page, "reset_view", "view.reset", Icon::none, {.what = Do::reset_view}));
    controls.push_back(press(page, "names", "view.names", Icon::none, {.what = Do::toggle_names}));
    controls.back().button.on = page.visitor.folds.names;
    for (Control &control : controls) control.button.enabled = !page.chart_shown();
    return controls;
}

Control truth_control(const Page &page) {
    return open_panel(page, "truth", "panel.truth", story::Panel::truth);
}

Control truth_note(const Page &page) {
    const char *note = "view.not_to_scale";
    if (page.slow_model())
        note = "view.not_a_prediction";
    else if (page.axons_shown() && page.eye.view >= story::View::node)
        note = "view.few_and_large";
    return open_panel(page, "truth", note, story::Panel::truth);
}

Control help_control(const Page &page) {
    Control control = open_panel(page, "help", "panel.help", story::Panel::help);
    control.new_group = true;
    return control;
}

Control sources_control(const Page &page) {
    return open_panel(page, "sources", "panel.sources", story::Panel::sources);
}

Control more_control(const Page &page) {
    Control control = press(page, "more", "dock.more", Icon::menu, {.what = Do::toggle_more});
    control.button.on = page.visitor.folds.more;
    return control;
}

Control scenes_control(const Page &page) {
    return open_panel(page, "scenes", "panel.scenes", story::Panel::scenes);
}

Control present_control(const Page &page) {
    const bool now = page.visitor.presenting;
    return press(page, "present", now ? "dock.controls_back" : "dock.present", now ? Icon::menu : Icon::none,
                 {.what = Do::present});
}

Control keys_control(const Page &page) {
    Control control = open_panel(page, "keys", "panel.keys", story::Panel::keys);
    control.new_group = true;
    return control;
}

} // namespace ui

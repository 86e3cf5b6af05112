#include "story/show/verbs.h"

#include "story/scene/step_state.h"
#include "story/show/kiosk_verbs.h"
#include "story/show/scales.h"
#include "story/show/sending.h"
#include "story/show/slow_time.h"
#include "story/show/undo.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr double step_time_ms = 0.03; // what one press of "a little further" shows
constexpr double most_pitch_deg = 75;
constexpr double most_yaw_deg = 70;
constexpr int default_lesion_first = 6; // where a lesion is made when none was chosen
constexpr int default_lesion_count = 5;

double finite(double value, double fallback) { return std::isfinite(value) ? value : fallback; }
double within(double value, double fallback, double low, double high) {
    return std::clamp(finite(value, fallback), low, high);
}

// The signal and its time.

void play_pause(Session &s, const Command &) {
    s.show.clock.playing = !s.show.clock.playing;
    s.show.clock.single_steps_owed_ms = 0;
}

void step_time(Session &s, const Command &) {
    s.show.clock.playing = false;
    s.show.clock.single_steps_owed_ms = step_time_ms;
}

// What is done to an axon or a tract.

void set_lever(Session &s, const Command &c) {
    if (s.show.lanes.empty()) return;
    remember(s.show, c.gesture);
    Settings &wanted = controlled(s.show).wanted;
    const LeverFacts &f = facts(c.lever);
    wanted.levers[c.lever] = within(c.value, healthy_value(c.lever), f.low, f.high);
    if (!wanted.tissue.empty()) return; // acts wherever the tissue has left the axon bare
    if (!f.needs_a_place || std::count(wanted.lesion.begin(), wanted.lesion.end(), true) > 0) return;
    for (int i = 0; i < default_lesion_count; ++i)
        wanted.lesion[static_cast<std::size_t>(default_lesion_first + i)] = true;
}

void set_tract_lever(Session &s, const Command &c) {
    if (!s.show.tract) return;
    remember(s.show, c.gesture);
    const LeverRange range = tract_lever_range(c.tract_lever);
    TractCauses causes = s.show.tract->wanted;
    causes[c.tract_lever] = within(c.value, causes[c.tract_lever], range.low, range.high);
    wish(*s.show.tract, causes);
}

void toggle_internode(Session &s, const Command &c) {
    if (s.show.lanes.empty()) return;
    Settings &wanted = controlled(s.show).wanted;
    if (c.index < 0 || c.index >= static_cast<int>(wanted.lesion.size())) return;
    remember(s.show, c.gesture);
    auto chosen = wanted.lesion[static_cast<std::size_t>(c.index)];
    wanted.lesion[static_cast<std::size_t>(c.index)] = !chosen;
}

void clear_lesion(Session &s, const Command &) {
    if (s.show.lanes.empty()) return;
    remember(s.show, 0);
    Settings &wanted = controlled(s.show).wanted;
    wanted.lesion.assign(wanted.lesion.size(), false);
}

// What is cut stays cut: only Undo, Reset and another step bring back an axon that was not.
void cut_axon(Session &s, const Command &c) {
    if (s.show.lanes.empty()) return;
    Settings &wanted = controlled(s.show).wanted;
    if (wanted.cut_internode || c.index < 0 || c.index >= static_cast<int>(wanted.lesion.size())) return;
    remember(s.show, 0);
    wanted.cut_internode = c.index;
}

void set_repair_sheaths(Session &s, const Command &c) {
    if (s.show.lanes.empty()) return;
    remember(s.show, 0);
    controlled(s.show).wanted.repair_sheaths = std::clamp(c.index, 2, 3);
}

void reset(Session &s, const Command &) {
    remember(s.show, 0);
    auto remembered = std::move(s.show.undo.remembered);
    const Folds folds = s.visitor.folds; // what is open stays open
    enter_step(s, s.show.step);
    s.visitor.folds = folds;
    s.show.undo.remembered = std::move(remembered);
    s.show.sending.waits = s.show.sending.waits_for_step = false;
    s.visitor.panel = Panel::none;
    s.visitor.sound = 0;
}

// Where one is in the story.

bool is_scene(const Catalogue &catalogue, int place) {
    return place >= 0 && place < static_cast<int>(catalogue.scenes.size());
}

void wish_for_scene(Session &s, int place, int step = 0) {
    if (is_scene(s.catalogue, place))
        s.catalogue.wanted = {s.catalogue.scenes[static_cast<std::size_t>(place)].id, "", step};
}

void open(Session &s, const Command &c) {
    s.catalogue.back.reset();
    if (const auto place = place_of(s.catalogue, c.scene)) wish_for_scene(s, *place);
}

void come_back(Session &s) {
    if (!s.catalogue.back) return;
    wish_for_scene(s, s.catalogue.back->scene, s.catalogue.back->step);
    s.catalogue.back.reset();
}

void see_more(Session &s, const Command &) {
    const auto place = place_of(s.catalogue, step_of(s.show).deeper);
    if (!place || *place == s.catalogue.place) return;
    if (s.catalogue.place >= 0) s.catalogue.back = {s.catalogue.place, s.show.step};
    wish_for_scene(s, *place);
}

// While the picture is black, any wish to move only brings it back.
bool brings_back(Visitor &visitor) { return std::exchange(visitor.black, false); }

// A talk's own order. Past its end comes nothing: that is said, and the way back leads to its last stop.
void go_to_stop(Session &s, int stop) {
    Talk &talk = s.catalogue.talk;
    const int last = static_cast<int>(talk.stops.size()) - 1;
    const bool was_over = std::exchange(talk.over, stop > last);
    if (talk.over) s.show.notice = "notice.talk_over";
    if (talk.over || stop < 0) return;
    if (was_over && stop == last) {
        s.show.notice.clear();
        return;
    }
    talk.at = stop;
    const Stop &to = talk.stops[static_cast<std::size_t>(stop)];
    const auto step = place_of_step(s.show.scene, to.step);
    if (to.scene != s.catalogue.open || !step)
        s.catalogue.wanted = {to.scene, to.step};
    else
        enter_step(s, *step);
}

// A scene of somebody's own is followed by none of ours.
void leave_scene(Session &s, int way) {
    const int next = s.catalogue.place + way;
    if (s.catalogue.place >= 0 && is_scene(s.catalogue, next))
        wish_for_scene(s, next, way < 0 ? -1 : 0);
    else if (way > 0)
        s.show.notice = "notice.last_step";
}

void go_to(Session &s, int step) {
    const int steps = static_cast<int>(s.show.scene.steps.size());
    if (step >= steps && s.catalogue.back) return come_back(s);
    if (step < 0 || step >= steps) return leave_scene(s, step < 0 ? -1 : 1);
    if (step != s.show.step) enter_step(s, step);
}

void go_on(Session &s, int way) {
    if (brings_back(s.visitor)) return;
    const Talk &talk = s.catalogue.talk;
    const bool leaves = talk.given() && (way > 0 ? talk.is_last() : talk.at == 0);
    if (s.kiosk.on && leaves) return go_home(s);
    if (s.catalogue.follows_talk())
        go_to_stop(s, talk.over && way < 0 ? talk.at : talk.at + way);
    else
        go_to(s, s.show.step + way);
}

void go_to_step(Session &s, const Command &c) {
    if (brings_back(s.visitor)) return;
    const int place = std::clamp(c.index, 0, step_number(s).of - 1);
    s.catalogue.follows_talk() ? go_to_stop(s, place) : go_to(s, place);
}

// In a talk to its next stop past the loss.
void skip_loss(Session &s, const Command &) {
    const auto step = skip_from(s.show.scene, s.show.step);
    if (!step || brings_back(s.visitor)) return;
    if (!s.catalogue.follows_talk()) return go_to(s, *step);
    const Talk &talk = s.catalogue.talk;
    for (int at = talk.at + 1; at < static_cast<int>(talk.stops.size()); ++at) {
        const Stop &stop = talk.stops[static_cast<std::size_t>(at)];
        const auto there = place_of_step(s.show.scene, stop.step);
        if (stop.scene != s.catalogue.open || !there || *there >= *step) return go_to_stop(s, at);
    }
    go_on(s, 1);
}

// Where one looks from.

void show_as(Session &s, const Command &c) {
    if (c.shown == s.show.shown || !can_show(s.show, c.shown)) return;
    show_as(s.show, c.shown);
    set_view(s.show, s.eye, s.eye.view);
}

void go_to_scale(Session &s, int way) {
    const auto scale = next_scale(s.show, s.eye, way);
    if (!scale) return;
    if (scale->shown != s.show.shown) show_as(s, {.what = Do::show, .shown = scale->shown});
    set_view(s.show, s.eye, scale->view);
}

void orbit(Session &s, const Command &c) {
    Camera &camera = s.eye.wanted;
    camera.yaw_deg = std::clamp(camera.yaw_deg + finite(c.value, 0), -most_yaw_deg, most_yaw_deg);
    camera.pitch_deg = std::clamp(camera.pitch_deg + finite(c.value2, 0), -most_pitch_deg, most_pitch_deg);
}

void slide(Session &s, const Command &c) {
    double &along = s.eye.wanted.along;
    along = std::clamp(along + finite(c.value, 0), 0.0, double{internodes_per_axon});
}

// What is open, and how things are shown.

void toggle_panel(Session &s, const Command &c) {
    s.visitor.panel = s.visitor.panel == c.panel ? Panel::none : c.panel;
    s.visitor.black = false; // what is asked for is shown
}

template <bool Folds::*fold> void toggle_fold(Session &s, const Command &) {
    s.visitor.folds.*fold = !(s.visitor.folds.*fold);
}

template <bool Visitor::*value> void toggle(Session &s, const Command &) {
    s.visitor.*value = !(s.visitor.*value);
}

void toggle_levers(Session &s, const Command &) {
    s.visitor.folds.levers = !s.visitor.folds.levers;
    s.visitor.folds.levers_by_step = false;
}

void black(Session &s, const Command &) {
    s.visitor.black = !s.visitor.black;
    s.visitor.panel = Panel::none;
}

void present(Session &s, const Command &) {
    s.visitor.fullscreen = s.visitor.presenting = !s.visitor.presenting;
    s.visitor.frozen = false;
    s.visitor.folds.sheet = false;
}

void speak(Session &s, const Command &c) {
    s.visitor.speaking = !s.visitor.speaks();
    s.visitor.frozen = false;
    s.visitor.panel = Panel::none;
    if (!s.visitor.presenting) present(s, c);
}

// Before an audience nobody leaves by one slip of a hand.
void quit(Session &s, const Command &) {
    constexpr double believed_s = 5;
    if (!s.visitor.presenting || s.visitor.leaving_s > 0) {
        s.quit = true;
        return;
    }
    s.visitor.leaving_s = believed_s;
    s.show.notice = "notice.quit_again";
}

constexpr unsigned dragged = value_field | gesture_field;

constexpr std::array<Verb, do_count> verbs{{
    {Do::send_signal, "send_signal", no_field, [](auto &s, auto &) { wish_to_send(s.show); }},
    {Do::play_pause, "play_pause", no_field, play_pause},
    {Do::step_time, "step_time", no_field, step_time},
    {Do::set_slower, "set_slower", value_field,
     [](auto &s, auto &c) {
         s.show.clock.slower = within(c.value, 4000, slower_choices.front(), slower_choices.back());
     }},
    {Do::set_lever, "set_lever", lever_field | dragged, set_lever},
    {Do::set_tract_lever, "set_tract_lever", tract_lever_field | dragged, set_tract_lever},
    {Do::toggle_internode, "toggle_internode", index_field | gesture_field, toggle_internode},
    {Do::clear_lesion, "clear_lesion", no_field, clear_lesion},
    {Do::cut_axon, "cut_axon", index_field, cut_axon},
    {Do::set_repair_sheaths, "set_repair_sheaths", index_field, set_repair_sheaths},
    {Do::act, "act", act_field, [](auto &s, auto &c) { act(s.show, c.act); }},
    {Do::set_treatment, "set_treatment", treatment_field | value_field,
     [](auto &s, auto &c) { set_treatment(s.show, c.treatment, c.value > 0.5); }},
    {Do::set_age, "set_age", value_field, [](auto &s, auto &c) { set_age(s.show, c.value, c.gesture); }},
    {Do::let_time_pass, "let_time_pass", no_field, [](auto &s, auto &) { let_time_pass(s.show); }},
    {Do::set_pace, "set_pace", value_field, [](auto &s, auto &c) { set_pace(s.show, c.value); }},
    {Do::go_to_year, "go_to_year", dragged, [](auto &s, auto &c) { go_to_year(s.show, c.value); }},
    {Do::show, "show", shown_field, show_as},
    {Do::choose_axon, "choose_axon", index_field, [](auto &s, auto &c) { choose_axon(s.show, c.index); }},
    {Do::repeat_population, "repeat_population", no_field,
     [](auto &s, auto &) { repeat(s.show.population); }},
    {Do::cancel_population, "cancel_population", no_field,
     [](auto &s, auto &) { cancel(s.show.population); }},
    {Do::undo, "undo", no_field, [](auto &s, auto &) { take_back(s.show); }},
    {Do::reset, "reset", no_field, reset},
    {Do::next_step, "next_step", no_field, [](auto &s, auto &) { go_on(s, 1); }},
    {Do::previous_step, "previous_step", no_field, [](auto &s, auto &) { go_on(s, -1); }},
    {Do::go_to_step, "go_to_step", index_field, go_to_step},
    {Do::open_scene, "open_scene", scene_field, open},
    {Do::skip_loss, "skip_loss", no_field, skip_loss},
    {Do::see_more, "see_more", no_field, see_more},
    {Do::come_back, "come_back", no_field, [](auto &s, auto &) { come_back(s); }},
    {Do::resume, "resume", no_field,
     [](auto &s, auto &) { s.catalogue.resumes = s.catalogue.left.has_value(); }},
    {Do::set_view, "set_view", view_field, [](auto &s, auto &c) { set_view(s.show, s.eye, c.view); }},
    {Do::go_closer, "go_closer", no_field, [](auto &s, auto &) { go_to_scale(s, 1); }},
    {Do::go_farther, "go_farther", no_field, [](auto &s, auto &) { go_to_scale(s, -1); }},
    {Do::orbit, "orbit", value_field | value2_field, orbit},
    {Do::zoom, "zoom", value_field, [](auto &s, auto &c) { zoom(s.show, s.eye, c.value); }},
    {Do::slide, "slide", value_field, slide},
    {Do::reset_view, "reset_view", no_field,
     [](auto &s, auto &) { s.eye.wanted = first_camera(s.show, s.eye); }},
    {Do::wipe_scan, "wipe_scan", dragged, [](auto &s, auto &c) { s.eye.wipe = within(c.value, 0, 0, 1); }},
    {Do::toggle_panel, "toggle_panel", panel_field, toggle_panel},
    {Do::close_panel, "close_panel", no_field, [](auto &s, auto &) { s.visitor.panel = Panel::none; }},
    {Do::toggle_levers, "toggle_levers", no_field, toggle_levers},
    {Do::toggle_more_levers, "toggle_more_levers", no_field, toggle_fold<&Folds::more_levers>},
    {Do::toggle_trace, "toggle_trace", no_field, toggle_fold<&Folds::trace>},
    {Do::toggle_sheaths, "toggle_sheaths", no_field, toggle_fold<&Folds::sheaths>},
    {Do::toggle_more, "toggle_more", no_field, toggle_fold<&Folds::more>},
    {Do::toggle_names, "toggle_names", no_field, toggle_fold<&Folds::names>},
    {Do::toggle_sheet, "toggle_sheet", no_field, toggle_fold<&Folds::sheet>},
    {Do::black, "black", no_field, black},
    {Do::fullscreen, "fullscreen", no_field, toggle<&Visitor::fullscreen>},
    {Do::present, "present", no_field, present},
    {Do::speak, "speak", no_field, speak},
    {Do::freeze, "freeze", no_field,
     [](auto &s, auto &) { s.visitor.frozen = s.visitor.speaks() && !s.visitor.frozen; }},
    {Do::text_scale, "text_scale", value_field,
     [](auto &s, auto &c) { s.visitor.text_scale = within(c.value, 1, 1, 2); }},
    {Do::set_theme, "set_theme", theme_field, [](auto &s, auto &c) { s.visitor.theme_wanted = c.theme; }},
    {Do::set_tier, "set_tier", tier_field, [](auto &s, auto &c) { s.visitor.tier_wanted = c.tier; }},
    {Do::toggle_motion, "toggle_motion", no_field, toggle<&Visitor::less_motion>},
    {Do::set_sound, "set_sound", index_field,
     [](auto &s, auto &c) { s.visitor.sound = std::clamp(c.index, 0, loudest); }},
    {Do::touch_sheath, "touch_sheath", index_field, [](auto &s, auto &c) { touch_sheath(s, c.index); }},
    {Do::take_offer, "take_offer", index_field, [](auto &, auto &) {} /* it is other commands: apply.cpp */},
    {Do::read_aloud, "read_aloud", no_field,
     [](auto &s, auto &) { s.visitor.reading = s.kiosk.can_read_aloud && !s.visitor.reading; }},
    {Do::wake, "wake", no_field, [](auto &s, auto &) { wake(s); }},
    {Do::go_home, "go_home", no_field, [](auto &s, auto &) { go_home(s); }},
    {Do::choose_walk, "choose_walk", index_field, [](auto &s, auto &c) { choose_walk(s, c.index); }},
    {Do::start_again, "start_again", no_field, [](auto &s, auto &) { start_again(s); }},
    {Do::staff_door, "staff_door", no_field, [](auto &s, auto &) { open_staff_door(s); }},
    {Do::type_digit, "type_digit", index_field, [](auto &s, auto &c) { type_digit(s, c.index); }},
    {Do::clean, "clean", no_field, [](auto &s, auto &) { clean(s); }},
    {Do::set_idle, "set_idle", value_field, [](auto &s, auto &c) { set_idle(s, c.value); }},
    {Do::leave_kiosk, "leave_kiosk", no_field, [](auto &s, auto &) { leave_kiosk(s); }},
    {Do::quit, "quit", no_field, quit},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < do_count; ++i)
        if (verbs[i].what != static_cast<Do>(i) || verbs[i].name.empty()) return false;
    return true;
}
static_assert(in_order(), "every Do needs a row, in the order of the enumeration");

} // namespace

const std::array<Verb, do_count> &all_verbs() { return verbs; }
const Verb &verb_of(Do what) { return verbs[static_cast<std::size_t>(what)]; }

const Verb *verb_named(std::string_view name) {
    const auto found =
        std::find_if(verbs.begin(), verbs.end(), [&](const Verb &v) { return v.name == name; });
    return found == verbs.end() ? nullptr : &*found;
}

} // namespace story

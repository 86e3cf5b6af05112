#include "app/desktop/window.h"

#include "app/desktop/kept_bookmark.h"
#include "app/desktop/kept_counters.h"
#include "app/desktop/recording_file.h"
#include "app/desktop/safe_page.h"
#include "app/desktop/sdl_input.h"
#include "app/desktop/sound.h"
#include "app/desktop/speaker_view.h"
#include "app/desktop/speech.h"
#include "app/desktop/theatre.h"
#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/data.h"
#include "app/stage/drawing_speed.h"
#include "app/stage/moving_scale.h"
#include "app/stage/paths.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"

#include <SDL.h>
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace app {
namespace {

// A scene's file that is edited while it is shown is shown anew; a faulty edit leaves the old one on the
// screen.
class Reload {
public:
    void follow(Stage &stage) {
        if (stage.scene() != scene_) {
            scene_ = stage.scene();
            changed();
            give_memory_back(); // the scene before may have held much that this one does not need
        }
        if (++frames_ % 30 == 0) look(stage);
    }

    // True when it was edited.
    bool look(Stage &stage) {
        if (!changed()) return false;
        std::string error;
        const std::string step = story::step_of(stage.session.show).id;
        if (stage.open(scene_, step, error) || stage.open(scene_, "", error)) return true;
        say(error);
        stage.session.show.notice = "notice.faulty_scene";
        stage.session.show.scene_fault = first_fault(error);
        return true;
    }

private:
    bool changed() {
        std::error_code code;
        const auto now = std::filesystem::last_write_time(scene_path(scene_), code);
        const bool is_new = !code && now != seen_;
        if (is_new) seen_ = now;
        return is_new;
    }

    std::string scene_;
    std::filesystem::file_time_type seen_{};
    int frames_ = 0;
};

// The time of a talk, which begins with its first step onward, and of the day.
class TalkTime {
public:
    void follow(const story::Session &session, double now_s) {
        const story::Talk &talk = session.catalogue.talk;
        const int at = talk.given() ? talk.at : session.show.step;
        now_s_ = now_s;
        if (!begun_s_ && was_at_ && *was_at_ != at) begun_s_ = now_s;
        was_at_ = at;
    }
    double elapsed_s() const { return begun_s_ ? now_s_ - *begun_s_ : 0; }
    // Whether another second is to be shown.
    bool turned() const { return std::floor(now_s_) > told_s_; }
    void tell(ui::Input &input) {
        told_s_ = std::floor(now_s_);
        input.speaker.elapsed_s = elapsed_s();
        input.speaker.clock = time_of_day();
    }

private:
    double now_s_ = 0, told_s_ = 0;
    std::optional<double> begun_s_;
    std::optional<int> was_at_;
};

// Offers to go on where a show broke off, and keeps where this one is.
class Resuming {
public:
    void begin(story::Session &session, const std::string &talk) {
        talk_ = talk;
        began_at_ = story::bookmark_of(session, talk_);
        left_ = bookmark_left_behind();
        if (left_) session.catalogue.left = {left_->number, left_->of};
    }

    // The offer stands until somebody moves on without it; until then what was left stays as it was.
    void follow(Stage &stage, double now_s) {
        if (!began_at_) return; // a recording that is played
        story::Catalogue &all = stage.session.catalogue;
        if (std::exchange(all.resumes, false)) go_on(stage);
        const story::Bookmark now = story::bookmark_of(stage.session, talk_);
        if (now.scene != began_at_->scene || now.step != began_at_->step) all.left.reset();
        if (!all.left) kept_.follow(stage.session, talk_, now_s);
    }

private:
    void go_on(Stage &stage) {
        std::string error;
        stage.session.catalogue.left.reset();
        if (open_left(stage, error)) return story::take_up(*left_, stage.session.visitor);
        say(error);
        stage.session.show.notice = "notice.no_way_back";
    }

    bool open_left(Stage &stage, std::string &error) {
        if (left_->talk.empty()) return stage.open(left_->scene, left_->step, error);
        const auto talk = read_talk(left_->talk, error);
        if (!talk) return false;
        talk_ = left_->talk;
        return stage.give(*talk, std::min(left_->at, static_cast<int>(talk->stops.size()) - 1), error);
    }

    KeptBookmark kept_;
    std::optional<story::Bookmark> left_, began_at_;
    std::string talk_;
};

// A window that is open, from one frame to the next.
class OpenWindow {
public:
    OpenWindow(Theatre &theatre, const WindowOptions &options, Speech *speech)
        : window_(*theatre.window), stage_(*theatre.stage), events_(window_.sdl()),
          speaker_(window_.sdl(), options.audience_window), speech_(speech) {
        stage_.gentle = true;
        set_theme_at_once(stage_.session.visitor, options.theme);
        set_tier_at_once(stage_.session.visitor, options.tier ? *options.tier : fitting_tier());
        if (options.play.empty() && !options.kiosk) resuming_.begin(stage_.session, options.talk_name);
        beat_ = options.beat;
        if (options.kiosk) fill_display();
        last_s_ = steady_seconds();
        cpu_s_ = processor_seconds();
    }

    // False: the visitor leaves, or `leave_after_s` have passed (0: never).
    bool frame(double leave_after_s) {
        ui::Input input = events_.poll();
        const bool kiosk = stage_.session.kiosk.on; // only its staff leave it
        if (events_.closed() && !kiosk) return false;
        const double now_s = steady_seconds();
        input.seconds = now_s - std::exchange(last_s_, now_s);
        shown_s_ += input.seconds;
        if (leave_after_s > 0 && shown_s_ >= leave_after_s) return false;
        time_.follow(stage_.session, now_s);
        if (rests(input.seconds)) return rest(leave_after_s > 0 ? leave_after_s - shown_s_ : longest_rest_s);
        follow_pointer(input);
        show(input);
        if (window_.context_lost() && !renew_graphics()) return false;
        keep_to_the_display(now_s);
        sound_.follow(stage_.session);
        if (kiosk) counters_.follow(stage_.session, input.seconds);
        follow_speed();
        resuming_.follow(stage_, now_s);
        follow_fullscreen();
        if (const std::string fault = stage_.take_fault(); !fault.empty()) say(fault);
        reload_.follow(stage_);
        tidy();
        return !stage_.session.quit;
    }

    const std::string &fault() const { return fault_; } // why the window cannot go on; "" mostly

private:
    // A processor that draws is too slow for the fine one: that need not be measured.
    story::Tier fitting_tier() const {
        return window_.software() ? story::Tier::low : tier_for(measure_drawing());
    }

    // Also where no window manager does it.
    void fill_display() {
        SDL_Rect display{};
        if (SDL_GetDisplayBounds(std::max(0, SDL_GetWindowDisplayIndex(window_.sdl())), &display) != 0)
            return;
        SDL_SetWindowPosition(window_.sdl(), display.x, display.y);
        SDL_SetWindowSize(window_.sdl(), display.w, display.h);
    }

    // Before an audience there is no arrow on the picture, but for who points with it.
    void follow_pointer(const ui::Input &input) {
        constexpr double shown_s = 2;
        const bool moved = std::exchange(pointer_x_, input.pointer_x) != input.pointer_x;
        pointer_rests_s_ = moved ? 0 : pointer_rests_s_ + input.seconds;
        const story::Visitor &visitor = stage_.session.visitor;
        const bool audience = speaker_.is_audience(events_.pointed_at());
        const bool alone = stage_.session.kiosk.on || (visitor.presenting && !visitor.speaks());
        const bool hides = (visitor.speaks() && audience) || (alone && pointer_rests_s_ > shown_s);
        SDL_ShowCursor(hides ? SDL_DISABLE : SDL_ENABLE);
    }

    // In one window, or with a page of the speaker's own in two.
    void show(ui::Input &input) {
        if (stage_.session.visitor.speaks()) {
            time_.tell(input);
            speaker_.frame(stage_, input, events_.pointed_at());
            return;
        }
        speaker_.close();
        const ui::Tree tree = stage_.frame(input);
        window_.swap();
        if (speech_) speech_->follow(stage_.session, tree, input.seconds);
        if (beat_) beat_();
        shown_at_s_ = last_s_;
    }

    // After a driver's reset the show goes on where it was.
    bool renew_graphics() {
        speaker_.close();
        fault_ = window_.renew_context() ? stage_.renew_graphics() : "the graphics driver was lost";
        return fault_.empty();
    }

    // What it took to make the fine picture is given back once that is there; and from step to step, for
    // there are scenes that never come to rest.
    void tidy() {
        const bool busy = stage_.picture_busy();
        const int step = stage_.session.show.step;
        const bool came_to_rest = std::exchange(was_busy_, busy) && !busy;
        if (std::exchange(step_, step) != step || came_to_rest) give_memory_back();
    }

    // Whether drawing would change nothing. What follows an event (a fade, a glance of the pointer) has come
    // to its end by then.
    bool rests(double seconds) {
        constexpr double still_s = 4, paused_s = 1.5;
        quiet_s_ = events_.heard() || !stage_.quiet() ? 0 : quiet_s_ + seconds;
        if (stage_.session.visitor.speaks() && time_.turned()) return false;
        if (stage_.plays()) return false;
        // A kiosk counts down, and shows that it lives.
        constexpr double lives_s = 3;
        const story::Kiosk &kiosk = stage_.session.kiosk;
        if (kiosk.on && (kiosk.warning || kiosk.cleans_s > 0 || last_s_ - shown_at_s_ > lives_s))
            return false;
        const story::Visitor &visitor = stage_.session.visitor;
        const bool unseen = window_.hidden() && !visitor.speaks(); // the audience has a window of its own
        if (unseen || (visitor.black && visitor.blackness >= 1)) return !events_.heard();
        return quiet_s_ > (stage_.session.show.clock.playing ? still_s : paused_s);
    }

    // Waits for an event, or until it is time to look whether the scene's file was edited. No time passes for
    // the show meanwhile.
    bool rest(double most_s) {
        SDL_WaitEventTimeout(nullptr, 1 + static_cast<int>(1000 * std::min(most_s, longest_rest_s)));
        const double now_s = steady_seconds();
        const double rested_s = now_s - std::exchange(last_s_, now_s);
        shown_s_ += rested_s;
        stage_.pass_unseen(rested_s);
        cpu_s_ = processor_seconds();
        if (reload_.look(stage_)) quiet_s_ = 0;
        return true;
    }

    static constexpr double longest_rest_s = 0.5;

    // Where nothing else holds us back to it.
    void keep_to_the_display(double began_s) {
        const double left_s = window_.frame_s() - (steady_seconds() - began_s);
        if (left_s > 0) SDL_Delay(static_cast<Uint32>(left_s * 1000));
    }

    void follow_speed() {
        const double cpu_before_s = std::exchange(cpu_s_, processor_seconds());
        if (window_.software()) moving_scale_.see((cpu_s_ - cpu_before_s) * 1000, stage_.picture_moved());
        stage_.moving_scale = moving_scale_.now();
    }

    void follow_fullscreen() {
        const bool wanted = stage_.session.visitor.fullscreen;
        if (wanted == fullscreen_) return;
        fullscreen_ = wanted;
        SDL_SetWindowFullscreen(window_.sdl(), wanted ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    }

    GlWindow &window_;
    Stage &stage_;
    SdlInput events_;
    SpeakerView speaker_;
    TalkTime time_;
    Resuming resuming_;
    KeptCounters counters_;
    Speech *speech_;
    Reload reload_;
    Sound sound_;
    MovingScale moving_scale_;
    std::string fault_;
    bool fullscreen_ = false;
    std::function<void()> beat_;
    double shown_at_s_ = 0; // the latest picture
    double shown_s_ = 0, last_s_ = 0, cpu_s_ = 0, quiet_s_ = 0;
    float pointer_x_ = -1;
    double pointer_rests_s_ = 0;
    bool was_busy_ = false; // the picture
    int step_ = 0;
};

} // namespace

std::optional<story::Recording> read_recording(const std::string &file, std::string &error) {
    const auto text = read_text(file, error);
    if (!text) return {};
    story::Faults faults;
    auto recording = story::parse_recording(*text, faults);
    if (faults.empty()) return recording;
    error = fault_lines(file, faults);
    return {};
}

int run_window(const WindowOptions &options) {
    std::string error;
    const auto recording = options.play.empty() ? story::Recording{} : read_recording(options.play, error);
    if (!recording) return fail(error);
    const std::string scene = options.play.empty() ? options.scene : recording->scene;
    error = faults_of({{scene_path(scene).string()}, {options.record}});
    if (!error.empty()) return fail(error);
    Theatre theatre = open_theatre(scene, options.width, options.height, error);
    if (!theatre.stage) return fail(error);
    Stage &stage = *theatre.stage;
    if (options.talk.given()) {
        if (!stage.give(options.talk, options.stop, error)) return fail(error);
        stage.apply({.what = story::Do::present});
        if (options.speaks) stage.apply({.what = story::Do::speak});
    }
    std::unique_ptr<Speech> speech;
    if (options.kiosk) {
        speech = std::make_unique<Speech>();
        if (!stage.begin_kiosk(*options.kiosk, error)) return fail(error);
        keep_safe_page(stage);
    }
    stage.to_play = recording->commands;
    stage.recording.scene = scene; // as it was asked for: a file stays a file
    stage.records = !options.record.empty();
    std::unique_ptr<RecordingFile> kept;
    if (stage.records) kept = RecordingFile::begin(options.record, scene, error);
    if (!error.empty()) return fail(error);
    OpenWindow open(theatre, options, speech.get());
    while (open.frame(options.seconds)) {
        if (!kept) continue;
        if (const std::string fault = kept->follow(stage.recording); !fault.empty()) say(fault);
    }
    if (kept) error = kept->finish(stage.recording);
    int code = 0;
    for (const std::string &fault : {open.fault(), error})
        if (!fault.empty()) code = fail(fault);
    return code;
}

} // namespace app

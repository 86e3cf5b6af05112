#include "app/stage/stage.h"

#include "app/stage/ahead.h"
#include "app/stage/data.h"
#include "app/stage/scenes.h"
#include "story/show/apply.h"
#include "story/state/quiet.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace app {
namespace {

// Titles that this frame shows: all of them, or those that buttons lead to.
void read_shown_titles(story::Session &session) {
    story::Catalogue &catalogue = session.catalogue;
    if (session.visitor.panel == story::Panel::scenes) return read_titles(catalogue);
    if (const auto deeper = story::place_of(catalogue, story::step_of(session.show).deeper))
        read_title(catalogue.scenes[static_cast<std::size_t>(*deeper)]);
    const story::Talk &talk = catalogue.talk;
    if (session.visitor.speaks() && catalogue.follows_talk() && !talk.is_last())
        if (const auto next =
                story::place_of(catalogue, talk.stops[static_cast<std::size_t>(talk.at) + 1].scene))
            read_title(catalogue.scenes[static_cast<std::size_t>(*next)]);
    if (catalogue.back) read_title(catalogue.scenes[static_cast<std::size_t>(catalogue.back->scene)]);
}

constexpr double calm_slower = 16000;

// When the program began is the zero of its recording's times.
double session_s(const story::Session &session) {
    return static_cast<double>(session.show.clock.ticks) * story::tick_s;
}

} // namespace

std::unique_ptr<Stage> Stage::create(const std::string &scene, const std::string &step,
                                     std::unique_ptr<JobRunner> jobs, std::string &error) {
    std::unique_ptr<Stage> stage(new Stage);
    stage->jobs_ = std::move(jobs);
    stage->session.catalogue = read_catalogue();
    // The show begins on a thread of its own while the shaders compile.
    Ahead<std::string> opened([&stage, &scene, &step] { return stage->begin(scene, step); });
    const std::string fault = stage->prepare();
    error = opened.take();
    if (error.empty()) error = fault;
    return error.empty() ? std::move(stage) : nullptr;
}

std::string Stage::prepare() {
    std::string error;
    auto words = read_words(error);
    if (!words) return error;
    auto font_files = read_fonts(error);
    if (!font_files) return error;
    std::vector<ui::FontFile> fonts;
    for (std::string &bytes : *font_files) fonts.push_back({std::move(bytes)});
    words_ = *words;
    interface_ = ui::Interface::create(std::move(*words), std::move(fonts), error);
    if (!interface_) return error;
    return prepare_graphics();
}

std::string Stage::prepare_graphics() {
    std::string error;
    const auto begun = [](bool fine) {
        return std::make_shared<Ahead<render::BodyMeshes>>([fine] { return render::make_bodies(fine); });
    };
    const auto make = [plain = begun(false), fine = begun(true)](bool is_fine) {
        return (is_fine ? fine : plain)->take();
    };
    const auto shaders = read_shaders(error);
    if (!shaders) return error;
    renderer_ = render::Renderer::create(render::gl_kind, *shaders, error, make);
    if (!renderer_) return error;
    gl_ui_started_ = ImGui_ImplOpenGL3_Init(render::version_line(render::gl_kind));
    return gl_ui_started_ ? "" : "the interface's graphics could not be started; check the graphics driver";
}

std::string Stage::renew_graphics() {
    if (std::exchange(gl_ui_started_, false)) ImGui_ImplOpenGL3_Shutdown();
    renderer_.reset();
    plates_ = KeptPlates();
    interface_->make_fonts_anew();
    return prepare_graphics();
}

Stage::~Stage() {
    if (gl_ui_started_) ImGui_ImplOpenGL3_Shutdown();
}

std::string Stage::begin(const std::string &scene, const std::string &step) {
    std::string error;
    const auto parsed = read_scene(scene, error);
    if (!parsed) return error;
    const auto at = find_step(*parsed, scene, step, error);
    if (!at) return error;
    story::open_scene(session, *parsed, *at);
    scene_ = session.catalogue.open = scene;
    return "";
}

bool Stage::open(const std::string &scene, const std::string &step, std::string &error) {
    error = begin(scene, step);
    if (error.empty()) renderer_->prepare_for(session.show);
    return error.empty();
}

bool Stage::give(const story::Talk &talk, int at, std::string &error) {
    const story::Stop &stop = talk.stops[static_cast<std::size_t>(at)];
    if (!open(stop.scene, stop.step, error)) return false;
    session.catalogue.talk = talk;
    session.catalogue.talk.at = at;
    return true;
}

bool Stage::begin_kiosk(const story::Kiosk &kiosk, std::string &error) {
    if (!open(kiosk.attract.scene, kiosk.attract.step, error)) return false;
    session.kiosk = kiosk;
    session.kiosk.on = true;
    session.visitor.less_motion = session.visitor.fullscreen = true;
    session.show.clock.slower = calm_slower; // who is drawn near must not be made giddy
    before_anybody_ = std::make_unique<story::Session>(session);
    return true;
}

// All is as it was before anybody came, but what the staff have set.
void Stage::start_again() {
    const double idle_limit_s = session.kiosk.idle_limit_s;
    const auto ticks = session.show.clock.ticks; // recordings go on
    session = *before_anybody_;
    session.kiosk.idle_limit_s = idle_limit_s;
    session.show.clock.ticks = ticks;
    scene_ = session.catalogue.open;
    interface_->forget_visitor();
    renderer_->prepare_for(session.show);
}

void Stage::open_wanted() {
    if (!session.catalogue.wanted) return;
    const story::WantedScene wanted = *std::exchange(session.catalogue.wanted, {});
    if (!open(wanted.scene, wanted.step, fault_)) return;
    const int last = static_cast<int>(session.show.scene.steps.size()) - 1;
    if (wanted.place != 0) story::enter_step(session, wanted.place < 0 ? last : wanted.place);
}

void Stage::apply(const story::Command &command) {
    if (records) recording.commands.push_back({session_s(session), command});
    story::apply(session, command);
}

// Recorded commands fall between two ticks, as they did when they were given.
void Stage::advance(double seconds) {
    seconds = std::min(seconds, story::longest_frame_s);
    while (played_ < to_play.size()) {
        const double due_in = to_play[played_].at_s - session_s(session);
        if (due_in > story::tick_s / 2) {
            const double part = std::min(seconds, story::tick_s);
            story::advance(session, part);
            seconds -= part;
            if (seconds <= 0) return;
            continue;
        }
        apply(to_play[played_++].command);
        if (session.catalogue.wanted) return;
    }
    story::advance(session, seconds);
}

bool Stage::quiet() const {
    return !plays() && !renderer_->busy() && story::quiet(session.show, session.eye);
}

void Stage::follow_fonts() {
    if (!interface_->fonts_changed()) return;
    plates_.forget();
#if IMGUI_VERSION_NUM < 19200 // later versions upload by themselves
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
    ImGui::GetIO().Fonts->ClearTexData(); // the driver has it now
#endif
}

ui::Output Stage::draw(const ui::Input &given) {
    ui::Input input = given;
    input.shows = shows;
    read_shown_titles(session);
    render::Frame frame{.width = input.width,
                        .height = input.height,
                        .picture = {},
                        .tier = session.visitor.tier,
                        .ground = ground,
                        .gentle = gentle,
                        .moving_scale = moving_scale};
    frame.picture = interface_->picture_rect(session, input.width, input.height, shows);
    ImGui_ImplOpenGL3_NewFrame();
    follow_fonts();
    glViewport(0, 0, input.whole_width(), input.height);
    ui::Output out = interface_->frame(session, renderer_->sights(session, frame), input);
    follow_fonts();
    frame.covered = out.grounds;
    picture_complete = renderer_->draw(session, frame);
    picture_complete &=
        plates_.draw(*ImGui::GetDrawData(), out.grounds, out.ground_rgb, input.whole_width(), input.height);

    if (out.picture_pressed) {
        const auto pick = renderer_->pick(session, frame, out.picture_x, out.picture_y);
        if (session.kiosk.on) {
            if (pick && pick->axon < 0)
                out.commands.push_back({.what = story::Do::touch_sheath, .index = pick->internode});
        } else if (pick && pick->axon >= 0)
            out.commands.push_back({.what = story::Do::choose_axon, .index = pick->axon});
        else if (pick && pick->lane == session.show.scene.controlled_axon)
            out.commands.push_back({.what = story::Do::toggle_internode, .index = pick->internode});
    }
    return out;
}

ui::Tree Stage::frame(const ui::Input &input) {
    follow_jobs();
    advance(input.seconds);
    ui::Output out = draw(input);
    for (const story::Command &command : out.commands) apply(command);
    // After what its warning offers was heard.
    story::pass_idle(session, input.seconds, input.heard, input.pointer_down);
    open_wanted();
    if (session.kiosk.starts_again) start_again();
    return std::move(out.tree);
}

ui::Tree Stage::still(int width, int height) {
    ui::Input input;
    input.width = width;
    input.height = height;
    input.seconds = 0;
    return draw(input).tree;
}

} // namespace app

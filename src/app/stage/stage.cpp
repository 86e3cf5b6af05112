#include "app/stage/stage.h"

#include "app/stage/files.h"

#include <algorithm>
#include <epoxy/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace app {
namespace {

// When a session came to be is the zero of its recording's times.
double session_s(const story::Session &session) {
    return static_cast<double>(session.ticks) * static_cast<double>(story::tick_ns) / 1e9;
}

} // namespace

std::unique_ptr<Stage> Stage::create(story::Session session, story::Words words, std::string &error) {
    std::unique_ptr<Stage> stage(new Stage);
    const auto shaders = read_shaders(error);
    if (!shaders) return nullptr;
    stage->renderer_ = render::Renderer::create(render::GlKind::desktop_3_3, *shaders, error);
    if (!stage->renderer_) return nullptr;
    auto font_files = read_fonts(error);
    if (!font_files) return nullptr;
    std::vector<ui::FontFile> fonts;
    for (std::string &bytes : *font_files) fonts.push_back({std::move(bytes)});
    stage->words = words;
    stage->interface_ = ui::Interface::create(std::move(words), std::move(fonts), error);
    if (!stage->interface_) return nullptr;
    if (!ImGui_ImplOpenGL3_Init("#version 330 core")) {
        error = "the interface's graphics could not be started; check the graphics driver";
        return nullptr;
    }
    stage->gl_ui_started_ = true;
    stage->session = std::move(session);
    stage->recording.scene = stage->session.scene.id;
    return stage;
}

Stage::~Stage() {
    if (gl_ui_started_) ImGui_ImplOpenGL3_Shutdown();
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
        const double tick = static_cast<double>(story::tick_ns) / 1e9;
        if (due_in > tick / 2) {
            const double part = std::min(seconds, tick);
            story::advance(session, part);
            seconds -= part;
            if (seconds <= 0) return;
            continue;
        }
        apply(to_play[played_++].command);
        if (session.scene_wanted) return;
    }
    story::advance(session, seconds);
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

ui::Output Stage::draw(const ui::Input &given, render::Tier tier) {
    ui::Input input = given;
    input.shows = shows;
    render::Frame frame{.width = input.width,
                        .height = input.height,
                        .picture = {},
                        .tier = tier,
                        .ground = ground,
                        .gentle = gentle,
                        .moving_scale = moving_scale};
    frame.picture = interface_->picture_rect(session, input.width, input.height, shows);
    ImGui_ImplOpenGL3_NewFrame();
    follow_fonts();
    glViewport(0, 0, input.width, input.height);
    const auto anchors = renderer_->anchors(session, frame);
    ui::Output out = interface_->frame(session, anchors, input);
    follow_fonts();
    frame.covered = out.grounds;
    picture_complete = renderer_->draw(session, frame);
    picture_complete &=
        plates_.draw(*ImGui::GetDrawData(), out.grounds, out.ground_rgb, input.width, input.height);

    if (out.picture_pressed) {
        const auto pick = renderer_->pick(session, frame, out.picture_x, out.picture_y);
        if (pick && pick->axon >= 0)
            out.commands.push_back({.what = story::Do::choose_axon, .index = pick->axon});
        else if (pick && pick->lane == session.scene.controlled_axon)
            out.commands.push_back({.what = story::Do::toggle_internode, .index = pick->internode});
    }
    return out;
}

ui::Tree Stage::frame(const ui::Input &input, render::Tier tier) {
    advance(input.seconds);
    ui::Output out = draw(input, tier);
    for (const story::Command &command : out.commands) apply(command);
    return std::move(out.tree);
}

ui::Tree Stage::still(int width, int height, render::Tier tier) {
    ui::Input input;
    input.width = width;
    input.height = height;
    input.seconds = 0;
    return draw(input, tier).tree;
}

std::string fault_lines(const std::string &file, const story::Faults &faults) {
    std::string lines;
    for (const story::Fault &fault : faults)
        lines += file + ": " + (fault.where.empty() ? "/" : fault.where) + ": " + fault.what + "\n";
    if (!lines.empty()) lines.pop_back();
    return lines;
}

std::optional<story::Words> read_words(std::string &error) {
    const auto path = data_folder() / "assets" / "words" / "en.json";
    const auto text = read_text(path, error);
    if (!text) return {};
    story::Faults faults;
    auto words = story::Words::parse(*text, faults);
    if (faults.empty()) return words;
    error = fault_lines(path.string(), faults);
    return {};
}

std::optional<story::Session> open_scene(const std::string &scene, const std::string &step,
                                         std::string &error) {
    const auto path = scene_path(scene);
    auto text = read_text(path, error);
    if (!text) {
        if (path.string() == scene && scene.find('.') == std::string::npos) {
            error = scene + ": no scene has this name; use one of";
            for (const auto &file : scene_files()) error += " " + file.stem().string();
        }
        return {};
    }
    story::Faults faults;
    const story::Scene parsed = story::parse_scene(*text, faults);
    if (!faults.empty()) {
        error = fault_lines(path.string(), faults);
        return {};
    }
    int at = 0;
    if (!step.empty()) {
        const auto found = std::find_if(parsed.steps.begin(), parsed.steps.end(),
                                        [&](const story::Step &s) { return s.id == step; });
        if (found == parsed.steps.end()) {
            error = path.string() + ": /steps: there is no step \"" + step + "\"; use one of";
            for (const story::Step &s : parsed.steps) error += " " + s.id;
            return {};
        }
        at = static_cast<int>(found - parsed.steps.begin());
    }
    story::Session session = story::start(parsed, "en", at);
    for (const auto &file : scene_files()) {
        std::string ignored;
        const auto other_text = read_text(file, ignored);
        story::Faults other_faults;
        const story::Scene other =
            other_text ? story::parse_scene(*other_text, other_faults) : story::Scene{};
        if (!other_text || !other_faults.empty()) continue;
        if (other.id == parsed.id) session.place_in_catalogue = static_cast<int>(session.catalogue.size());
        session.catalogue.push_back({other.id, other.title});
    }
    return session;
}

} // namespace app

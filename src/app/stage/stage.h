// The stage: session, picture and interface put together, and the one frame that moves them all. The window,
// the browser and every command without a window call the same frame. Knows no event and no screen.
#pragma once

#include "app/stage/kept_plates.h"
#include "render/picture/renderer.h"
#include "story/show/command.h"
#include "story/show/session.h"
#include "ui/window/interface.h"

#include <memory>
#include <string>
#include <vector>

namespace app {

class Stage {
public:
    // Needs a current GL context. `session` is what is shown first. On failure null, and a sentence in
    // `error`.
    static std::unique_ptr<Stage> create(story::Session session, story::Words words, std::string &error);
    ~Stage();
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    // Moves the session on by `input.seconds`, draws it into the bound framebuffer, and applies the visitor's
    // wishes. Returns the tree of what was shown.
    ui::Tree frame(const ui::Input &input, render::Tier tier);

    // The same picture without any wish, and without moving on.
    ui::Tree still(int width, int height, render::Tier tier);

    void apply(const story::Command &command);

    story::Session session;
    story::Words words;
    bool gentle = false;    // frames follow each other: see render::Frame
    float moving_scale = 1; // see render::Frame
    bool picture_moved() const { return renderer_->moved(); }
    bool picture_complete = true; // false: the machine could not draw the latest frame at its size
    ui::Shows shows = ui::Shows::everything;
    render::Ground ground = render::Ground::scene;
    bool records = false;
    story::Recording recording;               // with `records`: every command applied so far, with its time
    std::vector<story::TimedCommand> to_play; // in order of time: applied when their time has come

private:
    Stage() = default;
    ui::Output draw(const ui::Input &input, render::Tier tier);
    void advance(double seconds);
    void follow_fonts();

    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<ui::Interface> interface_;
    KeptPlates plates_;
    std::size_t played_ = 0;
    bool gl_ui_started_ = false;
};

// Words of the interface. On failure nothing, and the faults in `error`.
std::optional<story::Words> read_words(std::string &error);

// A scene by id or path, ready to start, with the catalogue around it. On failure nothing, and every fault in
// `error`.
std::optional<story::Session> open_scene(const std::string &scene, const std::string &step,
                                         std::string &error);

// Faults as lines "file: /pointer: what".
std::string fault_lines(const std::string &file, const story::Faults &faults);

} // namespace app

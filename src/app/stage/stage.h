// The stage: session, picture and interface put together, and the one frame that moves them all. The window,
// the browser and every command without a window call the same frame. Goes from scene to scene by itself.
// Knows no event and no screen.
#pragma once

#include "app/stage/job_runner.h"
#include "app/stage/kept_plates.h"
#include "render/picture/renderer.h"
#include "story/files/recording.h"
#include "story/show/kiosk_verbs.h"
#include "story/show/session.h"
#include "ui/window/interface.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace app {

class Stage {
public:
    // Needs a current GL context. Opens `scene` (an id or a path) at `step` ("": the first). On failure null,
    // and every fault in `error`.
    static std::unique_ptr<Stage> create(const std::string &scene, const std::string &step,
                                         std::unique_ptr<JobRunner> jobs, std::string &error);
    ~Stage();
    Stage(const Stage &) = delete;
    Stage &operator=(const Stage &) = delete;

    // Moves the session on by `input.seconds`, draws it into the bound framebuffer, and applies the visitor's
    // wishes; a wish for another scene too. Returns the tree of what was shown.
    ui::Tree frame(const ui::Input &input);

    // The same picture without any wish, and without moving on.
    ui::Tree still(int width, int height);

    // Another scene, or the same anew. On failure false, and every fault in `error`: what is shown stays.
    bool open(const std::string &scene, const std::string &step, std::string &error);

    // Gives a talk from its stop `at` on. On failure false, and every fault in `error`: what is shown stays.
    bool give(const story::Talk &talk, int at, std::string &error);

    // From now on it stands by itself as `kiosk` says, and begins anew for whoever comes next.
    bool begin_kiosk(const story::Kiosk &kiosk, std::string &error);

    // Time in which no frame was shown: for a kiosk's visitor it passes, too.
    void pass_unseen(double seconds) { story::pass_idle(session, seconds, false, false); }

    // Makes anew what lay in a GL context that was lost, in the one that is current now; what is shown goes
    // on as it was. A sentence when that failed.
    std::string renew_graphics();

    void apply(const story::Command &command);
    void follow_jobs() { jobs_->follow(session.show); } // as every frame does

    const std::string &scene() const { return scene_; } // as it was asked for
    const story::Words &words() const { return words_; }
    bool picture_moved() const { return renderer_->moved(); }
    bool picture_busy() const { return renderer_->busy(); } // see Renderer::busy
    bool plays() const { return played_ < to_play.size(); } // commands are still to come by themselves
    bool quiet() const;                                     // none are, and the show waits for its visitor
    // Why a scene that was wished for was not opened, once; "" mostly.
    std::string take_fault() { return std::exchange(fault_, ""); }

    story::Session session;
    bool gentle = false;          // frames follow each other: see render::Frame
    float moving_scale = 1;       // see render::Frame
    bool picture_complete = true; // false: the machine could not draw the latest frame at its size
    ui::Shows shows = ui::Shows::everything;
    render::Ground ground = render::Ground::scene;
    bool records = false;
    story::Recording recording;               // with `records`: every command applied so far, with its time
    std::vector<story::TimedCommand> to_play; // in order of time: applied when their time has come
    std::size_t played() const { return played_; } // of them

private:
    Stage() = default;
    // A sentence on failure, each. The show, without a picture:
    std::string begin(const std::string &scene, const std::string &step);
    std::string prepare(); // picture and interface
    std::string prepare_graphics();
    ui::Output draw(const ui::Input &input);
    void advance(double seconds);
    void follow_fonts();
    void open_wanted();
    void start_again();

    std::string scene_, fault_;
    story::Words words_;
    std::unique_ptr<JobRunner> jobs_;
    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<ui::Interface> interface_;
    KeptPlates plates_;
    std::unique_ptr<const story::Session> before_anybody_; // at a kiosk
    std::size_t played_ = 0;
    bool gl_ui_started_ = false;
};

} // namespace app

#include "app/command_line/play.h"

#include "app/desktop/theatre.h"
#include "app/desktop/window.h"
#include "app/stage/canvas.h"
#include "app/stage/say.h"
#include "story/state/status.h"

#include <iostream>

namespace app {

int play_unseen(const std::string &file, double seconds) {
    std::string error;
    const auto recording = read_recording(file, error);
    if (!recording) return fail(error);
    const Theatre theatre = open_unseen_theatre(recording->scene, "", error);
    if (!theatre.stage) return fail(error);
    Stage &stage = *theatre.stage;
    const double last = recording->commands.empty() ? 0 : recording->commands.back().at_s;
    const double until = seconds > 0 ? seconds : last + 3;
    stage.to_play = recording->commands;
    const Canvas canvas(640, 360);
    ui::Input input;
    input.width = canvas.width();
    input.height = canvas.height();
    input.seconds = 1.0 / 30;
    for (double t = 0; t < until && !stage.session.quit; t += input.seconds) {
        canvas.bind();
        stage.frame(input);
        if (const std::string fault = stage.take_fault(); !fault.empty()) return fail(fault);
    }
    const story::Show &show = stage.session.show;
    const std::size_t given = stage.played(), all = recording->commands.size();
    std::cout << show.scene.id << ", step " << show.step + 1 << " of " << show.scene.steps.size()
              << ", after " << given << (given < all ? " of " + std::to_string(all) : "")
              << " commands: " << story::status(show, stage.session.visitor.language, stage.words()) << "\n";
    return 0;
}

} // namespace app

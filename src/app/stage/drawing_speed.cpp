#include "app/stage/drawing_speed.h"

#include "app/platform/platform.h"
#include "app/stage/data.h"
#include "render/gl/paint_layer.h"
#include "render/gl/program.h"

#include <algorithm>

namespace app {
namespace {

constexpr int width = 320, height = 180, samples = 4, layers = 4;
constexpr DrawingSpeed too_slow{1000, 1000};
constexpr double frame_ms = 1000.0 / 60;
// What is drawn here costs a 12th of a fine frame at 1280x720: on a software renderer a 4th of a resting one,
// a 40th of one that moves.
constexpr double pictures_per_frame = 12;

void draw_layers(const render::PaintLayer &smooth, const render::PaintLayer &plain) {
    smooth.bind();
    for (int i = 0; i < layers; ++i) glDrawArrays(GL_TRIANGLES, 0, 3);
    render::copy_layer(smooth.id(), plain.id(), width, height, false);
    glFinish();
}

DrawingSpeed timed(const render::PaintLayer &smooth, const render::PaintLayer &plain) {
    const double wall_s = steady_seconds(), cpu_s = processor_seconds();
    draw_layers(smooth, plain);
    return {(steady_seconds() - wall_s) * 1000, (processor_seconds() - cpu_s) * 1000};
}

} // namespace

DrawingSpeed measure_drawing() {
    std::string error;
    const auto shaders = read_shaders(error);
    if (!shaders) return too_slow;
    const auto program =
        render::Program::compile(render::gl_kind, *shaders, "veil.vert", "measure.frag", error);
    GLint target = 0, most = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    render::PaintLayer smooth, plain;
    const bool can = program && smooth.resize(width, height, std::min(samples, static_cast<int>(most))) &&
                     plain.resize(width, height, 0);
    DrawingSpeed best = too_slow;
    if (can) {
        const render::VertexArray nothing = render::make_vertex_array();
        glBindVertexArray(nothing.id());
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_BLEND);
        glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
        program.use();
        program.set("u_strength", 0.5F);
        glEnable(GL_SCISSOR_TEST);
        glScissor(0, 0, 1, 1);
        draw_layers(smooth, plain); // many a driver compiles only now
        glDisable(GL_SCISSOR_TEST);
        // Another program may have had the machine for a while: the best of a few, unless it is hopeless.
        for (int i = 0; i < 3; ++i) {
            const DrawingSpeed now = timed(smooth, plain);
            best = {std::min(best.wall_ms, now.wall_ms), std::min(best.cpu_ms, now.cpu_ms)};
            if (best.cpu_ms * pictures_per_frame > 4 * frame_ms) break;
        }
        glDisable(GL_BLEND);
        glBindVertexArray(0);
        glUseProgram(0);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
    return best;
}

story::Tier tier_for(const DrawingSpeed &speed) {
    constexpr double to_spare = 0.75;
    const double slower_ms = std::max(speed.wall_ms, speed.cpu_ms);
    const bool with_ease = slower_ms * pictures_per_frame <= to_spare * frame_ms;
    return with_ease ? story::Tier::high : story::Tier::low;
}

} // namespace app

#include "render/gl/dissolve.h"

#include "render/gl/state.h"

#include <cmath>
#include <utility>

namespace render {

namespace {

void scissor(const story::Rect &r, int height) {
    glScissor(static_cast<GLint>(r.x), height - static_cast<GLint>(r.y + r.h), static_cast<GLsizei>(r.w),
              static_cast<GLsizei>(r.h));
}

} // namespace

std::string Dissolve::compile(GlKind kind, const ShaderTexts &shaders) {
    std::string error;
    spread_ = Program::compile(kind, shaders, "veil.vert", "spread.frag", error);
    exact_ = Program::compile(kind, shaders, "veil.vert", "spread.frag", error, "#define EXACT\n");
    nothing_ = make_vertex_array();
    return error;
}

void Dissolve::begin(const PaintLayer &last, const Frame &frame, const std::vector<story::Rect> &covered,
                     bool brief) {
    constexpr double lasts_s = 0.8, brief_s = 0.15; // after the last change
    if (!running()) {
        if (!shown_.resize(frame.width, frame.height, 0, false)) return; // then it is a cut
        show_layer(last, shown_.id(), frame.width, frame.height, covered);
    }
    unknown_ = covered;
    left_s_ = brief ? brief_s : lasts_s;
    brief_ = brief;
}

const PaintLayer &Dissolve::over(const PaintLayer &next, const Frame &frame, double seconds, double slow_s) {
    left_s_ -= seconds;
    if (brief_) slow_s = 0.05;
    if (shown_.width() != frame.width || shown_.height() != frame.height) stop();
    if (!running()) return next;
    shown_.bind();
    over_the_picture();
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_SCISSOR_TEST);
    const bool same_size = next.width() == frame.width && next.height() == frame.height;
    const Program &spread = same_size ? exact_ : spread_;
    spread.use();
    spread.set("u_light", 0);
    spread.set("u_size", glm::vec2(frame.width, frame.height) / next.used());
    glBindTexture(GL_TEXTURE_2D, next.colour().id());
    glBindVertexArray(nothing_.id());
    const auto lay = [&](const story::Rect &r) {
        scissor(r, frame.height);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    };
    spread.set("u_share", 1.0F);
    for (const story::Rect &r : std::exchange(unknown_, {})) lay(r);
    spread.set("u_share", static_cast<float>(1 - std::exp(-seconds / slow_s)));
    for (const story::Rect &r : uncovered(frame.width, frame.height, frame.covered)) lay(r);
    glDisable(GL_SCISSOR_TEST);
    return shown_;
}

} // namespace render

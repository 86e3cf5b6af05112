#include "render/drawing.h"

#include "render/backdrop.h"

namespace render {

namespace {
constexpr float entry_from = -0.9F * pitch_length, entry_to = 0.5F * pitch_length; // the axon fades in
} // namespace

void set_sun(const Program &program, const Sun &sun) {
    constexpr int unit = 2;
    program.use();
    program.set("u_shadow", unit);
    program.set("u_sun_at", sun.toward);
    program.set("u_sun_share", sun.share);
    // From −1…1 to 0…1.
    const glm::mat4 half(glm::vec4(0.5F, 0, 0, 0), glm::vec4(0, 0.5F, 0, 0), glm::vec4(0, 0, 0.5F, 0),
                         glm::vec4(0.5F, 0.5F, 0.5F, 1));
    program.set("u_sun", half * sun.clip);
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, sun.depth);
    glActiveTexture(GL_TEXTURE0);
}

void clear_depth(const std::vector<story::Rect> &covered) {
    glDisable(GL_BLEND);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    if (covered.empty()) return;
    GLint shown[4]; // the whole picture, of which perhaps only a part is bound
    glGetIntegerv(GL_VIEWPORT, shown);
    glEnable(GL_SCISSOR_TEST);
    glClearDepthf(0);
    for (const story::Rect &r : covered) {
        glScissor(shown[0] + static_cast<GLint>(r.x), shown[1] + shown[3] - static_cast<GLint>(r.y + r.h),
                  static_cast<GLsizei>(r.w), static_cast<GLsizei>(r.h));
        glClear(GL_DEPTH_BUFFER_BIT);
    }
    glClearDepthf(1);
    glDisable(GL_SCISSOR_TEST);
}

void only_opaque() {
    glDisable(GL_BLEND);
    glDepthMask(GL_TRUE);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glEnable(GL_CULL_FACE);
}

void over_the_picture() {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    glDepthMask(GL_FALSE);
}

void set_scene(const Program &program, const View &view, const Texture &matcap) {
    program.use();
    program.set("u_view_projection", view.view_projection);
    program.set("u_turn", view.turn);
    program.set("u_eye", view.eye);
    program.set("u_fog", glm::vec4(view.distance * 1.04F, view.distance * (1.75F + 0.3F * view.far_off),
                                   entry_from, entry_to));
    program.set("u_fog_colour", distance_colour(view.theme));
    program.set("u_matcap", 0);
    program.set("u_glow", glm::vec3(0));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, matcap.id());
}

} // namespace render

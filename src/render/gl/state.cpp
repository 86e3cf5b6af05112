#include "render/gl/state.h"

#include "render/gl/gl.h"

#include <string>

namespace render {

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

bool drawn_in_software() {
    const auto *text = glGetString(GL_RENDERER);
    const std::string name = text ? reinterpret_cast<const char *>(text) : "";
    for (const char *known : {"llvmpipe", "softpipe", "SwiftShader", "swrast"})
        if (name.find(known) != std::string::npos) return true;
    return false;
}

void finish_in_software() {
    if (drawn_in_software()) glFinish();
}

void leave_nothing_set() {
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glBindVertexArray(0);
    glUseProgram(0);
}

} // namespace render

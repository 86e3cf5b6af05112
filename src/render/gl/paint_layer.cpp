#include "render/gl/paint_layer.h"

#include <algorithm>

namespace render {

std::vector<story::Rect> uncovered(int width, int height, const std::vector<story::Rect> &covered) {
    std::vector<story::Rect> left{{0, 0, static_cast<float>(width), static_cast<float>(height)}};
    for (const story::Rect &c : covered) {
        std::vector<story::Rect> next;
        const auto add = [&next](float from_x, float from_y, float to_x, float to_y) {
            if (to_x > from_x && to_y > from_y)
                next.push_back({from_x, from_y, to_x - from_x, to_y - from_y});
        };
        for (const story::Rect &r : left) {
            const float end_x = r.x + r.w, end_y = r.y + r.h;
            const float top = std::clamp(c.y, r.y, end_y), low = std::clamp(c.y + c.h, r.y, end_y);
            add(r.x, r.y, end_x, top);
            add(r.x, top, std::min(c.x, end_x), low);
            add(std::max(c.x + c.w, r.x), top, end_x, low);
            add(r.x, low, end_x, end_y);
        }
        left = std::move(next);
    }
    return left;
}

bool PaintLayer::resize(int width, int height, int samples, bool with_depth) {
    width_ = width;
    height_ = height;
    if (framebuffer_ && width <= made_width_ && height <= made_height_ && samples == samples_ &&
        with_depth == (depth_.id() != 0))
        return true;
    const bool had_depth = depth_.id() != 0;
    framebuffer_ = make_framebuffer();
    colour_ = {};
    texture_ = {};
    depth_ = {};
    // One that is shared is asked for in many shapes, and holds each from then on.
    const bool grows = samples == samples_ && with_depth == had_depth;
    made_width_ = width = grows ? std::max(width, made_width_) : width;
    made_height_ = height = grows ? std::max(height, made_height_) : height;
    samples_ = samples;
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
    if (samples == 0) {
        texture_ = make_smooth_texture();
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.id(), 0);
    } else {
        colour_ = make_renderbuffer();
        glBindRenderbuffer(GL_RENDERBUFFER, colour_.id());
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour_.id());
    }
    if (with_depth) {
        depth_ = make_renderbuffer();
        glBindRenderbuffer(GL_RENDERBUFFER, depth_.id());
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_DEPTH_COMPONENT24, width, height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.id());
    }
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

glm::vec2 PaintLayer::used() const {
    return glm::vec2(width_, height_) / glm::vec2(std::max(made_width_, 1), std::max(made_height_, 1));
}

void PaintLayer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.id());
    glViewport(0, 0, width_, height_);
}

void copy_layer(GLuint from, GLuint to, int width, int height, bool with_depth) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    // A copy of its own: some drivers resolve depth only when asked for nothing else.
    if (with_depth)
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, to);
}

void show_layer(const PaintLayer &from, GLuint to, int width, int height,
                const std::vector<story::Rect> &covered) {
    if (from.width() == width && from.height() == height) {
        copy_layer(from.id(), to, width, height, false);
        return;
    }
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to);
    glEnable(GL_SCISSOR_TEST);
    for (const story::Rect &r : uncovered(width, height, covered)) {
        glScissor(static_cast<GLint>(r.x), height - static_cast<GLint>(r.y + r.h), static_cast<GLsizei>(r.w),
                  static_cast<GLsizei>(r.h));
        glBlitFramebuffer(0, 0, from.width(), from.height(), 0, 0, width, height, GL_COLOR_BUFFER_BIT,
                          GL_LINEAR);
    }
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_FRAMEBUFFER, to);
}

} // namespace render

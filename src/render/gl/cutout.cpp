#include "render/gl/cutout.h"

#include "render/gl/state.h"

#include <algorithm>

namespace render {

namespace {

int samples_per_px() {
    GLint most = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    return std::min(4, static_cast<int>(most));
}

} // namespace

bool Cutout::resize(int width, int height) {
    // The picture only grows: a hand that moves would else remake it with each frame.
    if (picture_ && width <= width_ && height <= height_)
        return samples_->resize(width_, height_, samples_per_px());
    const auto rounded = [](int px) { return (px + 63) / 64 * 64; };
    width_ = std::max(rounded(width), width_);
    height_ = std::max(rounded(height), height_);
    bool good = samples_per_px() >= 2 && samples_->resize(width_, height_, samples_per_px());
    picture_ = make_texture();
    resolved_ = make_framebuffer();
    glBindTexture(GL_TEXTURE_2D, picture_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, resolved_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture_.id(), 0);
    good &= glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    if (!good) picture_ = Texture();
    return good;
}

std::vector<Patch> merged(const std::vector<Patch> &patches) {
    std::vector<Patch> out;
    for (Patch all : patches) {
        // Grown larger, it may meet those that it had passed.
        for (auto other = out.begin(); other != out.end();) {
            const int left = std::min(all.x, other->x), bottom = std::min(all.y, other->y);
            const int right = std::max(all.x + all.width, other->x + other->width);
            const int top = std::max(all.y + all.height, other->y + other->height);
            if (right - left >= all.width + other->width || top - bottom >= all.height + other->height) {
                ++other;
                continue;
            }
            all = {left, bottom, right - left, top - bottom};
            out.erase(other);
            other = out.begin();
        }
        out.push_back(all);
    }
    return out;
}

// Each sample gets its pixel's depth. Not every OpenGL ES can.
bool Cutout::take_depth() {
    glGetError(); // an older one
    glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(frame_));
    for (const Patch &patch : patches_) {
        const int x = patch.x - left_, y = patch.y - bottom_;
        glBlitFramebuffer(patch.x, patch.y, patch.x + patch.width, patch.y + patch.height, x, y,
                          x + patch.width, y + patch.height, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
    }
    return glGetError() == GL_NO_ERROR;
}

bool Cutout::begin(PaintLayer &samples, const std::vector<Patch> &patches, bool with_depth) {
    samples_ = &samples;
    if (with_depth && !takes_depth_) return false;
    glGetIntegerv(GL_VIEWPORT, shown_);
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &frame_);
    patches_.clear();
    int right = 0, top = 0;
    for (Patch patch : patches) {
        const int end_x = std::min(patch.x + patch.width, shown_[2]),
                  end_y = std::min(patch.y + patch.height, shown_[3]);
        patch.x = std::max(patch.x, 0);
        patch.y = std::max(patch.y, 0);
        patch.width = end_x - patch.x;
        patch.height = end_y - patch.y;
        if (patch.width < 1 || patch.height < 1) continue;
        left_ = patches_.empty() ? patch.x : std::min(left_, patch.x);
        bottom_ = patches_.empty() ? patch.y : std::min(bottom_, patch.y);
        right = std::max(right, end_x);
        top = std::max(top, end_y);
        patches_.push_back(patch);
    }
    if (patches_.empty()) return false;
    if (!resize(right - left_, top - bottom_)) {
        patches_.clear();
        glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(frame_));
        return false;
    }
    if (!corners_) corners_ = make_vertex_array();
    samples_->bind();
    glViewport(-left_, -bottom_, shown_[2], shown_[3]);
    glDepthMask(GL_TRUE);
    glClearColor(0, 0, 0, 0);
    glEnable(GL_SCISSOR_TEST);
    for (const Patch &patch : patches_) {
        glScissor(patch.x - left_, patch.y - bottom_, patch.width, patch.height);
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    }
    glDisable(GL_SCISSOR_TEST);
    if (!with_depth) return true;
    takes_depth_ = take_depth();
    if (takes_depth_) return true;
    patches_.clear();
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(frame_));
    glViewport(shown_[0], shown_[1], shown_[2], shown_[3]);
    return false;
}

void Cutout::end() {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, samples_->id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_.id());
    for (const Patch &patch : patches_) {
        const int x = patch.x - left_, y = patch.y - bottom_, to_x = x + patch.width, to_y = y + patch.height;
        glBlitFramebuffer(x, y, to_x, to_y, x, y, to_x, to_y, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(frame_));
    glViewport(shown_[0], shown_[1], shown_[2], shown_[3]);
}

void Cutout::lay(const Program &program, float depth) const {
    over_the_picture();
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDisable(GL_CULL_FACE);
    program.use();
    program.set("u_picture", 0);
    program.set("u_corner", glm::vec2(left_, bottom_));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, picture_.id());
    glBindVertexArray(corners_.id());
    const glm::vec2 size(shown_[2], shown_[3]);
    for (const Patch &patch : patches_) {
        const glm::vec2 from = glm::vec2(patch.x, patch.y) / size * 2.0F - 1.0F;
        const glm::vec2 to = glm::vec2(patch.x + patch.width, patch.y + patch.height) / size * 2.0F - 1.0F;
        program.set("u_place", glm::vec4(from, to));
        program.set("u_depth", depth * 2 - 1);
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    }
    only_opaque();
}

} // namespace render

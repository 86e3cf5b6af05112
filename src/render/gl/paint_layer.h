// Layers: framebuffers with colour and perhaps depth, plain or with several samples per pixel, and copying
// between them. Knows nothing of what is drawn into them.
#pragma once

#include "render/gl/gl_objects.h"
#include "story/visitor/anchor.h"

#include <glm/glm.hpp>

#include <vector>

namespace render {

class PaintLayer {
public:
    // Makes it or, where it is too small, remakes it; false when the machine cannot. Of a larger one the
    // lower left part is used from then on.
    bool resize(int width, int height, int samples, bool with_depth = true);
    void bind() const;
    GLuint id() const { return framebuffer_.id(); }
    const Texture &colour() const { return texture_; } // without samples only …
    glm::vec2 used() const;                            // … and which share of it
    int width() const { return width_; }
    int height() const { return height_; }

private:
    Framebuffer framebuffer_;
    Texture texture_;
    Renderbuffer colour_, depth_;
    int width_ = 0, height_ = 0, samples_ = -1;
    int made_width_ = 0, made_height_ = 0;
};

// Resolves samples on the way. Leaves `to` bound.
void copy_layer(GLuint from, GLuint to, int width, int height, bool with_depth);
// Colour alone, to `width` x `height`: what is smaller is blown up smoothly, but for what is `covered` (px
// from the top left), which takes its time. Leaves `to` bound.
void show_layer(const PaintLayer &from, GLuint to, int width, int height,
                const std::vector<story::Rect> &covered);
// What is seen of `width` x `height`: all of it without `covered`, in rectangles.
std::vector<story::Rect> uncovered(int width, int height, const std::vector<story::Rect> &covered);

} // namespace render

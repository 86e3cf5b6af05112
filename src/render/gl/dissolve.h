// The dissolve: whatever changes at once in the picture, by a cut or by a fast camera, is brought in over
// parts of a second, so that no change of view is a flash (WCAG 2.3.2). Knows pictures; not what they show.
#pragma once

#include "render/gl/frame.h"
#include "render/gl/paint_layer.h"
#include "render/gl/program.h"

#include <string>
#include <vector>

namespace render {

class Dissolve {
public:
    // One sentence on failure.
    std::string compile(GlKind kind, const ShaderTexts &shaders);

    // The next picture, of frame.width × frame.height, is not the `last` one moved on a little. Nothing was
    // drawn of what was `covered`. `brief`: in a moment.
    void begin(const PaintLayer &last, const Frame &frame, const std::vector<story::Rect> &covered,
               bool brief = false);
    bool running() const { return left_s_ > 0; }
    void stop() { left_s_ = 0; }

    // Moves on by `seconds`. Returns what is to be shown of `next`, a picture of frame.width × frame.height
    // or smaller: a mixture while it runs, else `next` itself. `slow_s`: the time constant of the mixture,
    // if it is not brief.
    const PaintLayer &over(const PaintLayer &next, const Frame &frame, double seconds, double slow_s);

private:
    Program spread_, exact_; // for a picture of any size, of the same size
    VertexArray nothing_;
    PaintLayer shown_;
    std::vector<story::Rect> unknown_; // px from the top left: was covered when it began
    double left_s_ = 0;
    bool brief_ = false;
};

} // namespace render

// The high pipeline: a still picture in linear light, with soft shadow, occlusion, bloom and a blurred
// distance, brought to the screen by a filmic curve. Made in parts, so that it can be spread over frames.
// Knows nothing of what is drawn: whoever asks for it paints it.
#pragma once

#include "render/gl/program.h"
#include "render/space/drawing.h"
#include "render/space/lens.h"

#include <functional>
#include <string>
#include <vector>

namespace render {

class HighPipeline {
public:
    struct Plan {
        int width = 0, height = 0, samples = 4;
        Lens view;
        bool shadow = false; // something throws a shadow
        glm::vec2 blurs{0};  // distance where the blur begins, where it is full
        float reach = 1;     // of occlusion, drawing units
        int parts = 1;       // that the scene is drawn in; the other passes take about as many again
    };
    // Of rows or columns, px.
    struct Range {
        int from = 0, to = 0;
    };
    // Paints the scene into what is bound; at least these columns of it.
    using Paint = std::function<void(Pass pass, const Sun &sun, Range columns)>;

    // One sentence per failure.
    std::vector<std::string> compile(GlKind kind, const ShaderTexts &shaders);

    bool begin(const Plan &plan); // false: this machine cannot
    bool begun() const { return begun_; }
    bool step(const Paint &paint); // the next part; true when the picture is finished
    void forget() { begun_ = false; }

    // The finished picture: its framebuffer, with depth; or laid on what is bound.
    GLuint id() const { return finished_.id(); }
    void lay_with_depth() const;

private:
    struct Target {
        Framebuffer framebuffer;
        Texture colour, depth;
        int width = 0, height = 0;
        bool resize(int wide, int high, GLenum format, bool with_depth = false);
        bool fits(int wide, int high) const { return framebuffer && width == wide && height == high; }
    };
    static Range range(int part, int parts, int size);
    bool make_shadow();
    bool make_band(int width);
    void paint_shadow(const Paint &paint);
    void paint_part(int part, const Paint &paint);
    void occlude(Range rows);
    void prepare(int which);
    void tone(Range rows);
    void blur(const Target &target);
    void let_go(); // of all that was only needed to make the picture
    void onto(const Target &target, Range rows) const;
    const Program &use(const Program &program) const;
    void cover() const; // one triangle over all that is bound

    GlKind kind_ = GlKind::desktop_3_3;
    Program occlusion_, smooth_, far_, bright_, soften_, tone_, spread_depth_;
    VertexArray nothing_;
    Target light_, shown_, hidden_, hidden_smooth_, blurred_, glare_, between_;
    Framebuffer shadow_, band_, finished_;
    Texture shadow_depth_;
    Renderbuffer band_colour_, band_depth_;
    int band_width_ = 0, band_height_ = 0, band_samples_ = 0;
    Plan plan_;
    Sun sun_;
    bool begun_ = false;
    int next_ = 0;
};

} // namespace render

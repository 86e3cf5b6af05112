// A cutout: some small parts of the picture, drawn with several samples per pixel into a layer of their own
// and laid over the frame. It can be laid again as long as nothing in it changes. Knows nothing of what is
// drawn into it.
#pragma once

#include "render/gl/gl_objects.h"
#include "render/gl/paint_layer.h"
#include "render/gl/program.h"

#include <vector>

namespace render {

// In px, from the bottom left.
struct Patch {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Patch &) const = default;
};

// Those that overlap are joined.
std::vector<Patch> merged(const std::vector<Patch> &patches);

class Cutout {
public:
    // What is drawn from here to `end` goes into `patches`, which do not overlap, of a clear layer, in place
    // of the frame that is bound. `with_depth`: only what nothing in the frame hides. `samples`: is used
    // until `end`, and can be shared: it is large. False when there is nothing to draw, or this machine
    // cannot: then nothing has changed.
    bool begin(PaintLayer &samples, const std::vector<Patch> &patches, bool with_depth = false);
    void end();
    // Over the bound frame where nothing nearer than `depth` (of the window, 0..1) is. Colours come
    // multiplied by their cover.
    void lay(const Program &program, float depth) const;
    bool empty() const { return patches_.empty(); }

private:
    bool resize(int width, int height);
    bool take_depth();

    PaintLayer *samples_ = nullptr; // between begin and end
    Framebuffer resolved_;
    Texture picture_;
    VertexArray corners_; // none: a shader makes them
    int width_ = 0, height_ = 0;
    std::vector<Patch> patches_;
    int left_ = 0, bottom_ = 0;  // of the layer in the frame
    bool takes_depth_ = true;    // as far as known
    GLint frame_ = 0, shown_[4]; // what was bound
};

} // namespace render

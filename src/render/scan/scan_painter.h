// The scan on the screen: where its slices lie, what is named in them, and their painting. One slice is of
// the year shown; where there is room another beside it shows the beginning. Knows nothing of how the slices
// come to be.
#pragma once

#include "render/gl/frame.h"
#include "render/gl/program.h"
#include "render/scan/scan_picture.h"
#include "story/show/glance.h"
#include "story/visitor/anchor.h"

#include <optional>
#include <vector>

namespace render {

struct ScanLayout {
    story::Rect now;                   // px
    std::optional<story::Rect> before; // of year 0
};
ScanLayout scan_layout(const Frame &frame);

// Everything the scan's picture depends on.
struct ScanKey {
    int width = 0, height = 0;
    story::Rect picture;
    story::Tier tier = story::Tier::low;
    std::vector<ScanLesion> lesions;
    float lost = 0;
    bool operator==(const ScanKey &) const = default;
};
ScanKey scan_key(const story::Glance &glance, const Frame &frame);

// The show must have a life.
std::vector<story::Anchor> scan_anchors(const story::Glance &glance, const Frame &frame);

class ScanPainter {
public:
    // Over the picture that is bound.
    void paint(const Program &slice, const ScanKey &key, const Frame &frame);

private:
    void take(const ScanKey &key);
    std::optional<ScanAnatomy> anatomy_; // made when first needed
    ScanGround first_, ground_;
    std::vector<ScanLesion> lesions_; // of the slice that was uploaded
    Texture now_, before_;
    VertexArray nothing_;
};

} // namespace render

// The scan on the screen: where its slice lies, what is named in it, and its painting. It is of the year
// shown, but for a part from the left that shows the beginning, to compare. Knows nothing of how slices come
// to be.
#pragma once

#include "render/gl/frame.h"
#include "render/gl/mesh.h"
#include "render/gl/program.h"
#include "render/scan/scan_picture.h"
#include "story/show/glance.h"
#include "story/visitor/anchor.h"

#include <optional>
#include <vector>

namespace render {

story::Rect scan_rect(const Frame &frame); // px

// Strips that together cover the head, px.
std::vector<story::Rect> scan_strips(const Frame &frame);

// Everything the scan's picture depends on.
struct ScanKey {
    int width = 0, height = 0;
    story::Rect picture;
    story::Tier tier = story::Tier::low;
    std::vector<ScanLesion> lesions;
    float lost = 0;
    float wipe = 0; // 0..1: so much of it is of year 0
    bool operator==(const ScanKey &) const = default;
};
ScanKey scan_key(const story::Glance &glance, const Frame &frame);

// The show must have a life.
std::vector<story::Anchor> scan_anchors(const story::Glance &glance, const Frame &frame);

class ScanPainter {
public:
    // Over the picture that is bound.
    void paint(const Programs &programs, const ScanKey &key, const Frame &frame);

private:
    void take(const ScanKey &key);
    std::optional<ScanAnatomy> anatomy_; // made when first needed
    ScanGround first_, ground_;
    std::vector<ScanLesion> lesions_; // of the slice that was uploaded
    Texture now_, before_;
    VertexArray nothing_;
    MeshBuffer line_;
};

} // namespace render

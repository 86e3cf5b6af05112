// The scan's picture: grey values of a slice as a scanner would show it, drawn from the tissue of a life. A
// drawing: places of lesions are made up, and shrinking is drawn larger than life. Knows no GL.
#pragma once

#include "render/scan/scan_anatomy.h"
#include "story/tissue/life.h"

#include <cstdint>
#include <vector>

namespace render {

// One attack's mark in the slice.
struct ScanLesion {
    glm::vec2 place{0}, along{1, 0}; // its middle; its longer axis
    float size = 0.03F, longer = 1.4F;
    float bright = 0; // 0..1: how much myelin is missing there now
    float fresh = 0;  // 0..1: new activity: a bright ring
    float rim = 0;    // 0..1: inflammation that smoulders at its edge
    unsigned seed = 0;
    bool operator==(const ScanLesion &) const = default;
};

// Of every attack that happened, in their order; several spots each.
std::vector<ScanLesion> scan_lesions(const sim::Tissue &tissue, const story::TissueLook &look);

// How the brain has changed for a share of axons lost: exaggerated, so that it can be seen.
float brain_scale(float lost);
float ventricle_growth(float lost); // how far its walls have moved out

// The slice without lesions, in grey 0..1 per pixel, and how much of it is brain.
struct ScanGround {
    float lost = -1;
    std::vector<float> grey, brain, outline; // the outline is that of a brain that has lost nothing
};
ScanGround scan_ground(const ScanAnatomy &anatomy, float lost);

struct ScanPicture {
    // scan_size², from the top left: grey, cover, and how much of the brain's first outline is drawn there.
    std::vector<std::uint8_t> texels;
    std::uint8_t grey(const glm::vec2 &place) const;
};
ScanPicture scan_picture(const ScanAnatomy &anatomy, const ScanGround &ground,
                         const std::vector<ScanLesion> &lesions);

} // namespace render

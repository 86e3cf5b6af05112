// The anatomy of the scan: a slice through a head, seen from below, front at the top, as maps of distances
// that grey values are made from. Invented, nobody's; the same every time. Knows no tissue and no lesion.
#pragma once

#include <glm/glm.hpp>

#include <vector>

namespace render {

inline constexpr int scan_size = 384; // px of the square picture, which spans −1..1 both ways, up is positive

// Of a spot in the brain, in units of the picture.
struct BrainSpot {
    float inside = -1;   // how deep in the brain; negative outside
    float sulcus = 1;    // distance from the nearest fold's middle
    float ventricle = 1; // distance from the ventricles; negative inside
    float deep_grey = 0; // 0..1
    float mottle = 0;    // −1..1: no two spots are quite alike
    float from_middle = 0;
    float grain = 0; // −1..1, from pixel to pixel
};

class ScanAnatomy {
public:
    ScanAnatomy();
    // In brain that has not shrunk.
    BrainSpot at(const glm::vec2 &place) const;
    // What surrounds the brain, at a pixel from the top left.
    struct Shell {
        float grey = 0;
        float cover = 0; // 0 in the air
    };
    const Shell &shell(int column, int row) const {
        return shell_[static_cast<std::size_t>(row * scan_size + column)];
    }
    // Of a pixel by its number: −1..1; 0..1; how deep in the brain, without its folds.
    float grain(std::size_t at) const { return brain_[at].grain; }
    float cover(std::size_t at) const { return shell_[at].cover; }
    float inside(std::size_t at) const { return brain_[at].inside; }

private:
    void add_sulci();
    void add_sulcus(const std::vector<glm::vec2> &path, float width);
    std::vector<BrainSpot> brain_;
    std::vector<Shell> shell_;
};

// Where a pixel lies, and the other way round.
glm::vec2 scan_place(float column, float row);
glm::vec2 scan_pixel(const glm::vec2 &place);

// Points of the wall of a ventricle, and the way out of it: where lesions like to be.
struct WallSpot {
    glm::vec2 place{0}, out{0};
};
WallSpot ventricle_wall(float along, bool right); // 0 at the front … 1 at the back
// A point on the brain's outline, and the way in.
WallSpot brain_edge(float angle);

// 0..1 from whole numbers, and smooth noise −1..1.
float scan_hash(unsigned a, unsigned b);
float scan_noise(const glm::vec2 &at, unsigned seed);

} // namespace render

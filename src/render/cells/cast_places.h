// Where the cast around an axon is in the drawing: the vessel above and behind it, the lymph node at the edge
// of the picture, cells and shards in between. Knows no kind of cell, no mesh and no colour.
#pragma once

#include "render/space/lens.h"
#include "story/signal/lane.h"

#include <array>
#include <optional>

namespace render {

// The vessel's line: nearest the axon at its own internode, then away upward and back.
struct Vessel {
    glm::vec3 origin{0};
    glm::mat3 frame{1}; // along, up, toward the viewer
    glm::vec3 bend{0};  // how it curves: up on the left, up on the right, back
    float radius = 1;
    float half_length = 1;
    // `t` along it from its middle; `up`, `front`: shares of its radius.
    glm::vec3 at(float t, float up, float front) const;
};
Vessel vessel_of(const story::Cast &cast, const Curve &curve, const Lens &view, std::size_t lanes);

struct LymphNode {
    glm::vec3 middle{0};
    glm::mat3 frame{1};
    float size = 1;
    float seen = 0;
    float along = 0; // where it is in story::Place
    glm::vec3 at(const glm::vec3 &place) const { return middle + frame * place * size; }
    float holds(const story::Place &place) const; // 0..1: whether a cell there is one that it holds back
    glm::vec3 slot(std::uint32_t id, const story::Place &place) const;
};
LymphNode lymph_node_of(const story::Cast &cast, const Vessel &vessel, const Lens &view);

// From a length in the close view to one in the whole.
float between(float close, float whole, const Lens &view);
float shard_size(const Lens &view);

// How much of the cast is left, 1..0: as a node opens before the viewer, what is around the axon steps back.
float left_of_cast(const Lens &view);

class CastPlaces {
public:
    // The lane must have tissue.
    CastPlaces(const story::Lane &lane, const Curve &curve, const Lens &view, std::size_t lanes);

    const Vessel &vessel() const { return vessel_; }
    const LymphNode &lymph_node() const { return lymph_node_; }
    float reach() const { return reach_; }      // from the sheath to the vessel's middle
    float surface(float along) const;           // radius of what lies around the axon there
    Spot spot(const story::Place &place) const; // of the axon
    // Around the axon, `gap` off its surface: anywhere but before its windows, or above.
    glm::vec3 beside(const story::Place &place, float gap) const;
    glm::vec3 on_top(const story::Place &place, float gap) const;
    glm::vec3 in_vessel(const story::Place &place, std::uint32_t id) const;
    glm::vec3 of(const story::Shard &shard) const;

private:
    const Curve &curve_;
    const Lens &view_;
    Vessel vessel_;
    LymphNode lymph_node_;
    float vessel_middle_;
    float reach_;
    std::array<float, internodes> radii_{};
};

// 0..1 from a cell's number and the number of the choice.
float chance(std::uint32_t id, std::uint32_t choice);

} // namespace render

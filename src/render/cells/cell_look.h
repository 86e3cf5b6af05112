// How one kind of cell looks: everything the picture knows of it. Every part has to be given: one that is
// left out does not compile. Knows no kind in particular.
#pragma once

#include "render/cells/cast_stage.h"

#include <array>
#include <type_traits>

namespace render {

// A part that has no default.
template <class T> struct Given {
    T value;
    constexpr Given(T given) : value(given) {}
    constexpr operator const T &() const { return value; }
};

// Far meshes are simpler. Pose 0 and 1 of a body are what its kind says.
using MakeMesh = PosedMesh (*)(bool near);

// The body that a cell shows; of some kinds another one, once the cell has changed in a way that is no pose
// of the first.
class CellMeshes {
public:
    constexpr CellMeshes(MakeMesh only) : all_{only, nullptr}, changed_(nullptr) {}
    constexpr CellMeshes(MakeMesh usual, bool (*changed)(const story::Cell &), MakeMesh other)
        : all_{usual, other}, changed_(changed) {}
    MakeMesh of(const story::Cell &cell) const { return changed_ && changed_(cell) ? all_[1] : all_[0]; }
    const std::array<MakeMesh, 2> &all() const { return all_; } // the second may be null

private:
    std::array<MakeMesh, 2> all_;
    bool (*changed_)(const story::Cell &);
};

// In drawing units: what a mesh's 1 is, in the close view and in the whole.
struct CellSize {
    Given<float> close, whole;
    float in(const Lens &view) const { return between(close, whole, view); }
};

// How far the body goes from its place, in its size, in either pose.
struct CellReach {
    Given<float> first, second;
    float at(float pose) const {
        return first.value == second.value ? first.value : glm::mix(first.value, second.value, pose);
    }
};

// The turn in which a cell is offered to its label: 0 before 1; not_named: never.
inline constexpr int not_named = -1;

// A cell where its kind puts it.
struct PlacedCell {
    const story::Cell &cell;
    glm::vec3 place;
    float size;
};

inline int any_first(const story::Cell &) { return 0; } // the same turn for all
inline glm::vec3 its_place(const PlacedCell &placed, const CastPlaces &) { return placed.place; }

struct CellLabel {
    Given<const char *> key; // word key
    Given<unsigned> rgb;
    Given<glm::vec2> prefer;          // where the label wants to stand: to the right, down
    Given<int> rank;                  // among all there is to name: the lowest comes first
    int (&turn)(const story::Cell &); // of a cell that is well seen
    glm::vec3 (&at)(const PlacedCell &, const CastPlaces &); // what it points at
};

struct CellLook {
    CellMeshes meshes;
    CellSize size;
    CellReach reach;
    Given<float> core; // radius of what no other body may stand in, in its size
    glm::vec3 (&place)(const story::Cell &, float size, const CastPlaces &);
    Posture (&posture)(const PlacedCell &, const CastStage &); // how it stands and moves
    CellLabel label;
    PlacedCell placed(const story::Cell &cell, const CastPlaces &places, const Lens &view) const {
        const float its_size = size.in(view);
        return {cell, place(cell, its_size, places), its_size};
    }
};
static_assert(!std::is_default_constructible_v<CellLook>);

} // namespace render

// Which pieces of a tract's strands can be seen from where the eye is: most are hidden behind nearer ones,
// and what is not drawn costs nothing. Knows nothing of light or GL.
#pragma once

#include "render/space/lens.h"
#include "render/tract/strands.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace render {

class StrandSight {
public:
    static constexpr int samples_per_piece = 4;
    static constexpr int samples_per_step = 2; // of the outline: a strand is not straight
    static constexpr int pieces = (story::TractShow::samples - 1) / samples_per_piece;

    // Keeps the outline of every strand.
    void take(const std::vector<Strand> &strands);
    // How thick each piece between two points of the outline is now, relative to what was taken: 0 is not
    // there. As many for every strand as a life's tissue has internodes.
    void thin(std::vector<float> thickness);
    // Finds what can be seen from there. A piece of which little peeps out may be missed.
    void look(const Lens &view);
    bool sees(std::size_t strand, int piece) const {
        return seen_[strand * pieces + static_cast<std::size_t>(piece)] != 0;
    }
    // Of the strand's middle, on the screen.
    float radius_px(std::size_t strand) const { return middle_px_[strand]; }
    std::size_t strands() const { return middle_px_.size(); }

    // Steps of a strand's outline, and the place of each one's middle.
    static constexpr int steps = (story::TractShow::samples - 1) / samples_per_step;
    glm::vec3 middle_of(std::size_t strand, int step) const;
    // Where the step begins: a point of the strand itself. Whether no other strand hides it, even in part.
    glm::vec3 point_of(std::size_t strand, int step) const;
    bool sees_point_of(std::size_t strand, int step) const;
    bool sees_step(std::size_t strand, int step) const {
        return sees(strand, step * samples_per_step / samples_per_piece);
    }

    // The nearest strand under a point of the screen, with a margin.
    struct Touched {
        std::size_t strand = 0;
        int step = 0;
    };
    std::optional<Touched> under(const Lens &view, float x, float y, float margin_px) const;

private:
    static constexpr int outline_points = steps + 1;
    float thickness_of(std::size_t strand, int step) const {
        return thickness_.empty() ? 1.0F : thickness_[strand * steps + static_cast<std::size_t>(step)];
    }
    std::vector<glm::vec4> outline_;   // outline_points a strand; w: radius
    std::vector<float> thickness_;     // `steps` a strand, or none: all are whole
    std::vector<glm::vec4> on_screen_; // x and y in px, one over the depth (0: behind the eye), radius
    std::vector<float> nearest_;       // per cell: columns of `column_px`, rows of one px
    int rows_ = 0;
    std::vector<std::uint8_t> seen_;
    std::vector<float> middle_px_;
};

} // namespace render

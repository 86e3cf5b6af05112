// Scales: how near one looks, from a scan of the brain down to the membrane of one node, and the way from
// each to the next. Knows no picture.
#pragma once

#include "story/show/show.h"
#include "story/visitor/camera.h"

#include <optional>
#include <vector>

namespace story {

// One of the pictures on the way.
struct Scale {
    Shown shown = Shown::axons;
    View view = View::whole;
    bool operator==(const Scale &) const = default;
};

// All that the show can show, from afar to near.
std::vector<Scale> scales_of(const Show &show);
// The one beyond the present: `way` 1 closer, −1 farther off. Nothing at either end, and from charts.
std::optional<Scale> next_scale(const Show &show, const Eye &eye, int way);

// The camera that the eye's view has at first, for the show's axons or its tract.
Camera first_camera(const Show &show, const Eye &eye);

void set_view(const Show &show, Eye &eye, View view);
// `factor` on the span. Close to, what lies at the nearest node stays in the picture.
void zoom(const Show &show, Eye &eye, double factor);

} // namespace story

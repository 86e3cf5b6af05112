// Sights: what is seen in a picture and where on the screen: what no label should hide, and the hero, which
// is what the step is about. What can be named is in anchors.h.
#pragma once

#include "render/gl/frame.h"
#include "story/show/glance.h"

#include <optional>
#include <vector>

namespace render {

// Rectangles along all that is drawn of axons, their hands or a bundle, in px and inside the window; nothing
// for a scan, whose slices fill the picture, and for charts.
std::vector<story::Rect> busy_places(const story::Glance &glance, const Frame &frame);

// The box of what the step is about: in a scan the slice of the year shown; in a tract the hurt stretch or
// all of the bundle; of axons the changed stretch, and where none has changed the whole axon; from near the
// node with the ends of its sheaths. Nothing for charts.
std::optional<story::Rect> hero_of(const story::Glance &glance, const Frame &frame);

} // namespace render

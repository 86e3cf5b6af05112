// A glance: a show as one visitor sees it from one place. What pictures and controls are made from. Two
// windows on one show are two glances. Knows no window.
#pragma once

#include "story/show/catalogue.h"
#include "story/show/show.h"
#include "story/visitor/camera.h"
#include "story/visitor/visitor.h"

namespace story {

struct Glance {
    const Show &show;
    const Visitor &visitor;
    const Eye &eye;
    const Catalogue &catalogue;
};

} // namespace story

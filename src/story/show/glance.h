// A glance: a show as one visitor sees it from one place. What pictures and controls are made from. Two
// windows on one show are two glances. Knows no window.
#pragma once

#include "story/show/catalogue.h"
#include "story/show/kiosk.h"
#include "story/show/show.h"
#include "story/visitor/camera.h"
#include "story/visitor/visitor.h"

namespace story {

struct Glance {
    const Show &show;
    const Visitor &visitor;
    const Eye &eye;
    const Catalogue &catalogue;
    const Kiosk &kiosk;
};

// What the present step says: in a talk's own words, where it has some.
inline const std::string &caption(const Glance &glance) {
    const Stop *stop = glance.catalogue.follows_talk() ? glance.catalogue.talk.now() : nullptr;
    const bool own = stop && !stop->caption.by_language.empty() && stop->step == step_of(glance.show).id;
    return own ? stop->caption.in(glance.visitor.language) : caption(glance.show, glance.visitor.language);
}

// What is said with it, to an audience: in the talk's own words, where it has some; "" mostly.
inline const std::string &notes(const Glance &glance) {
    const Stop *stop = glance.catalogue.follows_talk() ? glance.catalogue.talk.now() : nullptr;
    const bool own = stop && !stop->notes.by_language.empty();
    return (own ? stop->notes : step_of(glance.show).notes).in(glance.visitor.language);
}

// Which of how many, from 1 on: of the talk's stops, or of the scene's steps.
struct StepNumber {
    int at = 1, of = 1;
};
inline StepNumber step_number(const Glance &glance) {
    const Talk &talk = glance.catalogue.talk;
    if (glance.catalogue.follows_talk()) return {talk.at + 1, static_cast<int>(talk.stops.size())};
    return {glance.show.step + 1, static_cast<int>(glance.show.scene.steps.size())};
}

} // namespace story

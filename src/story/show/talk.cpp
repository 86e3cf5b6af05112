#include "story/show/talk.h"

namespace story {

Talk talk_of(const std::string &scene_name, const Scene &scene) {
    Talk talk;
    talk.title = scene.title;
    for (const Step &step : scene.steps) talk.stops.push_back({.scene = scene_name, .step = step.id});
    return talk;
}

} // namespace story

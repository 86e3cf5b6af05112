#include "story/show/talk.h"

namespace story {

Talk talk_of(const std::string &scene_name, const Scene &scene) {
    Talk talk;
    talk.title = scene.title;
    for (const Step &step : scene.steps) talk.stops.push_back({.scene = scene_name, .step = step.id});
    return talk;
}

Pace pace_of(const Talk &talk) {
    Pace pace;
    for (std::size_t i = 0; i < talk.stops.size(); ++i) {
        const double s = talk.stops[i].seconds > 0 ? talk.stops[i].seconds : usual_stop_s;
        const auto at = static_cast<std::size_t>(talk.at);
        pace.before_s += i < at ? s : 0;
        pace.through_s += i <= at ? s : 0;
        pace.all_s += s;
    }
    return pace;
}

} // namespace story

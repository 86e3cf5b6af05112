// Any text read as a scene: refused with faults that name a place, or a scene every step of which can be
// shown.

#include "fuzz/fuzz.h"

#include "story/scene/scene_file.h"
#include "story/scene/scene_review.h"
#include "story/scene/step_state.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    story::Faults faults;
    const story::Scene scene = story::parse_scene(fuzz::text_of(data, size), faults);
    for (const story::Fault &fault : faults)
        fuzz::promise(!fault.what.empty(), "every fault says what is wrong");
    if (!faults.empty()) return 0;

    fuzz::promise(!scene.steps.empty(), "a sound scene has steps");
    story::review(scene, "2026-11", faults);
    for (int step = 0; step < static_cast<int>(scene.steps.size()); ++step) {
        const story::StepState state = story::state_at(scene, step);
        fuzz::promise(state.axons.size() == scene.axons.size(), "a step has settings for every axon");
        fuzz::promise(state.slower > 0 && state.days_per_s > 0, "time goes forward");
        story::skip_from(scene, step);
    }
    return 0;
}

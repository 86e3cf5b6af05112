// Any text read as a recording: written again it says the same, and all of its commands can be played.

#include "fuzz/fuzz.h"

#include "support.h"

#include "story/files/recording.h"

#include <algorithm>
#include <cmath>

namespace {

const story::Session &beginning() {
    static const story::Session session = [] {
        story::Faults faults;
        return story::start(story::parse_scene(support::scene_text(), faults));
    }();
    return session;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    story::Faults faults;
    const story::Recording recording = story::parse_recording(fuzz::text_of(data, size), faults);
    if (!faults.empty()) return 0;

    const story::Recording again = story::parse_recording(story::to_json(recording), faults);
    fuzz::promise(faults.empty() && again == recording, "a recording written and read again is the same");

    constexpr std::size_t most = 12; // a long one only takes longer
    story::Session session = beginning();
    for (std::size_t i = 0; i < std::min(most, recording.commands.size()); ++i) {
        story::apply(session, recording.commands[i].command);
        story::advance(session, story::tick_s);
    }
    for (const story::Lane &lane : session.show.lanes)
        for (int node = 0; node <= lane.last_node(); ++node)
            fuzz::promise(std::isfinite(lane.axon.node_mV(node)), "every voltage is a number");
    return 0;
}

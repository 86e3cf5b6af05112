// The views of a scene: which of its pictures is shown, and from how near. Words that scenes, commands and
// pictures share. Knows no camera.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace story {

enum class View {
    whole,    // about twelve internodes; the whole tract
    close,    // one node of Ranvier and the opened sheath beside it; a part of the tract, large
    node,     // of an axon: one node of Ranvier, cut open
    membrane, // of an axon: a patch of that node's membrane, cut through
};
inline constexpr std::array<std::string_view, 4> view_names{"whole", "close", "node", "membrane"};
View view_named(std::string_view name); // `whole` for any other name
inline constexpr double least_whole_span =
    3; // internodes across an axon's whole view: of fewer it is the close one

// From which side the whole view of axons is seen, degrees: to the left of its front, and from above.
struct Turn {
    double yaw_deg = -10, pitch_deg = 14;
    bool operator==(const Turn &) const = default;
};

// What the picture shows of a scene.
enum class Shown {
    axons, // the scene's, or the one of a tract that one has dropped into
    tract,
    scan,    // a slice as a scanner would show it, drawn from the tract's tissue
    courses, // many possible courses, as a fan
    trial,
};
inline constexpr std::array<std::string_view, 5> shown_names{"axons", "tract", "scan", "courses", "trial"};
std::optional<Shown> shown_named(std::string_view name);

// What the signals of a scene are for: the same signal, somewhere else in the nervous system.
enum class Goal { hand, sight, walking, balance, bladder, thinking, fatigue };
inline constexpr std::array<std::string_view, 7> goal_names{"hand",    "sight",    "walking", "balance",
                                                            "bladder", "thinking", "fatigue"};
std::optional<Goal> goal_named(std::string_view name);

} // namespace story

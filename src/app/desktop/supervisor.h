// The supervisor: keeps a kiosk up. It starts the window in a process of its own, which tells of every
// picture it shows; one that ends by a fault, or shows nothing any more, is begun anew. Draws nothing itself,
// so that no fault of the picture is its own. Knows no scene.
#pragma once

#include <functional>

namespace app {

// Ten seconds without a picture are a fault; before the first there is more time, for a slow machine.
inline constexpr double longest_silence_s = 10, longest_beginning_s = 60;
// More faults than this within ten minutes: then the safe page is shown and nothing else is tried.
inline constexpr int most_restarts = 5;
inline constexpr double within_s = 600;

// `run` shows the window, calls its argument with every picture, and returns the exit code: 0 when the staff
// have ended it. `safe_page` shows a still page for good. Both are called in a process of their own. Returns
// the exit code. Call before any thread is started.
int supervise(const std::function<int(std::function<void()> beat)> &run,
              const std::function<int()> &safe_page);

} // namespace app

#include "app/desktop/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace app {

sim::Workers threads() {
    const std::size_t most = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    return [most](std::size_t count, const std::function<void(std::size_t)> &job) {
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < count; i = next++) job(i);
        };
        std::vector<std::jthread> helpers;
        for (std::size_t i = 1; i < std::min(most, count); ++i) helpers.emplace_back(work);
        work();
    };
}

} // namespace app

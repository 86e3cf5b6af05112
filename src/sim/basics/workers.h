// Workers: a way for a caller that has threads to lend them; results never depend on them.
// Knows no thread itself.
#pragma once

#include <cstddef>
#include <functional>

namespace sim {

// Runs job(0) … job(count − 1), in any order, on as many threads as the caller likes, and returns when all
// are done.
using Workers = std::function<void(std::size_t count, const std::function<void(std::size_t)> &job)>;

// One after the other.
inline void alone(std::size_t count, const std::function<void(std::size_t)> &job) {
    for (std::size_t i = 0; i < count; ++i) job(i);
}

} // namespace sim

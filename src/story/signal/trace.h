// A trace: the membrane voltage at two nodes against time, as an oscilloscope would show it.
// Fixed size, a plain value. Knows no axon.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace story {

struct TracePoint {
    float time_ms = 0;
    float first_mV = 0;
    float second_mV = 0;
    bool operator==(const TracePoint &) const = default;
};

struct Trace {
    static constexpr std::size_t capacity = 1024;
    std::array<TracePoint, capacity> points{}; // a ring
    std::size_t next = 0;
    std::size_t count = 0;

    void add(TracePoint point);
    void clear() { next = count = 0; }
    // 0 is the oldest still kept.
    const TracePoint &at(std::size_t i) const { return points[(next + capacity - count + i) % capacity]; }
    bool operator==(const Trace &) const = default;
};

} // namespace story

#include "story/signal/trace.h"

namespace story {

void Trace::add(TracePoint point) {
    points[next] = point;
    next = (next + 1) % capacity;
    if (count < capacity) ++count;
}

} // namespace story

#include "story/tissue/cast.h"

namespace story {

Place Cast::node_place() const {
    const float before = vessel_middle() - vessel_reach - 1;
    return {before > 0 ? before : vessel_middle() + vessel_reach + 1, 1, 0};
}

void fade_over(Cast &now, const Cast &before) {
    for (Cell &c : now.cells) {
        c.seen = 0;
        c.id += before.next_id;
    }
    now.next_id += before.next_id;
    for (Cell c : before.cells) {
        c.doing = Doing::fading;
        now.cells.push_back(c);
    }
    now.lymph_node = before.lymph_node;
    now.shards = before.shards; // they keep their places, and shrink or grow
}

} // namespace story

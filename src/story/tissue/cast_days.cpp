#include "story/tissue/cast_days.h"

namespace story {
namespace {

constexpr float seen_per_s = 1.8F, node_seen_per_s = 1.2F, shard_per_s = 1.5F;
constexpr float seen_above = 0.04F; // debris

void fade(Cast &cast, bool node_shown, float seconds) {
    for (Cell &c : cast.cells) approach(c.seen, c.doing == Doing::fading ? 0 : 1, seen_per_s * seconds);
    std::erase_if(cast.cells, [](const Cell &c) { return c.doing == Doing::fading && c.seen <= 0; });
    float node = static_cast<float>(cast.lymph_node);
    approach(node, node_shown ? 1 : 0, node_seen_per_s * seconds);
    cast.lymph_node = double{node};
}

// Every internode has so many places for shards; the more debris, the more of them are taken.
void strew(Cast &cast, const sim::Tissue &tissue, float seconds) {
    std::vector<Shard> now;
    auto before = cast.shards.begin();
    for (int slot = 0; slot < tissue.plan().internodes * shards_at_most; ++slot) {
        const auto id = static_cast<std::uint32_t>(slot + 1);
        const int internode = slot / shards_at_most;
        Shard shard{id, {}, 0};
        if (before != cast.shards.end() && before->id == id) shard = *before++;
        const float debris = tissue.debris[tissue.at(0, internode)];
        const float full = 0.6F + 0.4F * chance(id, 23);
        const float its_turn = static_cast<float>(slot % shards_at_most) + 0.8F * chance(id, 27);
        const float lies = (debris - seen_above) * shards_at_most - its_turn;
        approach(shard.size, full * std::clamp(lies, 0.0F, 1.0F), shard_per_s * seconds);
        if (shard.size <= 0) continue;
        shard.place = {static_cast<float>(internode) + chance(id, 24), 0.06F + 0.4F * chance(id, 25),
                       2 * chance(id, 26) - 1};
        now.push_back(shard);
    }
    cast.shards = std::move(now);
}

} // namespace

void advance(Cast &cast, const sim::Tissue &tissue, const CastCauses &causes, double day, double days,
             double seconds) {
    const auto s = static_cast<float>(std::min(seconds, 1e3));
    CastMover hour(cast, tissue, causes, day, days, s);
    for (int kind = 0; kind < cell_kinds; ++kind) hour.send(static_cast<CellKind>(kind));
    hour.move_cells();
    fade(cast, causes.cells_held_back, s);
    strew(cast, tissue, s);
}

} // namespace story

#include "story/tissue/cast_mover.h"

#include <cmath>
#include <numbers>

namespace story {
namespace {

// Internodes a day. What a cell really covers in a day is less than one: these are the picture's.
constexpr float drift = 0.25F, leaves = 0.35F, walks = 1.6F, wanders = 0.3F, microglia_walks = 0.8F,
                opc_walks = 0.4F;
constexpr float most_drift_per_s = 1.5F; // the blood does not wait for days
constexpr float wall_out = 0.8F;         // of the vessel
constexpr float strips_above = 0.15F, comes_above = 0.3F;
constexpr float cleared_below = 0.05F, noticed_above = 0.08F, smoulders_above = 0.3F;
constexpr double days_at_one_place = 9; // of a cell that clears debris
constexpr float least_reserve = 0.1F, bare_wraps = 1;
constexpr float curls = 0.4F;                                 // a day
constexpr float works_above = 0.0014F, stalls_below = 0.001F; // growth
constexpr float done_wraps = 2; // a new sheath counts as done: it grows little more
constexpr int microglia_count = 3;

// Goes straight to `goal`, `most` far. True once it is there.
bool go(Place &place, const Place &goal, float most) {
    const float along = goal.along - place.along, out = goal.out - place.out,
                aside = goal.aside - place.aside;
    const float far = std::sqrt(along * along + out * out + aside * aside);
    if (far <= most) {
        place = goal;
        return true;
    }
    const float share = most / far;
    place = {place.along + share * along, place.out + share * out, place.aside + share * aside};
    return false;
}

bool is_attacker(const Cell &c) {
    return c.doing == Doing::leaving ||
           (of_the_blood(c.kind) && (c.doing == Doing::walking || c.doing == Doing::stripping));
}

bool repairs(const Cell &c) { return makes_sheaths(c.kind) && c.doing != Doing::fading; }

} // namespace

CastMover::CastMover(Cast &cast, const sim::Tissue &tissue, const CastCauses &causes, double day, double days,
                     float seconds)
    : cast_(cast), tissue_(tissue), causes_(causes), day_(day), days_(static_cast<float>(days)),
      drifts_(std::min(drift * days_, most_drift_per_s * seconds)),
      flow_(cast.node_place().along < cast.vessel_middle() ? 1.0F : -1.0F) {}

Place CastMover::node_spot(const Cell &cell) const {
    const Place middle = cast_.node_place();
    const float angle =
        2 * std::numbers::pi_v<float> * chance(cell.id, 1) + 0.5F * static_cast<float>(std::fmod(day_, 1e4));
    const float far = 0.1F + 0.2F * chance(cell.id, 2);
    return {middle.along + far * std::cos(angle), middle.out + 0.25F * far * std::sin(angle),
            (chance(cell.id, 3) - 0.5F) * 0.3F};
}

// As many as wanted are there; the others fade away, and new ones fade in.
void CastMover::keep(CellKind kind, Doing doing, int wanted) {
    int surplus = count(kind, doing) - wanted;
    for (Cell &c : cast_.cells)
        if (surplus > 0 && c.kind == kind && c.doing == doing) {
            // Cells that a lymph node no longer holds back go into the vessel.
            c.doing = doing == Doing::held_back ? Doing::in_vessel : Doing::fading;
            --surplus;
        }
    for (; surplus < 0; ++surplus) {
        Cell &c = add(kind, doing);
        const float along = (2 * chance(c.id, 4) - 1) * 0.8F * vessel_reach;
        c.place = {cast_.vessel_middle() + along, 1 + (chance(c.id, 5) - 0.5F) * 0.1F,
                   (chance(c.id, 6) - 0.5F) * 0.2F};
        if (doing == Doing::held_back) c.place = node_spot(c);
    }
}

void CastMover::fill_vessel_and_node() {
    const bool few = causes_.cells_held_back || causes_.lymphocytes_few;
    const int held = causes_.cells_held_back ? 1 : 0;
    const int b = causes_.b_cells_removed ? 0 : 1;
    keep(CellKind::t_cell, Doing::held_back, held * 5);
    keep(CellKind::b_cell, Doing::held_back, held * b * 3);
    keep(CellKind::t_cell, Doing::in_vessel, few ? 2 : 5);
    keep(CellKind::b_cell, Doing::in_vessel, b * (few ? 1 : 3));
}

// Where cells of an attack go to.
std::vector<int> CastMover::attacked() const {
    std::vector<int> places;
    for (int i = 0; i < internodes(); ++i) {
        const bool awaited = causes_.attack_under_way && i >= causes_.attack_first &&
                             i < causes_.attack_first + causes_.attack_internodes;
        if (awaited || at(tissue_.acute, i) > comes_above) places.push_back(i);
    }
    return places;
}

Cell &CastMover::take_from_vessel(CellKind kind) {
    Cell *nearest = nullptr;
    const auto far = [this](const Cell &c) { return std::abs(c.place.along - cast_.vessel_middle()); };
    for (Cell &c : cast_.cells)
        if (c.kind == kind && c.doing == Doing::in_vessel && (!nearest || far(c) < far(*nearest)))
            nearest = &c;
    if (nearest) return *nearest;
    keep(kind, Doing::in_vessel, 1);
    return cast_.cells.back();
}

void CastMover::send_attackers() {
    const std::vector<int> places = attacked();
    if (places.empty()) return;
    const bool few = causes_.cells_held_back || causes_.lymphocytes_few;
    const auto send = [&](CellKind kind, int wanted) {
        const auto there = std::count_if(cast_.cells.begin(), cast_.cells.end(),
                                         [kind](const Cell &c) { return c.kind == kind && is_attacker(c); });
        for (int n = static_cast<int>(there); n < wanted; ++n) {
            Cell &c = take_from_vessel(kind);
            c.doing = Doing::leaving;
            const int spread = 2 * n + (kind == CellKind::b_cell ? 1 : 0); // not all to one place
            c.internode = places[static_cast<std::size_t>(spread) % places.size()];
        }
    };
    send(CellKind::t_cell, few ? 3 : 5);
    send(CellKind::b_cell, causes_.b_cells_removed ? 0 : few ? 1 : 2);
}

void CastMover::send_microglia() {
    const auto there = std::count_if(cast_.cells.begin(), cast_.cells.end(), [](const Cell &c) {
        return c.kind == CellKind::microglia && c.doing != Doing::fading;
    });
    for (auto n = there; n < microglia_count; ++n) {
        Cell &c = add(CellKind::microglia, Doing::resting);
        const float along = cast_.vessel_middle() + 3.2F * static_cast<float>(n - 1) + chance(c.id, 7) - 0.5F;
        c.place = {std::clamp(along, 0.5F, static_cast<float>(internodes()) - 0.5F),
                   0.4F + 0.15F * chance(c.id, 8), n == 1 ? -0.6F : 0.5F};
    }
}

// One for about two internodes that have lost their myelin.
void CastMover::send_opcs() {
    if (!tissue_.alive(0)) return;
    for (int i = 0; i < internodes(); ++i) {
        const bool calm = at(tissue_.acute, i) < 0.08F + 0.12F * chance(static_cast<std::uint32_t>(i), 9);
        if (at(tissue_.lesion, i) == 0 || at(tissue_.wraps, i) > bare_wraps || !calm ||
            at(tissue_.reserve, i) < least_reserve)
            continue;
        if (std::any_of(cast_.cells.begin(), cast_.cells.end(),
                        [i](const Cell &c) { return repairs(c) && std::abs(c.internode - i) <= 1; }))
            continue;
        Cell &c = add(CellKind::opc, Doing::walking);
        c.internode = i;
        c.place = {static_cast<float>(i) + 0.5F + (chance(c.id, 10) < 0.5F ? -1.1F : 1.1F), 0.5F,
                   2 * chance(c.id, 11) - 1};
    }
}

// Without default, as in trade_of: a kind that nobody sends does not compile.
void CastMover::send(CellKind kind) {
    switch (kind) {
    case CellKind::t_cell: // and B cells, which come with them
        fill_vessel_and_node();
        return send_attackers();
    case CellKind::b_cell:
        return;
    case CellKind::microglia:
        return send_microglia();
    case CellKind::opc:
        return send_opcs();
    case CellKind::oligodendrocyte: // an OPC becomes one
        return;
    }
}

void CastMover::drift_on(Cell &c) {
    const float to_end = flow_ * (cast_.vessel_middle() + flow_ * vessel_reach - c.place.along);
    c.place.along += flow_ * std::min(drifts_ * (0.8F + 0.4F * chance(c.id, 12)), to_end);
    if (to_end < 0.3F) c.doing = Doing::fading;
}

void CastMover::attack(Cell &c) {
    if (c.doing == Doing::leaving) {
        c.place.out -= leaves * (0.7F + 0.6F * chance(c.id, 13)) * days_;
        if (c.place.out < wall_out) c.doing = Doing::walking;
        return;
    }
    const float acute = at(tissue_.acute, c.internode);
    if (acute < strips_above && !causes_.attack_under_way) {
        c.doing = Doing::fading;
        return;
    }
    const float sway =
        0.08F * std::sin(static_cast<float>(std::fmod(1.1 * day_, 2e3)) + 6 * chance(c.id, 14));
    const float side = chance(c.id, 15) < 0.5F ? -1.0F : 1.0F;
    const Place spot{static_cast<float>(c.internode) + 0.15F + 0.7F * chance(c.id, 16) + sway, 0.08F,
                     side * (0.25F + 0.65F * chance(c.id, 17))};
    const bool there = go(c.place, spot, (c.doing == Doing::stripping ? wanders : walks) * days_);
    if (there && acute > strips_above) c.doing = Doing::stripping;
}

void CastMover::clear(Cell &c) {
    const int number = clearing_++;
    std::vector<int> places;
    for (int i = 0; i < internodes(); ++i)
        if (at(tissue_.debris, i) > noticed_above) places.push_back(i);
    const bool stays = places.empty();
    if (stays)
        for (int i = 0; i < internodes(); ++i)
            if (at(tissue_.smouldering, i) > smoulders_above) places.push_back(i);
    if (places.empty()) {
        c.doing = Doing::resting;
        c.internode = -1;
        return;
    }
    const auto turn =
        stays ? 0 : static_cast<std::size_t>(day_ / days_at_one_place + double{chance(c.id, 18)});
    const std::size_t apart = (places.size() + microglia_count - 1) / microglia_count;
    c.internode = places[(turn + static_cast<std::size_t>(number) * apart) % places.size()];
    const Place spot{static_cast<float>(c.internode) + 0.3F + 0.2F * static_cast<float>(number),
                     0.25F + 0.1F * chance(c.id, 19), number == 1 ? -0.55F : 0.45F};
    const bool there = go(c.place, spot, microglia_walks * days_);
    c.doing = !there                                            ? Doing::walking
              : at(tissue_.debris, c.internode) > cleared_below ? Doing::clearing
                                                                : Doing::resting;
}

void CastMover::repair(Cell &c) {
    const float wraps = at(tissue_.wraps, c.internode);
    const bool mature = c.kind == CellKind::oligodendrocyte;
    if (!tissue_.alive(0) || at(tissue_.acute, c.internode) > 0.5F || (mature && wraps < bare_wraps)) {
        c.doing = Doing::fading;
        return;
    }
    const Place spot{static_cast<float>(c.internode) + 0.4F + 0.2F * chance(c.id, 20),
                     0.2F + 0.08F * chance(c.id, 21), chance(c.id, 22) < 0.5F ? -0.4F : 0.4F};
    if (!go(c.place, spot, opc_walks * days_) || mature) return;
    approach(c.grown, std::min(1.0F, wraps / done_wraps), 0.2F * days_);
    const float growth = at(*causes_.growth, c.internode);
    if (c.doing == Doing::walking || growth < stalls_below) c.doing = Doing::stalled;
    if (growth > works_above) c.doing = Doing::wrapping;
    approach(c.curled, c.doing == Doing::stalled ? 1 : 0, curls * days_);
    if (c.grown < 0.99F) return;
    c.kind = CellKind::oligodendrocyte;
    c.doing = Doing::resting;
    c.grown = 1;
}

// What a cell does where it is needed.
void CastMover::work(Cell &c) {
    switch (trade_of(c.kind)) {
    case Trade::attack:
        return attack(c);
    case Trade::clear:
        return clear(c);
    case Trade::repair:
        return repair(c);
    case Trade::no_kind:
        return;
    }
}

void CastMover::move_cells() {
    clearing_ = 0;
    for (Cell &c : cast_.cells) {
        const bool in_blood = c.doing == Doing::in_vessel || (c.doing == Doing::fading && c.place.out > 0.9F);
        if (in_blood)
            drift_on(c);
        else if (c.doing == Doing::held_back)
            go(c.place, node_spot(c), wanders * days_);
        else if (c.doing != Doing::fading)
            work(c);
    }
}

} // namespace story

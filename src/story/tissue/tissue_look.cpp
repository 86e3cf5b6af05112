#include "story/tissue/tissue_look.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace story {
namespace {

constexpr double look_every_s = 0.08; // more often would cost more than it shows
// Of 255 per second, at most. Up and down again takes longer than a second.
constexpr double sheath_per_s = 230, inflames_per_s = 560, calms_per_s = 200, remade_per_s = 300,
                 fades_per_s = 180, happens_per_s = 400;
constexpr double alive_per_s = 0.3;
constexpr float fresh_for_s = 0.7F;    // a relapse is shown as fresh for so long …
constexpr double fresh_for_days = 180; // … if it was not long ago already
// A lost axon: what lay beyond the break goes first; what lay before it dies back from there.
constexpr double beyond_years = 3, before_years = 7, years_per_internode = 0.2;

std::uint8_t byte_of(float share) {
    return static_cast<std::uint8_t>(std::clamp(share, 0.0F, 1.0F) * 255 + 0.5F);
}

struct Steps {
    int up = 255, down = 255; // of 255
};

Steps steps(double per_s_up, double per_s_down, double seconds) {
    return {std::max(1, static_cast<int>(per_s_up * seconds)),
            std::max(1, static_cast<int>(per_s_down * seconds))};
}

bool approach_byte(std::uint8_t &value, std::uint8_t target, const Steps &most) {
    if (value == target) return false;
    const int change = std::clamp(int{target} - int{value}, -most.down, most.up);
    value = static_cast<std::uint8_t>(value + change);
    return true;
}

// How much is left of an internode of a lost axon.
std::uint8_t left_of(double years_lost, int internodes_beyond) {
    if (internodes_beyond == 0) return 0; // where it broke
    const double apart = years_per_internode * std::abs(internodes_beyond);
    const double within = internodes_beyond > 0 ? beyond_years : before_years;
    const double faded = std::clamp((years_lost - apart) / within, 0.0, 1.0);
    return static_cast<std::uint8_t>(TissueLook::just_lost * (1 - faded));
}

template <class Each> void for_block(const sim::Tissue &tissue, const sim::Attack &attack, const Each &each) {
    const int axons = std::min(tissue.plan().axons, attack.first_axon + attack.axons);
    const int internodes = std::min(tissue.plan().internodes, attack.first_internode + attack.internodes);
    for (int a = attack.first_axon; a < axons; ++a)
        for (int i = attack.first_internode; i < internodes; ++i) each(tissue.at(a, i));
}

// Everything on its way to what the tissue is.
struct Paces {
    Steps sheath, inflamed, remade, there, happened;
    float alive;
};

Paces paces(double seconds) {
    return {steps(sheath_per_s, sheath_per_s, seconds),   steps(inflames_per_s, calms_per_s, seconds),
            steps(remade_per_s, remade_per_s, seconds),   steps(fades_per_s, fades_per_s, seconds),
            steps(happens_per_s, happens_per_s, seconds), static_cast<float>(alive_per_s * seconds)};
}

void move_axon(TissueLook &look, const sim::Tissue &tissue, int axon, const std::vector<std::uint8_t> &fresh,
               const Paces &paces) {
    const bool lives = tissue.alive(axon);
    const int broken = tissue.broken_at[static_cast<std::size_t>(axon)];
    const double lost =
        (tissue.day() - double{tissue.broken_day[static_cast<std::size_t>(axon)]}) / sim::days_per_year;
    const float per_wrap = static_cast<float>(1 / tissue.plan().healthy_wraps);
    for (int i = 0; i < tissue.plan().internodes; ++i) {
        const std::size_t at = tissue.at(axon, i);
        TissueLook::Spot &spot = look.spots[at];
        const std::uint8_t inflamed =
            lives ? std::max(byte_of(tissue.acute[at]), fresh[at]) : std::uint8_t{0};
        const std::uint8_t remade = tissue.remade(axon, i) ? 255 : 0;
        look.moving |= approach_byte(spot.sheath, byte_of(tissue.wraps[at] * per_wrap), paces.sheath);
        look.moving |= approach_byte(spot.inflamed, inflamed, paces.inflamed);
        look.moving |= approach_byte(spot.remade, remade, paces.remade);
        look.moving |=
            approach_byte(spot.there, lives ? std::uint8_t{255} : left_of(lost, i - broken), paces.there);
    }
}

// Every attack: whether it happened, and for how long it still counts as fresh.
std::vector<std::uint8_t> move_attacks(TissueLook &look, const sim::Tissue &tissue, const Paces &paces,
                                       double seconds) {
    std::vector<std::uint8_t> fresh(look.spots.size(), 0);
    const std::vector<sim::Attack> &attacks = tissue.drawn_attacks();
    for (std::size_t k = 0; k < attacks.size(); ++k) {
        const bool happened = attacks[k].happened;
        look.moving |= approach_byte(look.happened[k], happened ? 255 : 0, paces.happened);
        const bool now =
            happened && attacks[k].day >= look.day && tissue.day() - attacks[k].day < fresh_for_days;
        look.fresh_s[k] = now ? fresh_for_s : std::max(0.0F, look.fresh_s[k] - static_cast<float>(seconds));
        if (!happened) look.fresh_s[k] = 0;
        if (look.fresh_s[k] <= 0) continue;
        look.moving = true;
        for_block(tissue, attacks[k], [&](std::size_t at) { fresh[at] = 255; });
    }
    return fresh;
}

void move(TissueLook &look, const sim::Tissue &tissue, const Paces &paces, double seconds) {
    look.moving = false;
    const std::vector<std::uint8_t> fresh = move_attacks(look, tissue, paces, seconds);
    for (int a = 0; a < tissue.plan().axons; ++a) move_axon(look, tissue, a, fresh, paces);
    const auto alive = static_cast<float>(tissue.alive_share());
    look.moving |= look.alive != alive;
    look.alive += std::clamp(alive - look.alive, -paces.alive, paces.alive);
    look.day = tissue.day();
}

} // namespace

TissueLook::TissueLook(const sim::Tissue &tissue)
    : spots(tissue.wraps.size()), happened(tissue.drawn_attacks().size(), 0), day(tissue.day()),
      fresh_s(tissue.drawn_attacks().size(), 0.0F) {
    move(*this, tissue, {{}, {}, {}, {}, {}, 1}, 0);
    moving = false;
}

void follow(TissueLook &look, const sim::Tissue &tissue, double seconds) {
    look.owed_s += seconds;
    if (look.owed_s < look_every_s) return;
    const double owed = look.owed_s;
    look.owed_s = 0;
    if (look.moving || look.day != tissue.day()) move(look, tissue, paces(owed), owed);
}

} // namespace story

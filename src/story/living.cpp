#include "story/living.h"

namespace story {
namespace {
constexpr std::array<std::string_view, act_count> act_names{"attack", "clear_debris", "wake_repair",
                                                            "hurt_mitochondria", "restore_energy"};
} // namespace

std::string_view act_name(Act act) { return act_names[static_cast<std::size_t>(act)]; }

std::optional<Act> act_named(std::string_view name) {
    for (std::size_t i = 0; i < act_count; ++i)
        if (act_names[i] == name) return static_cast<Act>(i);
    return {};
}

Living::Living(const LivingPlan &plan)
    : described(plan), tissue({.rates = {}, .axons = 1, .internodes = 16, .step_days = 1, .seed = plan.seed}),
      age_years(plan.age_years) {}
sim::Knobs Living::knobs() const { return {}; }
void change(Living &, const LivingChange &) {}
void perform(Living &, Act) {}
void treat(Living &, sim::Treatment, bool) {}
void pass(Living &, double) {}
std::vector<TissueAt> tissue_along(const Living &) { return {}; }

} // namespace story

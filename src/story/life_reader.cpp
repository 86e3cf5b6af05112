#include "story/life_reader.h"

#include <nlohmann/json.hpp>

namespace story {

LifePlan read_life(const nlohmann::json &, const std::string &, Faults &) { return {}; }
LifeChange read_life_change(const nlohmann::json &, const std::string &, Faults &) { return {}; }
ManyPlan read_many(const nlohmann::json &, const std::string &, Faults &) { return {}; }

} // namespace story

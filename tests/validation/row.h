// A row of the validation: one published result, and what the solver makes of it. Knows neither how the
// numbers come about nor how they are written down.
#pragma once

#include "validation/plot.h"

#include <string>
#include <vector>

namespace validation {

// One thing that must be seen, and what was seen.
struct Check {
    std::string what, wanted, computed;
    bool passed = false;
};

// Where the published result comes from: how much a pass is worth hangs on it.
enum class Kind { measured, theory, computed, same_model };

// Texts are Markdown without computed numbers: those stand in the checks and the plots.
struct Row {
    int number = 0;
    std::string name;  // short: a noun
    std::string title; // a sentence
    Kind kind = Kind::measured;
    std::string published;
    std::vector<std::string> sources;
    std::string protocol; // how we asked the solver
    std::string meaning;  // in plain words
    std::string headline; // what was computed, in one line; with numbers
    std::vector<Check> checks;
    std::vector<Plot> plots;
};

bool passed(const Row &row);

// Checks of the common kinds, with their texts. `unit` may be empty.
Check between(const std::string &what, double value, double low, double high, int decimals,
              const std::string &unit);
Check at_least(const std::string &what, double value, double low, int decimals, const std::string &unit);
Check within_percent(const std::string &what, double value, double published, double percent, int decimals,
                     const std::string &unit);
Check holds(const std::string &what, const std::string &wanted, const std::string &computed, bool passed);

// `value` with its unit; "signal lost" when it is not finite.
std::string quantity(double value, int decimals, const std::string &unit);

} // namespace validation

#include "validation/row.h"

#include <algorithm>
#include <cmath>

namespace validation {

bool passed(const Row &row) {
    return !row.checks.empty() &&
           std::all_of(row.checks.begin(), row.checks.end(), [](const Check &c) { return c.passed; });
}

std::string quantity(double value, int decimals, const std::string &unit) {
    if (!std::isfinite(value)) return "signal lost";
    return fixed(value, decimals) + (unit.empty() ? "" : " " + unit);
}

Check between(const std::string &what, double value, double low, double high, int decimals,
              const std::string &unit) {
    const std::string wanted = fixed(low, decimals) + " to " + quantity(high, decimals, unit);
    return {what, wanted, quantity(value, decimals, unit), value >= low && value <= high};
}

Check at_least(const std::string &what, double value, double low, int decimals, const std::string &unit) {
    const bool enough = std::isfinite(value) && value >= low;
    return {what, "at least " + quantity(low, decimals, unit), quantity(value, decimals, unit), enough};
}

Check within_percent(const std::string &what, double value, double published, double percent, int decimals,
                     const std::string &unit) {
    const double off = 100 * (value / published - 1);
    const std::string wanted =
        quantity(published, decimals, unit) + " ± " + fixed(percent, percent < 0.1 ? 2 : 1) + " %";
    return {what, wanted, quantity(value, decimals + 1, unit),
            std::isfinite(off) && std::abs(off) <= percent};
}

Check holds(const std::string &what, const std::string &wanted, const std::string &computed, bool passed) {
    return {what, wanted, computed, passed};
}

} // namespace validation

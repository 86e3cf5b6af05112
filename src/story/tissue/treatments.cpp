#include "story/tissue/treatments.h"

#include <algorithm>
#include <utility>

namespace story {
namespace {

constexpr double to_the_end = sim::TreatmentSpan{}.to_year;

} // namespace

Treatments in_order(Treatments treatments) {
    std::sort(treatments.begin(), treatments.end(), [](const auto &a, const auto &b) {
        return std::pair(a.treatment, a.from_year) < std::pair(b.treatment, b.from_year);
    });
    return treatments;
}

bool given_at(const Treatments &treatments, sim::Treatment treatment, double year) {
    return std::any_of(treatments.begin(), treatments.end(), [&](const sim::TreatmentSpan &span) {
        return span.treatment == treatment && span.from_year <= year && year < span.to_year;
    });
}

Treatments from_now(const Treatments &treatments, sim::Treatment treatment, bool given, double year) {
    Treatments all;
    double from_year = year;
    for (sim::TreatmentSpan span : treatments) {
        if (span.treatment != treatment) {
            all.push_back(span);
            continue;
        }
        if (span.from_year >= year) continue;
        const bool goes_on = span.to_year >= year;
        if (given && goes_on) {
            from_year = std::min(from_year, span.from_year);
            continue;
        }
        span.to_year = std::min(span.to_year, year);
        all.push_back(span);
    }
    if (given) all.push_back({treatment, from_year, to_the_end});
    return in_order(std::move(all));
}

} // namespace story

// Strict reading of JSON that people write: every fault is collected, with its place, before anything is
// refused. Knows no format; scene_file.cpp, recording.cpp and experiment_file.cpp say what they expect.
#pragma once

#include "story/text/faults.h"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace story {

// Parses `text`; adds one fault for text that is no JSON, and one for each key that stands twice. False on
// any fault.
bool parse_json(std::string_view text, nlohmann::json &out, Faults &faults);

struct Range {
    double low, high;
    bool low_included = true;
};

// Reads one JSON object key by key. What is missing, of the wrong type or out of range becomes a fault, and
// the fallback is returned. Call `refuse_other_keys` at the end.
class ObjectReader {
public:
    // `where`: JSON pointer of `value`. Not an object: one fault, and every read gives its fallback.
    ObjectReader(const nlohmann::json &value, std::string where, Faults &faults);

    // Every key that was ever asked for is a known one.
    bool has(std::string_view key);
    void require(std::initializer_list<std::string_view> keys);

    double number(std::string_view key, double fallback, Range range);
    std::optional<double> optional_number(std::string_view key, Range range);
    int integer(std::string_view key, int fallback, int low, int high);
    std::uint64_t seed(std::string_view key = "seed", int fallback = 1); // 0 to 2,147,483,647
    bool boolean(std::string_view key, bool fallback);
    std::string text(std::string_view key, std::string fallback = "");
    std::string choice(std::string_view key, std::string_view fallback,
                       std::span<const std::string_view> allowed);
    std::string choice(std::string_view key, std::string_view fallback,
                       std::initializer_list<std::string_view> allowed) {
        return choice(key, fallback, std::span(allowed.begin(), allowed.size()));
    }
    // The value under `key`, marked as read; null when there is none.
    const nlohmann::json *value(std::string_view key);
    // The elements of the array under `key` with the pointer of each; none when it is missing or no array.
    std::vector<std::pair<const nlohmann::json *, std::string>> array(std::string_view key);
    std::vector<int> integers(std::string_view key, int low, int high);

    std::string where(std::string_view key) const;
    void fault(std::string_view key, std::string what);
    void refuse_other_keys();

private:
    const nlohmann::json *object_ = nullptr;
    std::string where_;
    Faults &faults_;
    std::set<std::string, std::less<>> known_;
};

// The value as an integer within low..high; else a fault at `where`, and nothing.
std::optional<int> read_integer(const nlohmann::json &value, const std::string &where, int low, int high,
                                Faults &faults);

} // namespace story

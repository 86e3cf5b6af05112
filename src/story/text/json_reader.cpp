#include "story/text/json_reader.h"

#include "story/text/meant.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>

namespace story {
namespace {

using nlohmann::json;

std::string pointer_token(std::string_view key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string plain(double x) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.10g", x);
    return buffer;
}

std::string type_of(const json &value) {
    switch (value.type()) {
    case json::value_t::null:
        return "null";
    case json::value_t::boolean:
        return "true or false";
    case json::value_t::string:
        return "a text";
    case json::value_t::array:
        return "a list";
    case json::value_t::object:
        return "an object";
    default:
        return "a number";
    }
}

// Follows the parser through the text, so that a key given twice can be named with its place.
class Position {
public:
    explicit Position(Faults &faults) : faults_(faults) {}

    bool operator()(int, json::parse_event_t event, json &parsed) {
        switch (event) {
        case json::parse_event_t::object_start:
        case json::parse_event_t::array_start:
            next_element();
            levels_.push_back({});
            levels_.back().is_array = event == json::parse_event_t::array_start;
            break;
        case json::parse_event_t::object_end:
        case json::parse_event_t::array_end:
            levels_.pop_back();
            break;
        case json::parse_event_t::key: {
            Level &level = levels_.back();
            level.token = pointer_token(parsed.get<std::string>());
            if (!level.keys.insert(level.token).second)
                faults_.push_back({pointer(), "this key stands twice in the same object; keep one"});
            break;
        }
        case json::parse_event_t::value:
            next_element();
            break;
        }
        return true;
    }

private:
    struct Level {
        bool is_array = false;
        int index = -1;
        std::string token;
        std::set<std::string> keys;
    };

    void next_element() {
        if (!levels_.empty() && levels_.back().is_array)
            levels_.back().token = std::to_string(++levels_.back().index);
    }
    std::string pointer() const {
        std::string out;
        for (const Level &level : levels_) out += "/" + level.token;
        return out;
    }

    Faults &faults_;
    std::vector<Level> levels_;
};

std::string line_and_column(std::string_view text, std::size_t byte) {
    const std::size_t end = std::min(byte > 0 ? byte - 1 : 0, text.size());
    const auto before = text.substr(0, end);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto start = before.rfind('\n');
    const auto column = start == std::string_view::npos ? end + 1 : end - start;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// What the parser says, without its own prefix of numbers.
std::string reason(const json::exception &error) {
    std::string_view what = error.what();
    const auto from = what.rfind("; expected");
    const auto last = what.find("last read: ");
    std::string out;
    if (last != std::string_view::npos) {
        const auto begin = last + 11;
        const auto stop = what.find('\'', begin + 1);
        out += " near " +
               std::string(what.substr(begin, stop == std::string_view::npos ? 20 : stop + 1 - begin));
    }
    if (from != std::string_view::npos) out += ": " + std::string(what.substr(from + 2));
    return out;
}

} // namespace

bool parse_json(std::string_view text, json &out, Faults &faults) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        faults.push_back({"", "the file is empty; it must hold one JSON object"});
        return false;
    }
    const std::size_t before = faults.size();
    try {
        Position position(faults);
        out = json::parse(text, [&](int depth, json::parse_event_t event, json &parsed) {
            return position(depth, event, parsed);
        });
    } catch (const json::parse_error &error) {
        faults.push_back({line_and_column(text, error.byte), "not valid JSON" + reason(error)});
    } catch (const json::exception &) {
        faults.push_back({"", "a number is too large to be read; use one within the documented range"});
    }
    return faults.size() == before;
}

ObjectReader::ObjectReader(const json &value, std::string where, Faults &faults)
    : where_(std::move(where)), faults_(faults) {
    if (value.is_object())
        object_ = &value;
    else
        faults_.push_back({where_, "this is " + type_of(value) + "; it must be an object in braces"});
}

std::string ObjectReader::where(std::string_view key) const { return where_ + "/" + pointer_token(key); }

void ObjectReader::fault(std::string_view key, std::string what) {
    faults_.push_back({where(key), std::move(what)});
}

bool ObjectReader::has(std::string_view key) {
    known_.emplace(key);
    return object_ && object_->contains(std::string(key));
}

void ObjectReader::require(std::initializer_list<std::string_view> keys) {
    if (!object_) return;
    for (const auto key : keys)
        if (!has(key)) fault(key, "this key is missing; add it");
}

const json *ObjectReader::value(std::string_view key) {
    known_.emplace(key);
    if (!has(key)) return nullptr;
    return &object_->at(std::string(key));
}

std::optional<double> ObjectReader::optional_number(std::string_view key, Range range) {
    const json *found = value(key);
    if (!found) return {};
    if (!found->is_number()) {
        fault(key, "this is " + type_of(*found) + "; it must be a number");
        return {};
    }
    const double x = found->get<double>();
    const bool low_enough = range.low_included ? x >= range.low : x > range.low;
    if (!std::isfinite(x) || !low_enough || x > range.high) {
        fault(key, plain(x) + " is out of range; it must be " +
                       (range.low_included ? "from " : "more than ") + plain(range.low) +
                       (range.low_included ? " to " : " and at most ") + plain(range.high));
        return {};
    }
    return x;
}

double ObjectReader::number(std::string_view key, double fallback, Range range) {
    return optional_number(key, range).value_or(fallback);
}

std::optional<int> read_integer(const json &value, const std::string &where, int low, int high,
                                Faults &faults) {
    const double x = value.is_number() ? value.get<double>() : NAN;
    if (!value.is_number() || std::floor(x) != x) {
        faults.push_back({where, "this is " + (value.is_number() ? plain(x) : type_of(value)) +
                                     "; it must be a whole number"});
        return {};
    }
    if (!(x >= low && x <= high)) {
        if (low == high) {
            faults.push_back({where, plain(x) + " is not known here; it must be " + std::to_string(low)});
            return {};
        }
        faults.push_back({where, plain(x) + " is out of range; it must be from " + std::to_string(low) +
                                     " to " + std::to_string(high)});
        return {};
    }
    return static_cast<int>(x);
}

int ObjectReader::integer(std::string_view key, int fallback, int low, int high) {
    const json *found = value(key);
    if (!found) return fallback;
    return read_integer(*found, where(key), low, high, faults_).value_or(fallback);
}

std::uint64_t ObjectReader::seed(std::string_view key, int fallback) {
    return static_cast<std::uint64_t>(integer(key, fallback, 0, std::numeric_limits<int>::max()));
}

bool ObjectReader::boolean(std::string_view key, bool fallback) {
    const json *found = value(key);
    if (!found) return fallback;
    if (found->is_boolean()) return found->get<bool>();
    fault(key, "this is " + type_of(*found) + "; it must be true or false");
    return fallback;
}

std::string ObjectReader::text(std::string_view key, std::string fallback) {
    const json *found = value(key);
    if (!found) return fallback;
    if (!found->is_string()) {
        fault(key, "this is " + type_of(*found) + "; it must be a text in quotes");
        return fallback;
    }
    auto out = found->get<std::string>();
    if (out.find_first_not_of(" \t\n") == std::string::npos) fault(key, "this text is empty; write one");
    if (std::any_of(out.begin(), out.end(),
                    [](unsigned char c) { return c < ' ' && c != '\n' && c != '\t'; }))
        fault(key, "this text holds a character that cannot be shown; take it out");
    return out;
}

std::string ObjectReader::choice(std::string_view key, std::string_view fallback,
                                 std::span<const std::string_view> allowed) {
    const json *found = value(key);
    if (!found) return std::string(fallback);
    std::string list;
    for (const auto option : allowed) {
        if (found->is_string() && found->get<std::string>() == option) return std::string(option);
        list += (list.empty() ? "\"" : ", \"") + std::string(option) + "\"";
    }
    const std::string given = found->is_string() ? "\"" + found->get<std::string>() + "\"" : type_of(*found);
    const std::string meant =
        found->is_string() ? did_you_mean(found->get<std::string>(), {allowed.begin(), allowed.end()}) : "";
    fault(key, given + " is none of the choices; " + meant + "use one of " + list);
    return std::string(fallback);
}

std::vector<std::pair<const json *, std::string>> ObjectReader::array(std::string_view key) {
    std::vector<std::pair<const json *, std::string>> out;
    const json *found = value(key);
    if (!found) return out;
    if (!found->is_array()) {
        fault(key, "this is " + type_of(*found) + "; it must be a list in square brackets");
        return out;
    }
    for (std::size_t i = 0; i < found->size(); ++i)
        out.emplace_back(&(*found)[i], where(key) + "/" + std::to_string(i));
    return out;
}

std::vector<int> ObjectReader::integers(std::string_view key, int low, int high) {
    std::vector<int> out;
    for (const auto &[element, place] : array(key))
        if (const auto i = read_integer(*element, place, low, high, faults_)) out.push_back(*i);
    return out;
}

void ObjectReader::refuse_other_keys() {
    if (!object_) return;
    for (const auto &[key, unused] : object_->items()) {
        if (known_.contains(key)) continue;
        std::string list;
        for (const std::string &k : known_) list += (list.empty() ? "" : ", ") + k;
        fault(key, "this key is not known here; " + did_you_mean(key, {known_.begin(), known_.end()}) +
                       "the known ones are " + list);
    }
}

} // namespace story

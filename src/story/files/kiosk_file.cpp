#include "story/files/kiosk_file.h"

#include "story/text/json_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace story {
namespace {

constexpr std::size_t most_walks = 4; // with help five choices: as many as one takes in at a glance
constexpr double mm_for_an_inch = 45;
constexpr std::size_t shortest_number = 4, longest_number = 8;

void read_number(ObjectReader &reader, Kiosk &kiosk) {
    kiosk.number = reader.text("staff_number");
    const bool digits = std::ranges::all_of(kiosk.number, [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t length = kiosk.number.size();
    if (reader.has("staff_number") && (!digits || length < shortest_number || length > longest_number))
        reader.fault("staff_number", "write 4 to 8 digits, such as \"2580\"");
}

} // namespace

bool is_kiosk_file(std::string_view json_text) {
    const auto root = nlohmann::json::parse(json_text, nullptr, false);
    return root.is_object() && root.contains("walks");
}

KioskPlan parse_kiosk(std::string_view json_text, Faults &faults) {
    KioskPlan plan;
    nlohmann::json root;
    if (!parse_json(json_text, root, faults)) return plan;
    ObjectReader reader(root, "", faults);
    reader.require({"format", "walks", "attract", "screen_inches", "distance_mm", "staff_number"});
    reader.text("$schema");
    reader.integer("format", 1, 1, 1);
    Kiosk &kiosk = plan.kiosk;
    kiosk.screen_inches = reader.number("screen_inches", kiosk.screen_inches, {7, 110});
    // From nearer the targets would be too small for a finger.
    kiosk.distance_mm = reader.number("distance_mm", kiosk.distance_mm, {480, 2000});
    if (kiosk.distance_mm > mm_for_an_inch * kiosk.screen_inches)
        reader.fault("distance_mm",
                     "from so far nobody reads a screen of this size; take a larger one, or stand "
                     "nearer: at most 45 mm for each inch");
    kiosk.idle_limit_s = reader.number("idle_s", usual_idle_s, {shortest_idle_s, longest_idle_s});
    read_number(reader, kiosk);
    if (const auto *attract = reader.value("attract")) {
        ObjectReader stop(*attract, "/attract", faults);
        stop.require({"scene", "step"});
        kiosk.attract.scene = stop.text("scene");
        kiosk.attract.step = stop.text("step");
        stop.refuse_other_keys();
    }
    const auto walks = reader.array("walks");
    if (reader.has("walks") && (walks.empty() || walks.size() > most_walks))
        reader.fault("walks", "a kiosk has 1 to " + std::to_string(most_walks) + " walks");
    for (const auto &[element, place] : walks)
        if (element->is_string())
            plan.walks.push_back(element->get<std::string>());
        else
            faults.push_back({place, "write the name of a talk's file in quotation marks"});
    reader.refuse_other_keys();
    return plan;
}

} // namespace story

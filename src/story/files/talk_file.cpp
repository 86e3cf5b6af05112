#include "story/files/talk_file.h"

#include "story/files/recording.h"
#include "story/text/json_reader.h"
#include "story/text/letters.h"
#include "story/text/text_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace story {
namespace {

constexpr std::size_t most_stops = 200;
constexpr double longest_stop_s = 3600;

constexpr std::size_t most_offers = 3, most_wishes = 6;

// What changes the axon, its tissue or the view, and nothing else: an offer leads nobody out of a walk.
bool can_be_offered(Do what) {
    constexpr std::array offered{Do::send_signal,        Do::play_pause,   Do::step_time,
                                 Do::set_slower,         Do::set_lever,    Do::set_tract_lever,
                                 Do::toggle_internode,   Do::touch_sheath, Do::clear_lesion,
                                 Do::set_repair_sheaths, Do::act,          Do::set_treatment,
                                 Do::let_time_pass,      Do::set_pace,     Do::go_to_year,
                                 Do::set_view,           Do::go_closer,    Do::go_farther,
                                 Do::reset_view,         Do::reset};
    return std::ranges::find(offered, what) != offered.end();
}

Offer read_offer(const nlohmann::json &value, const std::string &where, Faults &faults) {
    ObjectReader reader(value, where, faults);
    reader.require({"name", "wishes"});
    Offer offer;
    offer.name = read_text(reader, "name", longest_title, faults);
    const auto wishes = reader.array("wishes");
    if (reader.has("wishes") && (wishes.empty() || wishes.size() > most_wishes))
        reader.fault("wishes", "an offer has 1 to " + std::to_string(most_wishes) + " wishes");
    for (const auto &[element, place] : wishes) {
        ObjectReader wish(*element, place, faults);
        const std::size_t known = faults.size();
        offer.commands.push_back(read_command(wish));
        if (faults.size() == known) wish.refuse_other_keys();
        if (faults.size() == known && !can_be_offered(offer.commands.back().what))
            wish.fault("do", "this cannot be offered; an offer changes the axon, its tissue or the view");
    }
    reader.refuse_other_keys();
    return offer;
}

Stop read_stop(const nlohmann::json &value, const std::string &where, Faults &faults) {
    ObjectReader reader(value, where, faults);
    reader.require({"scene", "step"});
    Stop stop;
    stop.scene = reader.text("scene");
    stop.step = reader.text("step");
    stop.notes = read_text(reader, "notes", longest_notes, faults);
    stop.seconds = reader.number("seconds", 0, {1, longest_stop_s});
    stop.caption = read_text(reader, "caption", longest_caption, faults);
    stop.touch_sheaths = reader.boolean("touch_sheaths", false);
    const auto offers = reader.array("offers");
    if (offers.size() > most_offers)
        reader.fault("offers", "a stop has at most " + std::to_string(most_offers) + " offers");
    for (const auto &[element, place] : offers) stop.offers.push_back(read_offer(*element, place, faults));
    reader.refuse_other_keys();
    return stop;
}

} // namespace

bool is_talk_file(std::string_view json_text) {
    const auto root = nlohmann::json::parse(json_text, nullptr, false);
    return root.is_object() && root.contains("stops");
}

Talk parse_talk(std::string_view json_text, Faults &faults) {
    Talk talk;
    nlohmann::json root;
    if (!parse_json(json_text, root, faults)) return talk;
    ObjectReader reader(root, "", faults);
    reader.require({"format", "title", "stops"});
    reader.text("$schema");
    reader.integer("format", 1, 1, 1);
    talk.title = read_text(reader, "title", longest_title, faults);
    const auto stops = reader.array("stops");
    if (reader.has("stops") && (stops.empty() || stops.size() > most_stops))
        reader.fault("stops", "a talk has 1 to " + std::to_string(most_stops) + " stops");
    else
        for (const auto &[element, place] : stops) talk.stops.push_back(read_stop(*element, place, faults));
    reader.refuse_other_keys();
    return talk;
}

} // namespace story

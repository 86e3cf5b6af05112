#include "story/show/apply.h"

#include "story/show/verbs.h"

namespace story {
namespace {

// Where there is tissue, it sees to what these would change.
bool is_left_to_tissue(const Show &show, const Command &c) {
    if (show.life && c.what == Do::set_tract_lever) return c.tract_lever != TractLever::temperature;
    if (show.lanes.empty() || controlled(show).wanted.tissue.empty()) return false;
    return (c.what == Do::set_lever && facts(c.lever).is_left_to_tissue) || c.what == Do::toggle_internode ||
           c.what == Do::clear_lesion || c.what == Do::cut_axon || c.what == Do::set_repair_sheaths;
}

// An offer is other commands, as if somebody had given them; never another offer.
void take_offer(Session &s, int offer) {
    const Stop *stop = s.catalogue.talk.now();
    if (!stop || offer < 0 || offer >= static_cast<int>(stop->offers.size())) return;
    const Offer taken = stop->offers[static_cast<std::size_t>(offer)];
    for (const Command &command : taken.commands)
        if (command.what != Do::take_offer) apply(s, command);
}

} // namespace

void apply(Session &s, const Command &c) {
    if (c.what != Do::read_aloud) s.visitor.reading = false; // whatever somebody does stops a voice
    if (c.what == Do::take_offer) return take_offer(s, c.index);
    if (!is_left_to_tissue(s.show, c)) verb_of(c.what).apply(s, c);
}

} // namespace story

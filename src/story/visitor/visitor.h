// A visitor: whoever looks. How they want things shown and heard, what they have opened, and nothing of what
// is shown. A fresh one is `Visitor{}`. Knows no show and no screen.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace story {

// The colours of picture and controls: for a dark room; for a bright one and a projector; for eyes that need
// all the contrast there is.
enum class Theme { dark, paper, contrast };
inline constexpr std::array<std::string_view, 3> theme_names{"dark", "paper", "contrast"};
std::optional<Theme> theme_named(std::string_view name);
std::string_view theme_name(Theme theme);

// How much is spent on a picture: little, so that it moves with ease on any machine, or more, to look finer.
enum class Tier { low, high };
inline constexpr std::array<std::string_view, 2> tier_names{"low", "high"};
std::optional<Tier> tier_named(std::string_view name);
std::string_view tier_name(Tier tier);

// A page over everything else.
enum class Panel { none, scenes, help, truth, keys, sources, treatments };
inline constexpr std::array<std::string_view, 7> panel_names{"none", "scenes",  "help",      "truth",
                                                             "keys", "sources", "treatments"};
std::optional<Panel> panel_named(std::string_view name);
std::string_view panel_name(Panel panel);

// What is unfolded of the interface.
struct Folds {
    bool levers = false;         // the drawer with what can be changed
    bool levers_by_step = false; // it was opened by a step, and closes with it
    bool more_levers = false;    // all of them, not only those that a step speaks of
    bool trace = false;          // the graph is a plot, not only a strip
    bool sheaths = false;        // the row of sheaths to choose from
    bool more = false;           // the menu
    bool names = false;          // everything in the picture is named, not only what matters most
    bool sheet = false;          // in a small window: all of these, over part of the picture
    bool operator==(const Folds &) const = default;
};

inline constexpr int loudest = 3;

struct Visitor {
    std::string language = "en";
    double text_scale = 1;            // 1..2
    Theme theme = Theme::dark;        // as it is shown …
    Theme theme_wanted = Theme::dark; // … and as it will be when the picture has faded out
    Tier tier = Tier::low;            // the same of these two
    Tier tier_wanted = Tier::low;
    bool less_motion = false; // the camera cuts instead of gliding, and nothing drifts
    int sound = 0;            // how loud an arrival is: 0 silent … `loudest`
    Folds folds;
    Panel panel = Panel::none;
    bool presenting = false; // large print and little else: for the back row of a room
    bool speaking = false;   // with a page of the speaker's own, while presenting
    bool frozen = false;     // the audience keeps the picture it has
    bool fullscreen = false;
    bool black = false;   // the picture is blacked out for an audience
    double blackness = 0; // 0..1: fades, never cuts
    bool reading = false; // what is on the screen is read aloud
    double leaving_s = 0; // for so long a second wish to quit is believed, before an audience
    bool operator==(const Visitor &) const = default;
    bool speaks() const { return presenting && speaking; } // the page is shown
};

void set_theme_at_once(Visitor &visitor, Theme theme);
void set_tier_at_once(Visitor &visitor, Tier tier);

// Moves on by `seconds`: to black and back. Another theme and another tier come by way of the dark.
void fade(Visitor &visitor, double seconds);

} // namespace story

// The layout: the picture fills the window, and this says which part of it each plate lies over, and which
// part is left free for what matters in the picture. Measures the parts by showing them to a dry layer. Knows
// no pointer and draws nothing.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"
#include "ui/panels/caption_plate.h"
#include "ui/panels/dock.h"

#include <optional>
#include <vector>

namespace ui {

inline constexpr float bar_pad_px = 5; // around the bar's controls, px of the 1280×720 design

struct Layout {
    bool small =
        false; // a small window or large print: the rest of the controls move into a sheet that scrolls
    bool compact = false;   // of the small: also low, so that the caption stands beside what matters
    bool presenter = false; // large print and little else
    // Plates; a width of 0: not shown.
    Rect caption, drawer, trace, sheaths, dock, menu, sheet;
    Rect timeline; // of a life, or the days of living tissue
    Rect skip;     // past lasting loss; mostly that is on the caption
    Rect note;     // that it is not to scale
    Rect clock;    // beside it, in the presenter's view
    Rect mute;     // beside the note or the clock while there is sound; in a small window it is on the dock
    Rect choice;   // at the top: what is shown
    Rect picture;  // where no plate lies: here the picture is composed
    Rect chart;    // in place of a picture: its plate
    float pad = 0; // between a plate's edge and what stands on it
    float graph_h = 0; // of the trace's plot, or of its strip
    SmallDock dock_kind = SmallDock::rows;
    Telling telling; // what the caption tells
};

Layout lay_out(Layer &layer, const Page &page, int width, int height);
// Nothing but the picture, and with `caption` that and the note over it: no control.
Layout lay_out_plain(Layer &layer, const Page &page, int width, int height, bool caption);

// All that lies over the picture.
std::vector<Rect> plates_of(const Layout &layout);

// Of the hero's longer side, as far as it lies where the picture is composed.
float hero_share(const std::optional<Rect> &hero, const Rect &picture);

// The levers without their head, Undo, and the button that opens the row of sheaths. Returns the y below.
float show_levers_and_choice(Layer &layer, const Page &page, const Rect &area);

// What lets slow time pass: a life's timeline, or the days of living tissue. Returns the y below.
float show_slow_time(Layer &layer, const Page &page, const Rect &area);

// Whether the visitor chooses sheaths by hand.
bool sheaths_are_chosen(const Page &page);

// Everything on the sheet of a small window. Returns the y below.
float show_sheet(Layer &layer, const Page &page, const Rect &area, const Layout &layout);

} // namespace ui

// The layout: which part of the window each part of the interface and the picture get. Measures the parts by
// showing them to a dry layer. Knows no pointer and draws nothing.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

struct Layout {
    bool small =
        false; // a small window or large print: the rest of the controls move into a sheet that scrolls
    bool compact = false;   // of the small: also low, so that caption and picture stand side by side
    bool presenter = false; // large print and little else
    // Plates; a width of 0: not shown.
    Rect caption, levers, trace, sheaths, dock, sheet;
    Rect timeline; // of a life; in a small window also the days of living tissue
    Rect note;     // on the picture: that it is not to scale
    Rect clock;    // beside it, in the presenter's view
    Rect mute;     // beside the note or the clock while there is sound; in a small window it is on the dock
    Rect choice;   // on the picture, at its top: what it shows
    Rect picture;
    Rect stage;        // the picture with what stands on it
    Rect chart;        // in place of a picture: where on the plate
    float pad = 0;     // between a plate's edge and what stands on it
    float graph_h = 0; // of the trace's plot
};

Layout lay_out(Layer &layer, const Page &page, int width, int height);
// Nothing but the picture, and with `caption` that above it and the note on it: no control.
Layout lay_out_plain(Layer &layer, const Page &page, int width, int height, bool caption);

// The levers without their head, and in a wide window the button that opens the row of sheaths. Returns the y
// below.
float show_levers_and_choice(Layer &layer, const Page &page, const Rect &area);

// What lets slow time pass: a life's timeline, or the days of living tissue. Returns the y below.
float show_slow_time(Layer &layer, const Page &page, const Rect &area);

// Whether the visitor chooses sheaths by hand.
bool sheaths_are_chosen(const Page &page);

// Everything on the sheet of a small window. Returns the y below.
float show_sheet(Layer &layer, const Page &page, const Rect &area, const Layout &layout);

} // namespace ui

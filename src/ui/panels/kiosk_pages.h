// The pages of a kiosk: nobody there, the choices, a walk, the staff's; and the warning before everything
// starts again. Knows the kiosk's bar and no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

struct KioskLayout {
    Rect bar;
    Rect told;    // a walk's caption: its plate
    Rect offers;  // what can be done there
    Rect note;    // at the top: how slow, and that it is not true to scale
    Rect picture; // where no plate lies
    Face face = Face::caption;
};
KioskLayout lay_out_kiosk(Layer &layer, const Page &page, const Rect &window);

// How large things must be so that they can be read at the kiosk's distance and pressed: px for one px of the
// design. And the screen's px for a mm.
float kiosk_unit(const story::Kiosk &kiosk, int width, int height);
float kiosk_px_per_mm(const story::Kiosk &kiosk, int width, int height);

// All but the picture's labels and the panels.
void show_kiosk(Layer &layer, const Page &page, const KioskLayout &layout, const Rect &window);

// Over everything, panels too.
void show_kiosk_warning(Layer &layer, const Page &page, const Rect &window);
void show_kiosk_cleaning(Layer &layer, const Page &page, const Rect &window);

} // namespace ui

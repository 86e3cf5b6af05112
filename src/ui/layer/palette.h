// The palette: the colours of the interface in each theme, and how well two of them can be told apart. Knows
// no control. Colours are 0xRRGGBB, sRGB. Everything is written in the colours of the dark theme; the pen
// exchanges them for those of the present one.
#pragma once

#include "story/visitor/visitor.h"

namespace ui {

inline constexpr unsigned navy = 0x0A1428;
inline constexpr unsigned white = 0xF4F7FC;      // text
inline constexpr unsigned mist = 0xC9D4E6;       // quieter text
inline constexpr unsigned haze = 0xB4C0D6;       // text of what cannot be pressed now
inline constexpr unsigned edge = 0x3A4D70;       // border of a plate: decoration only
inline constexpr unsigned rim = 0x8496B8;        // border of a control: 3:1 at least on every plate
inline constexpr unsigned fill = 0x1A2A49;       // a control at rest
inline constexpr unsigned fill_hover = 0x243A63; // … under the pointer
inline constexpr unsigned fill_on = 0x2A4D86;    // … switched on
inline constexpr unsigned gold = 0xFEB800;
inline constexpr unsigned gold_hover = 0xFFC933;
inline constexpr unsigned sky = 0x8CC4FF;  // second line of the graph
inline constexpr unsigned rose = 0xE8837E; // inflammation, lightened so that it is seen on navy
inline constexpr float plate_alpha = 0.94F;

// What `rgb` of the dark theme is in `theme`. Grounds stay grounds; what stands on them, also a colour that
// is not in the palette, is at least 4.5:1 on the theme's plates.
unsigned themed(unsigned rgb, story::Theme theme);

// Contrast ratio after WCAG 2.x, 1..21.
double contrast(unsigned a, unsigned b);

// The worst for reading that a see-through plate can look: a dark one laid over white, a light one over
// black.
unsigned worst_plate(story::Theme theme);

// Between `a` (share 0) and `b` (share 1).
unsigned mix(unsigned a, unsigned b, double share);

} // namespace ui

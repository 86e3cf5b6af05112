// A chart's frame: what the fan and the trial have in common. Title and note, how far the computing is, the
// button for other people, axes in percent. Only measures while the layer is dry. Knows no curve.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"
#include "ui/page/plot.h"

#include <string>

namespace ui {

inline constexpr float fewest_people = 10; // of whom anything is drawn: nobody stands alone

// Returns the y below.
float show_chart_head(Layer &layer, const std::string &title, const std::string &note, const Rect &area);

// While people are computed how far that is, and a button to cancel it; else one to draw other people.
// `people`: how many there are in all. With `truth`: also the button that says how true this is.
float show_chart_buttons(Layer &layer, const Page &page, std::size_t people, const Rect &area);

// A frame with marks of 0 to 100 % at the left, what they are of above it, and years below it.
// `area` holds all of it; returns where the curves go.
Plot draw_percent_frame(const Layer &layer, const Page &page, const Rect &area, float most_years,
                        const std::string &of_what, int every_years);

void draw_words_on(const Layer &layer, Face face, float x, float y, const std::string &words, unsigned rgb);

} // namespace ui

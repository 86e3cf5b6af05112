// The caption: title and sentences of the step, and one line on what the latest signal did. Only measures
// while the layer is dry. Knows no other part of the interface.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

namespace ui {

// What a caption tells besides title and sentences.
struct Telling {
    bool ways = true;        // the buttons that skip lasting loss, open a deeper scene and come back
    bool may_scroll = false; // then the way past lasting loss stands first
    bool brief = false;      // little room: the sentences stand first, the title last, that way elsewhere
    bool step = false;       // the dock does not say it
    bool clock = false;      // the dock has no room for it
    bool notice = false;     // the show's short message: the picture has no room for it
    bool model = false;      // that the slow model foretells nothing: no note stands on the picture
};
// Returns the y below.
float show_caption(Layer &layer, const Page &page, const Rect &area, const Telling &telling = {});

// How wide the caption with its title and status is, no word alone on its last line; at most `most`.
float caption_width(const Layer &layer, const Page &page, float most);

// How wide this step's caption is in lines of at most `most`.
float told_width(const Layer &layer, const Page &page, float most);

// As high as the scene's longest caption, of `most_lines` at the most: what is composed above it does not
// jump from step to step.
float longest_caption_height(Layer &layer, const Page &page, const Rect &area, std::size_t most_lines);

// For the back row: the sentences and what the latest signal did, with the step at the right.
float show_presented_caption(Layer &layer, const Page &page, const Rect &area);

// The button past lasting loss alone, where the step has one: how large, and shown with its right edge there.
Rect skip_size(const Layer &layer, const Page &page);
void show_skip(Layer &layer, const Page &page, const Rect &area);

ButtonSpec previous_button(const Page &page);
ButtonSpec next_button(const Page &page);

} // namespace ui

// The head of a panel that folds. Only measures while the layer is dry.
// Knows no panel.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string>

namespace ui {

// A panel's head: a button over its whole width that folds it.
float show_head(Layer &layer, const Page &page, const Rect &area, const char *id, const std::string &title,
                bool open, story::Do fold);

} // namespace ui

// The safe page: a still picture of help and support, kept from a day when all was well, for a kiosk whose
// window fails again and again. Shown without OpenGL. Knows no story.
#pragma once

#include "app/stage/stage.h"

#include <filesystem>

namespace app {

std::filesystem::path safe_page_path(); // "": there is no place for it

// Draws it where there is none yet from this program. Needs a current GL context.
void keep_safe_page(Stage &stage);

// Shows it until a signal ends it. Returns the exit code.
int show_safe_page();

} // namespace app

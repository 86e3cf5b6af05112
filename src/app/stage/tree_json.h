// The tree of items as JSON, as `myelight picture --tree` writes it.
// Knows no control.
#pragma once

#include "ui/layer/tree.h"

#include <string>

namespace app {

std::string tree_json(const ui::Tree &tree);

} // namespace app

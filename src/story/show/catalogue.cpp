#include "story/show/catalogue.h"

#include <algorithm>

namespace story {

std::optional<int> place_of(const Catalogue &catalogue, const std::string &id) {
    const auto found = std::find_if(catalogue.scenes.begin(), catalogue.scenes.end(),
                                    [&](const SceneTitle &title) { return title.id == id; });
    if (found == catalogue.scenes.end()) return {};
    return static_cast<int>(found - catalogue.scenes.begin());
}

} // namespace story

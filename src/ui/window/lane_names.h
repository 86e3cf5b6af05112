// Names of lanes: where axons are compared, what each is called and when its signal came. Knows no axon and
// no picture, only where it lies.
#pragma once

#include "ui/layer/layer.h"
#include "ui/page/page.h"

#include <string>
#include <vector>

namespace ui {

struct LaneName {
    std::string id;
    Rect plate;
    std::string name;
};

// Where axons are compared, each has its name at the left, below it, and at the right when its signal came,
// where there is room. Adds what that covers, also before a signal came: labels stay where they are.
std::vector<LaneName> lane_names(const Layer &layer, const Page &page, const Rect &picture,
                                 std::vector<Rect> &taken);
void show_lane_names(Layer &layer, const std::vector<LaneName> &names);

} // namespace ui

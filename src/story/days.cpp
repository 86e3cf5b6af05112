#include "story/days.h"

namespace story {

void enter_days(Session &, int) {}
bool apply_days(Session &, const Command &) { return false; }
void pass_days(Session &, double) {}

} // namespace story

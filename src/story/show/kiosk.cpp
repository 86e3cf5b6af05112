#include "story/show/kiosk.h"

#include "story/show/sending.h"

namespace story {

void call_now_and_then(const Kiosk &kiosk, Show &show) {
    constexpr double between_s = 6;
    if (!kiosk.on || kiosk.page != KioskPage::attract || show.sending.waits) return;
    if (show.clock.settled_s > between_s && shows_axons_or_tract(show)) wish_to_send(show);
}

} // namespace story

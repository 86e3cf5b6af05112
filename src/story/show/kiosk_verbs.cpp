#include "story/show/kiosk_verbs.h"

#include "story/show/sending.h"
#include "story/show/undo.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace story {
namespace {

constexpr std::size_t longest_number = 8;
constexpr int most_wrong = 3;

void open_stop(Session &s, const Stop &stop) { s.catalogue.wanted = {stop.scene, stop.step}; }

} // namespace

void wake(Session &s) {
    if (s.kiosk.on && s.kiosk.page == KioskPage::attract) s.kiosk.page = KioskPage::home;
}

void go_home(Session &s) {
    Kiosk &kiosk = s.kiosk;
    if (!kiosk.on) return;
    if (kiosk.page == KioskPage::walk) open_stop(s, kiosk.attract); // choices stand over a calm picture
    kiosk.page = KioskPage::home;
    kiosk.walk = -1;
    kiosk.typed.clear();
    s.catalogue.talk = {};
    s.visitor.panel = Panel::none;
    s.visitor.reading = false;
}

void choose_walk(Session &s, int walk) {
    Kiosk &kiosk = s.kiosk;
    if (!kiosk.on || walk < 0 || walk >= static_cast<int>(kiosk.walks.size())) return;
    kiosk.walk = walk;
    kiosk.page = KioskPage::walk;
    s.catalogue.talk = kiosk.walks[static_cast<std::size_t>(walk)];
    s.catalogue.back.reset();
    s.visitor.panel = Panel::none;
    open_stop(s, s.catalogue.talk.stops.front());
}

// Bare or covered, and at once one sees what a signal makes of it.
void touch_sheath(Session &s, int internode) {
    const Stop *stop = s.catalogue.talk.now();
    if (!stop || !stop->touch_sheaths || s.show.lanes.empty()) return;
    Settings &wanted = controlled(s.show).wanted;
    if (internode < 0 || internode >= static_cast<int>(wanted.lesion.size())) return;
    remember(s.show, 0);
    const auto at = static_cast<std::size_t>(internode);
    wanted.lesion[at] = !wanted.lesion[at];
    wanted.levers.myelin = 0;
    wish_to_send(s.show);
}

void start_again(Session &s) { s.kiosk.starts_again = s.kiosk.on; }

void open_staff_door(Session &s) {
    Kiosk &kiosk = s.kiosk;
    if (!kiosk.on || kiosk.number.empty()) return;
    kiosk.page = KioskPage::door;
    kiosk.typed.clear();
    kiosk.wrong = 0;
    s.visitor.panel = Panel::none;
}

void type_digit(Session &s, int digit) {
    Kiosk &kiosk = s.kiosk;
    if (!kiosk.on || kiosk.page != KioskPage::door || digit < 0 || digit > 9) return;
    if (kiosk.typed.size() < longest_number) kiosk.typed += static_cast<char>('0' + digit);
    if (kiosk.typed.size() < kiosk.number.size()) return;
    const bool right = std::exchange(kiosk.typed, "") == kiosk.number;
    if (right)
        kiosk.page = KioskPage::staff;
    else if (++kiosk.wrong >= most_wrong)
        start_again(s);
}

void clean(Session &s) {
    if (s.kiosk.on && s.kiosk.page == KioskPage::staff) s.kiosk.cleans_s = cleaning_s;
}

void set_idle(Session &s, double seconds) {
    if (!s.kiosk.on || s.kiosk.page != KioskPage::staff || !std::isfinite(seconds)) return;
    s.kiosk.idle_limit_s = std::clamp(seconds, shortest_idle_s, longest_idle_s);
}

void leave_kiosk(Session &s) { s.quit |= s.kiosk.on && s.kiosk.page == KioskPage::staff; }

void pass_idle(Session &s, double seconds, bool heard, bool held) {
    Kiosk &kiosk = s.kiosk;
    if (!kiosk.on) return;
    kiosk.cleans_s = std::max(0.0, kiosk.cleans_s - seconds);
    if (held) return; // what the warning offers must still be there when the finger lifts
    kiosk.idle_s = heard ? 0 : kiosk.idle_s + seconds;
    kiosk.warning = kiosk.page != KioskPage::attract && kiosk.idle_s > kiosk.idle_limit_s;
    if (kiosk.warning && kiosk.left_s() <= 0) start_again(s);
}

} // namespace story

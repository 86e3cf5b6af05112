#include "app/desktop/kept_counters.h"

#include "app/platform/files.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"
#include "app/stage/scenes.h"

#include <string>
#include <utility>

namespace app {
namespace {

// How long somebody stayed, in steps that tell nothing of anybody.
std::string stay(double seconds) {
    for (const int most : {30, 60, 120, 300, 600})
        if (seconds < most) return "under " + std::to_string(most) + " s";
    return "longer";
}

std::string put_aside(const std::filesystem::path &path) {
    std::filesystem::path aside = path;
    aside += ".unread";
    std::error_code code;
    std::filesystem::rename(path, aside, code);
    return aside.string();
}

} // namespace

std::filesystem::path counters_path() {
    const std::filesystem::path folder = state_folder();
    return folder.empty() ? folder : folder / "kiosk_counters.json";
}

std::optional<story::Counters> read_counters(std::string &error) {
    const std::filesystem::path path = counters_path();
    std::error_code code;
    if (path.empty() || !std::filesystem::exists(path, code)) return story::Counters{};
    const auto text = read_text(path, error);
    if (!text) return {};
    story::Faults faults;
    const story::Counters counters = story::parse_counters(*text, faults);
    if (faults.empty()) return counters;
    error = fault_lines(path.string(), faults);
    return {};
}

void KeptCounters::note(const std::string &what) {
    story::count(*counters_, today(), what);
    changed_ = true;
}

void KeptCounters::follow(story::Session &session, double seconds) {
    using story::KioskPage;
    if (!counters_) { // those that cannot be read are kept aside
        std::string error;
        counters_ = read_counters(error);
        if (!counters_) say(error + "; it is kept as " + put_aside(counters_path()));
        if (!counters_) counters_ = story::Counters{};
    }
    const story::Kiosk &now = session.kiosk;
    const bool nobody = now.page == KioskPage::attract, nobody_was = page_ == KioskPage::attract;
    if (nobody_was && !nobody) note("visits");
    if (!nobody_was && nobody) note(stay(std::exchange(visit_s_, 0)));
    if (!nobody) visit_s_ += seconds;
    if (now.walk >= 0 && now.walk != walk_) note("walk " + std::to_string(now.walk + 1));
    if (session.visitor.panel == story::Panel::help && visitor_.panel != story::Panel::help) note("help");
    if (session.visitor.text_scale > visitor_.text_scale) note("larger text");
    if (session.visitor.theme_wanted != visitor_.theme_wanted && !nobody) note("other colours");
    if (session.visitor.reading && !visitor_.reading) note("read aloud");
    page_ = now.page;
    walk_ = now.walk;
    visitor_ = session.visitor;
    session.kiosk.visits_today = (*counters_)[today()]["visits"];
    if (!std::exchange(changed_, false) || counters_path().empty()) return;
    if (const std::string fault = write_file(counters_path(), story::to_json(*counters_)); !fault.empty())
        say(fault);
}

} // namespace app

// Keeps a kiosk's counters from one start to the next; the only file that a kiosk writes while visitors use
// it. Knows no control.
#pragma once

#include "story/files/counters_file.h"
#include "story/show/session.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app {

std::filesystem::path counters_path(); // "": there is no place for them

// On failure nothing, and a sentence in `error`. None kept yet: empty ones.
std::optional<story::Counters> read_counters(std::string &error);

class KeptCounters {
public:
    // Notes what has changed since the last call, and tells the staff's page of today. `seconds`: since then.
    void follow(story::Session &session, double seconds);

private:
    void note(const std::string &what);

    std::optional<story::Counters> counters_;
    story::KioskPage page_ = story::KioskPage::attract;
    int walk_ = -1;
    story::Visitor visitor_;
    double visit_s_ = 0;
    bool changed_ = false;
};

} // namespace app

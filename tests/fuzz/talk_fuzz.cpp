// Any text read as a talk, as a kiosk and as its counters: what has no fault can be used.

#include "fuzz/fuzz.h"

#include "story/files/counters_file.h"
#include "story/files/kiosk_file.h"
#include "story/files/talk_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    story::Faults of_talk, of_kiosk, of_counters;
    const story::Talk talk = story::parse_talk(text, of_talk);
    fuzz::promise(!of_talk.empty() || talk.given(), "a talk without a fault has a stop");
    const story::KioskPlan plan = story::parse_kiosk(text, of_kiosk);
    fuzz::promise(!of_kiosk.empty() || !plan.walks.empty(), "a kiosk without a fault has a walk");
    const story::Counters counters = story::parse_counters(text, of_counters);
    story::Faults again;
    fuzz::promise(!of_counters.empty() || story::parse_counters(story::to_json(counters), again) == counters,
                  "counters written and read again are the same");
    return 0;
}

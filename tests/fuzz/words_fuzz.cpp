// Any text read as the words of a language: every sentence can be asked for, with values in its places.

#include "fuzz/fuzz.h"

#include "story/text/words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    story::Faults faults;
    const story::Words words = story::Words::parse(fuzz::text_of(data, size), faults);
    fuzz::promise(faults.empty() || words.all().empty(), "words with a fault are not used");
    for (const auto &[key, sentence] : words.all()) {
        fuzz::promise(words.text(key) == sentence, "a sentence is found by its key");
        words.text(key, {{"factor", "{factor}"}, {"", "{}"}, {"n", std::string(100, '{')}});
    }
    return 0;
}

#include "story/text/text_reader.h"

#include "story/text/letters.h"

#include <nlohmann/json.hpp>

namespace story {

Text read_text(ObjectReader &reader, std::string_view key, int most, Faults &faults) {
    Text text;
    const nlohmann::json *value = reader.value(key);
    if (!value) return text;
    ObjectReader languages(*value, reader.where(key), faults);
    if (!value->is_object()) return text;
    for (const auto &[language, unused] : value->items())
        text.by_language[language] = read_shown_text(languages, language, most);
    if (!text.by_language.contains("en"))
        reader.fault(key, "the English text is missing; write at least \"en\"");
    return text;
}

} // namespace story

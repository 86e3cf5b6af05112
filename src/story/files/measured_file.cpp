#include "story/files/measured_file.h"

#include <nlohmann/json.hpp>

namespace story {

using nlohmann::json;

bool is_measured_file(std::string_view json_text, std::string_view name) {
    const json root = json::parse(json_text, nullptr, false);
    return root.is_object() && root.contains(name);
}

void read_measured_file(std::string_view json_text, std::string_view name, Faults &faults,
                        const std::function<void(ObjectReader &)> &read) {
    json root;
    if (!parse_json(json_text, root, faults)) return;
    ObjectReader top(root, "", faults);
    top.require({"format", name});
    top.integer("format", 1, 1, 1);
    if (const json *measured = top.value(name)) {
        ObjectReader r(*measured, "/" + std::string(name), faults);
        read(r);
        r.refuse_other_keys();
    }
    top.refuse_other_keys();
}

} // namespace story

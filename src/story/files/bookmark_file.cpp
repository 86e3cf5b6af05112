#include "story/files/bookmark_file.h"

#include "story/text/json_reader.h"

#include <nlohmann/json.hpp>

namespace story {

Bookmark bookmark_of(const Session &s, const std::string &talk) {
    const Catalogue &all = s.catalogue;
    Bookmark mark;
    mark.talk = all.talk.given() ? talk : "";
    mark.at = all.talk.at;
    mark.scene = all.open;
    mark.step = step_of(s.show).id;
    mark.number = 1 + (all.talk.given() ? all.talk.at : s.show.step);
    mark.of = static_cast<int>(all.talk.given() ? all.talk.stops.size() : s.show.scene.steps.size());
    mark.text_scale = s.visitor.text_scale;
    mark.theme = s.visitor.theme_wanted;
    mark.sound = s.visitor.sound;
    mark.less_motion = s.visitor.less_motion;
    mark.presenting = s.visitor.presenting;
    mark.speaking = s.visitor.speaking;
    return mark;
}

void take_up(const Bookmark &mark, Visitor &visitor) {
    visitor.text_scale = mark.text_scale;
    set_theme_at_once(visitor, mark.theme);
    visitor.sound = mark.sound;
    visitor.less_motion = mark.less_motion;
    visitor.presenting = visitor.fullscreen = mark.presenting;
    visitor.speaking = mark.speaking;
}

std::string to_json(const Bookmark &mark) {
    nlohmann::ordered_json out{{"format", 1},
                               {"at", mark.at},
                               {"scene", mark.scene},
                               {"step", mark.step},
                               {"number", mark.number},
                               {"of", mark.of},
                               {"text_scale", mark.text_scale},
                               {"theme", theme_name(mark.theme)},
                               {"sound", mark.sound},
                               {"less_motion", mark.less_motion},
                               {"presenting", mark.presenting},
                               {"speaking", mark.speaking},
                               {"process", mark.process}};
    if (!mark.talk.empty()) out["talk"] = mark.talk;
    return out.dump(1) + "\n";
}

Bookmark parse_bookmark(std::string_view json_text, Faults &faults) {
    constexpr int most = 2'000'000'000;
    Bookmark mark;
    nlohmann::json root;
    if (!parse_json(json_text, root, faults)) return mark;
    ObjectReader reader(root, "", faults);
    reader.require({"format", "scene", "step"});
    reader.integer("format", 1, 1, 1);
    mark.talk = reader.text("talk");
    mark.at = reader.integer("at", 0, 0, most);
    mark.scene = reader.text("scene");
    mark.step = reader.text("step");
    mark.number = reader.integer("number", 1, 1, most);
    mark.of = reader.integer("of", 1, 1, most);
    mark.text_scale = reader.number("text_scale", 1, {1, 2});
    mark.theme = theme_named(reader.choice("theme", "dark", std::span(theme_names))).value_or(Theme::dark);
    mark.sound = reader.integer("sound", 0, 0, loudest);
    mark.less_motion = reader.boolean("less_motion", false);
    mark.presenting = reader.boolean("presenting", false);
    mark.speaking = reader.boolean("speaking", false);
    mark.process = reader.integer("process", 0, 0, most);
    reader.refuse_other_keys();
    return mark;
}

} // namespace story

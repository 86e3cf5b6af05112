// A stage for tests of the interface: a small scene, real fonts, no window. Plays pointer and keys, and
// applies the wishes to the session as the program would. Knows no OpenGL.
#pragma once

#include "story/scene/scene_file.h"
#include "story/show/apply.h"
#include "story/show/command.h"
#include "ui/window/interface.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace ui::test {

inline std::string read_file(const std::string &path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

inline story::Words english() {
    story::Faults faults;
    return story::Words::parse(read_file(MYELIGHT_SOURCE_DIR "/assets/words/en.json"), faults);
}

inline std::vector<FontFile> fonts() {
    return {{read_file("/usr/share/fonts/opentype/inter/Inter-Medium.otf")},
            {read_file("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")}};
}

enum class Shown { one_axon, two_axons, tract, around, life, fibre, scan, courses, trial };

inline bool of_a_life(Shown shown) { return shown >= Shown::life; }

inline story::Scene scene(Shown shown = Shown::one_axon) {
    const bool two_axons = shown == Shown::two_axons, tract = shown == Shown::tract || of_a_life(shown);
    const std::string tissue = shown == Shown::around ? R"("tissue": { "age_years": 40 }, )" : "";
    const std::string life =
        of_a_life(shown)
            ? R"(, "life": { "years": 40, "treatments": [ { "name": "siponimod", "from_year": 2 } ] })"
            : "";
    const std::string axon = R"({ "name": { "en": "Healthy axon" }, "traffic_hz": 10, )" + tissue + R"(
        "levers": { "myelin": 1, "inflammation": 0, "mitochondria": 1, "repair": 0 } })";
    const std::string other = R"(, { "name": { "en": "Damaged axon" }, "lesion": [ 6, 7 ], "traffic_hz": 10,
        "levers": { "myelin": 0.5, "inflammation": 0, "mitochondria": 1, "repair": 0 } })";
    const std::string text =
        R"({ "format": 1, "id": "small", "concepts": [ "C01" ],
        "title": { "en": "What myelin does" }, "summary": { "en": "A signal, with and without its covering." },
        "evidence": "established", "reviewed": "2026-11", "next_review": "2029-10",
        "sources": [ { "text": "Somebody 1999, A Journal", "year": 1999, "link": "https://doi.org/10.1000/1" } ],
        )" +
        (of_a_life(shown) ? R"("tract": { "axons": 60, "length_mm": 1 })" + life
         : tract ? R"("tract": { "axons": 1200, "length_mm": 1, "lesion": { "share_of_axons": 0.4 } })"
                 : R"("axons": [ )" + axon + (two_axons ? other : "") + R"( ], "controlled_axon": )" +
                       (two_axons ? "1" : "0")) +
        R"(, "steps": [
        { "id": "one", "caption": { "en": "An axon is a long, thin part of a nerve cell. It carries signals. Send one and watch it travel from one gap to the next." }, "view": "whole", "slower": 4000 },
        { "id": "two", "caption": { "en": "Now make the fatty covering (myelin) thinner." }, "try_levers": [ ")" +
        (of_a_life(shown)         ? "temperature_degC"
         : tract                  ? "wraps_fraction"
         : shown == Shown::around ? "heat"
                                  : "myelin") +
        R"(" ] },
        { "id": "three", "caption": { "en": "What changed?" } } ] })";
    story::Faults faults;
    story::Scene result = story::parse_scene(text, faults);
    for (const story::Fault &fault : faults) ADD_FAILURE() << fault.where << ": " << fault.what;
    return result;
}

// Two fans of a few people, or a trial of them: as after a while of computing.
inline void compute(story::Population &many, bool trial, int people = 12) {
    story::PopulationPlan plan;
    if (trial) {
        plan.trial = sim::TrialPlan{};
        plan.trial->people = people;
    } else {
        sim::CoursePlan arm;
        arm.people = people;
        arm.axons = 12;
        arm.internodes = 8;
        plan.arms = {arm, arm};
        plan.arms[1].treatments = {{sim::Treatment::ocrelizumab, 1}};
        plan.names = {{{{"en", "Without treatment"}}}, {{{"en", "Ocrelizumab from year 1"}}}};
    }
    story::want(many, plan);
    for (const story::Piece &piece : story::missing(many)) {
        if (!trial) {
            const sim::CoursePlan &arm = plan.arms[static_cast<std::size_t>(piece.arm)];
            story::take(many, piece, sim::run_person(arm, piece.person));
        } else if (piece.person % 3 == 0) {
            story::take(many, piece,
                        sim::TrialPerson{1.5, piece.person % 2 ? std::optional(2.25) : std::nullopt});
        } else {
            story::take(many, piece, sim::TrialPerson{});
        }
    }
}

inline story::Session session_of(Shown shown) {
    story::Session session = story::start(scene(shown));
    if (of_a_life(shown) && shown < Shown::courses) {
        story::apply(session, {.what = story::Do::go_to_year, .value = 12});
        for (int i = 0; i < 1000 && !session.show.life->arrived(); i++) story::advance(session, 0.02);
    }
    if (shown == Shown::courses || shown == Shown::trial)
        compute(session.show.population, shown == Shown::trial);
    const auto show = [&](story::Shown what) {
        story::apply(session, {.what = story::Do::show, .shown = what});
    };
    if (shown == Shown::fibre) show(story::Shown::axons);
    if (shown == Shown::scan) show(story::Shown::scan);
    if (shown == Shown::courses) show(story::Shown::courses);
    if (shown == Shown::trial) show(story::Shown::trial);
    return session;
}

class Stage {
public:
    explicit Stage(int width = 1280, int height = 720, double text_scale = 1, Shown shown = Shown::one_axon)
        : session(session_of(shown)) {
        input.width = width;
        input.height = height;
        session.visitor.text_scale = text_scale;
        session.visitor.folds.levers = true; // as after a press on its head
        std::string error;
        interface = Interface::create(english(), fonts(), error);
        if (!interface) ADD_FAILURE() << error;
        frame();
        frame();
    }

    // Another window with another session: fonts that are there already are not made anew.
    void set(int width, int height, double text_scale, Shown shown) {
        session = session_of(shown);
        session.visitor.text_scale = text_scale;
        session.visitor.folds.levers = true;
        input.width = width;
        input.height = height;
        anchors.clear();
        frame();
        frame();
    }
    // One frame; what was wished for is kept in `wished` and, unless `deaf`, done.
    const Tree &frame() {
        picture = interface->picture_rect(session, input.width, input.height);
        output = interface->frame(session, {anchors, busy, hero}, input);
        input.keys.clear();
        input.wheel = 0;
        for (const story::Command &command : output.commands) {
            wished.push_back(command);
            if (!deaf) story::apply(session, command);
        }
        return output.tree;
    }
    void point(float x, float y, bool down) {
        input.pointer_x = x;
        input.pointer_y = y;
        input.pointer_down = down;
        frame();
    }
    const Item &item(const std::string &name) const {
        const Item *found = output.tree.by_name(name);
        if (!found) ADD_FAILURE() << "no item is called " << name;
        static const Item none;
        return found ? *found : none;
    }
    void press(const std::string &name) {
        const story::Rect r = item(name).rect;
        const float x = r.x + r.w / 2, y = r.y + r.h / 2;
        point(x, y, false);
        point(x, y, true);
        point(x, y, false);
    }
    void key(Key key, bool shift = false, bool ctrl = false, char letter = 0) {
        input.keys.push_back({key, letter, shift, ctrl});
        frame();
    }
    // The id of what has the focus, "" for nothing.
    std::string focus() const {
        for (const Item &item : output.tree.items)
            if (item.state == "focused") return item.id;
        return "";
    }
    void focus_on(const std::string &id) {
        for (int i = 0; i < 200 && focus() != id; i++) {
            key(Key::tab);
            frame();
        }
        EXPECT_EQ(focus(), id);
    }
    int count(story::Do what) const {
        return static_cast<int>(std::ranges::count(wished, what, &story::Command::what));
    }

    story::Session session;
    Input input;
    Output output;
    story::Rect picture;
    std::vector<story::Anchor> anchors;
    std::vector<story::Rect> busy;
    std::optional<story::Rect> hero;
    std::vector<story::Command> wished;
    bool deaf = false;
    std::unique_ptr<Interface> interface;
};

} // namespace ui::test

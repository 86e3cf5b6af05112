// What a caption calls bare, thin or stalled is so, and no sheath is named where there is none: in every step
// of every scene with axons. That bare is drawn bare is in tests/render/bare_axon_test.cpp.
#include "app/stage/data.h"
#include "app/stage/scenes.h"
#include "render/axon/lane_meshes.h"
#include "render/picture/anchors.h"
#include "story/scene/step_state.h"
#include "story/show/apply.h"
#include "support.h"

#include <memory>
#include <regex>

namespace {

// The axons as the step before leaves them, as a step makes them, and as it leaves them when its days have
// passed.
struct AtAStep {
    std::string where, caption;
    std::shared_ptr<const story::Scene> scene;
    int step = 0;

    story::Session before() const { return story::start(*scene, step); }
    story::Session earlier() const { return story::start(*scene, std::max(0, step - 1)); }
    story::Session after() const { // the next step begins where the days of this one end
        const bool days = scene->steps[static_cast<std::size_t>(step)].pass_days > 0;
        return story::start(*scene, days ? step + 1 : step);
    }
};

std::vector<AtAStep> all_steps() {
    std::vector<AtAStep> all;
    for (const std::string &id : app::scene_ids()) {
        std::string error;
        const auto scene = app::read_scene(id, error);
        EXPECT_TRUE(scene) << error;
        if (!scene || scene->axons.empty()) continue;
        const auto shared = std::make_shared<const story::Scene>(*scene);
        for (std::size_t step = 0; step < scene->steps.size(); ++step)
            all.push_back({id + ", " + scene->steps[step].id, scene->steps[step].caption.in("en"), shared,
                           static_cast<int>(step)});
    }
    return all;
}

std::vector<double> wraps_of(const story::Session &session) {
    std::vector<double> wraps;
    for (const story::Lane &lane : session.show.lanes)
        for (int i = 0; i < render::internodes; ++i)
            wraps.push_back(story::sheath_look(lane.axon.cable().fibre, lane.present, i).wraps);
    return wraps;
}

bool any(const AtAStep &step, double from, double below) {
    for (const story::Session &session : {step.before(), step.after(), step.earlier()})
        for (const double wraps : wraps_of(session))
            if (wraps >= from && wraps < below) return true;
    return false;
}

} // namespace

TEST(TheCaption, CallsBareWhatIsBare) {
    const std::regex bare("\\bbare\\b");
    int said = 0;
    for (const AtAStep &step : all_steps()) {
        if (!std::regex_search(step.caption, bare)) continue;
        ++said;
        EXPECT_TRUE(any(step, 0, 1)) << step.where << ": " << step.caption;
    }
    EXPECT_GT(said, 10);
}

TEST(TheCaption, CallsThinWhatIsThin) {
    const std::regex thin(
        "[Tt]hin(ner)?,? (fatty |new )*covering|covering is (still )?(very )?thin|wrap thin");
    int said = 0;
    for (const AtAStep &step : all_steps()) {
        const bool last = step.step + 1 == static_cast<int>(step.scene->steps.size());
        const bool to_come = last && step.scene->steps.back().pass_days > 0; // days that nobody has seen
        if (to_come || !std::regex_search(step.caption, thin)) continue;
        ++said;
        EXPECT_TRUE(any(step, 0.98, 5)) << step.where << ": " << step.caption;
    }
    EXPECT_GT(said, 6);
}

TEST(TheCaption, CallsStalledWhatDoesNotGrow) {
    const std::regex stalled("\\bstall");
    int said = 0;
    for (const AtAStep &step : all_steps()) {
        if (!std::regex_search(step.caption, stalled)) continue;
        ++said;
        const std::vector<double> before = wraps_of(step.before()), after = wraps_of(step.after());
        const std::size_t last = before.size() - render::internodes; // of two axons the lower one
        for (std::size_t i = last; i < before.size(); ++i)
            EXPECT_FALSE(before[i] < 1 && after[i] > before[i] + 1)
                << step.where << ", internode " << i - last;
    }
    EXPECT_GT(said, 1);
}

TEST(TheLabel, NamesACoveringOnlyWhereThereIsOne) {
    int named = 0;
    for (const AtAStep &step : all_steps()) {
        const story::Session session = step.before();
        if (session.eye.view > story::View::close) continue; // no internode can be picked there
        const render::Frame frame{.width = 1280, .height = 720, .picture = {0, 60, 1280, 380}};
        for (const story::Anchor &anchor : render::anchors_of(session, frame)) {
            if (anchor.key != "label.sheath") continue;
            const auto pick = render::pick_of(session, frame, anchor.x, anchor.y);
            ASSERT_TRUE(pick) << step.where;
            const story::Lane &lane = session.show.lanes[static_cast<std::size_t>(pick->lane)];
            EXPECT_TRUE(
                render::goes_round(render::internode_key(lane, pick->internode, render::Detail::near).look()))
                << step.where;
            ++named;
        }
    }
    EXPECT_GT(named, 30);
}

// A kiosk, as those who come meet it: with its own scenes and walks, by touch and by keys, to its end.
// MYELIGHT_KIOSK_PICTURES=FOLDER draws every page, to be looked at.
#include "app/desktop/speech.h"
#include "app/desktop/theatre.h"
#include "app/platform/files.h"
#include "app/stage/canvas.h"
#include "app/stage/scenes.h"
#include "support.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <sstream>

using story::Do;
using story::KioskPage;

namespace {

// Somebody before it.
class Visit {
public:
    explicit Visit(int width = 480, int height = 270, double text_scale = 1) {
        std::string error;
        const auto kiosk = app::read_kiosk("", error);
        EXPECT_TRUE(kiosk) << error;
        theatre_ = app::open_unseen_theatre(kiosk->attract.scene, kiosk->attract.step, error);
        EXPECT_TRUE(theatre_.stage && theatre_.stage->begin_kiosk(*kiosk, error)) << error;
        canvas_ = std::make_unique<app::Canvas>(width, height);
        cold = session();
        if (text_scale > 1) stage().apply({.what = Do::text_scale, .value = text_scale});
        frame();
    }

    story::Session cold; // before anybody came

    app::Stage &stage() { return *theatre_.stage; }
    const story::Session &session() const { return theatre_.stage->session; }
    const ui::Tree &tree() const { return tree_; }

    void frame(double seconds = 0.02) { frame({}, seconds); }
    void frame(ui::Input input, double seconds) {
        input.width = canvas_->width();
        input.height = canvas_->height();
        input.seconds = seconds;
        input.touch = true;
        canvas_->bind();
        tree_ = stage().frame(input);
    }
    void wait(double seconds) {
        for (; seconds > 0; seconds -= 0.1) frame(0.1);
    }

    void touch(float x, float y) {
        ui::Input input;
        input.heard = true;
        input.pointer_x = x;
        input.pointer_y = y;
        for (const bool down : {true, false}) {
            input.pointer_down = down;
            frame(input, 0.02);
        }
        frame(0.6); // nobody taps twice so soon
    }
    void touch(const std::string &id) {
        const ui::Item *item = tree_.by_id(id);
        ASSERT_TRUE(item) << id;
        ASSERT_TRUE(item->enabled) << id;
        touch(item->rect.x + item->rect.w / 2, item->rect.y + item->rect.h / 2);
    }

    std::vector<std::uint8_t> pixels() const { return canvas_->pixels(); }
    void draw(const std::filesystem::path &file) {
        canvas_->bind();
        stage().still(canvas_->width(), canvas_->height());
        EXPECT_EQ(app::write_file(file, app::png(canvas_->pixels(), canvas_->width(), canvas_->height())),
                  "");
    }

private:
    app::Theatre theatre_;
    std::unique_ptr<app::Canvas> canvas_;
    ui::Tree tree_;
};

std::size_t walks(const Visit &visit) { return visit.session().kiosk.walks.size(); }

} // namespace

TEST(KioskPictures, AreDrawnForWhoAsks) {
    const char *folder = std::getenv("MYELIGHT_KIOSK_PICTURES");
    if (!folder) GTEST_SKIP() << "MYELIGHT_KIOSK_PICTURES=FOLDER draws them";
    const char *size = std::getenv("MYELIGHT_KIOSK_SIZE"), *text = std::getenv("MYELIGHT_KIOSK_TEXT");
    int width = 1280, height = 720;
    if (size) std::sscanf(size, "%dx%d", &width, &height);
    Visit visit(width, height, text ? std::atof(text) : 1);
    const std::filesystem::path to = folder;
    visit.wait(3);
    visit.draw(to / "a_attract.png");
    visit.touch(200, 100);
    visit.wait(1);
    visit.draw(to / "b_home.png");
    for (std::size_t w = 0; w < walks(visit); ++w) {
        visit.touch("booth.walk." + std::to_string(w));
        const std::size_t stops = visit.session().catalogue.talk.stops.size();
        for (std::size_t s = 0; s < stops; ++s) {
            visit.wait(4);
            visit.draw(to / ("c_walk" + std::to_string(w) + "_" + std::to_string(s) + ".png"));
            visit.touch("booth.next");
        }
        EXPECT_EQ(visit.session().kiosk.page, KioskPage::home);
    }
    visit.touch("booth.help");
    visit.wait(0.5);
    visit.draw(to / "d_help.png");
    visit.stage().apply({.what = Do::close_panel});
    visit.frame(125);
    visit.frame(1);
    visit.draw(to / "e_warning.png");
    visit.touch("booth.stay");
    visit.stage().apply({.what = Do::staff_door});
    visit.wait(0.5);
    visit.draw(to / "f_door.png");
    for (const char digit : std::string("2580"))
        visit.stage().apply({.what = Do::type_digit, .index = digit - '0'});
    visit.wait(0.5);
    visit.draw(to / "g_staff.png");
}

TEST(AKiosk, WakesWithTheFirstTouchAndDoesNothingElse) {
    Visit visit;
    visit.touch(240, 60);
    EXPECT_EQ(visit.session().kiosk.page, KioskPage::home);
    EXPECT_EQ(visit.session().visitor.panel, story::Panel::none);
}

TEST(AKiosk, ShowsNothingOfLossWhileNobodyIsThere) {
    Visit visit;
    for (const story::Lane &lane : visit.session().show.lanes) {
        EXPECT_FALSE(lane.around) << "no immune cell";
        EXPECT_EQ(lane.wanted.levers.myelin, 1);
    }
    int sent = 0;
    bool travels = false;
    for (int i = 0; i < 600; ++i) {
        visit.frame(0.1);
        sent += !std::exchange(travels, story::any_travels(visit.session().show)) && travels;
    }
    EXPECT_GE(sent, 2) << "a signal now and then";
    EXPECT_LE(sent, 12);
}

TEST(AKiosk, EveryWalkGoesToItsEndInFewWordsAndPastNoLoss) {
    Visit visit;
    visit.touch(240, 60);
    for (std::size_t w = 0; w < walks(visit); ++w) {
        visit.touch("booth.walk." + std::to_string(w));
        const std::size_t stops = visit.session().catalogue.talk.stops.size();
        EXPECT_GE(stops, 3U);
        EXPECT_LE(stops, 6U);
        bool can_do = false;
        for (std::size_t s = 0; s < stops; ++s) {
            ASSERT_EQ(visit.session().catalogue.talk.at, static_cast<int>(s));
            const story::Step &step = story::step_of(visit.session().show);
            EXPECT_EQ(step.id, visit.session().catalogue.talk.now()->step);
            EXPECT_TRUE(step.loss_skips_to.empty()) << step.id;
            can_do |= !visit.session().catalogue.talk.now()->offers.empty();
            std::istringstream caption(visit.tree().caption);
            const auto words = std::distance(std::istream_iterator<std::string>(caption), {});
            EXPECT_LE(words, 55) << step.id;
            visit.touch("booth.next");
        }
        EXPECT_TRUE(can_do) << "something to do";
        EXPECT_EQ(visit.session().kiosk.page, KioskPage::home);
    }
}

// What the next visitor meets is what the first one met.
TEST(AKiosk, IsAfterAVisitAsItWasBefore) {
    Visit visit;
    const story::Session &before = visit.cold;
    const std::string words = visit.tree().caption;
    visit.touch(240, 60);
    visit.stage().apply({.what = Do::text_scale, .value = 2});
    visit.stage().apply({.what = Do::set_theme, .theme = story::Theme::paper});
    visit.stage().apply({.what = Do::choose_walk, .index = 2});
    visit.wait(1);
    visit.stage().apply({.what = Do::next_step});
    visit.stage().apply({.what = Do::take_offer, .index = 0});
    visit.wait(2);
    visit.frame(121);
    EXPECT_TRUE(visit.session().kiosk.warning);
    visit.frame(31);
    const story::Session &after = visit.session();
    EXPECT_EQ(after.visitor, before.visitor);
    EXPECT_EQ(after.kiosk, before.kiosk);
    EXPECT_EQ(after.catalogue.open, before.catalogue.open);
    EXPECT_EQ(after.catalogue.talk, before.catalogue.talk);
    EXPECT_EQ(after.show.scene.id, before.show.scene.id);
    EXPECT_EQ(after.show.step, before.show.step);
    ASSERT_EQ(after.show.lanes.size(), before.show.lanes.size());
    EXPECT_EQ(after.show.lanes[0].wanted, before.show.lanes[0].wanted);
    EXPECT_EQ(after.show.lanes[0].axon.state().inside_mV, before.show.lanes[0].axon.state().inside_mV);
    visit.frame(0);
    EXPECT_EQ(visit.tree().caption, words);
}

TEST(Speech, ReadsHeadingsTextsAndChoicesInTheirOrder) {
    ui::Tree tree;
    const auto add = [&](const char *id, ui::Role role, const char *name) {
        ui::Item &item = tree.items.emplace_back();
        item.id = id;
        item.role = role;
        item.name = name;
    };
    add("h", ui::Role::heading, "What would you like to see?");
    add("t", ui::Role::text, "A simple model");
    add("booth.walk.0", ui::Role::button, "How a nerve works");
    add("booth.text", ui::Role::button, "Size of the text");
    EXPECT_EQ(app::words_to_read(tree), "What would you like to see? A simple model. How a nerve works. ");
}

TEST(AKiosk, IsSilentWithoutAVoiceAndStopsWithWhateverSomebodyDoes) {
    Visit visit;
    visit.touch(240, 60);
    EXPECT_FALSE(visit.tree().by_id("booth.read"));
    visit.stage().session.kiosk.can_read_aloud = true;
    visit.frame();
    visit.touch("booth.read");
    EXPECT_TRUE(visit.session().visitor.reading);
    visit.touch("booth.text");
    EXPECT_FALSE(visit.session().visitor.reading);
}

// Who is drawn near by it must not be made giddy by it.
TEST(AKiosk, MovesLittleOfItsPictureWhileNobodyIsThere) {
    Visit visit(320, 180);
    std::vector<std::uint8_t> before;
    double most = 0;
    for (int second = 0; second < 25; ++second) {
        for (int i = 0; i < 10; ++i) visit.frame(0.1);
        const std::vector<std::uint8_t> now = visit.pixels();
        int moved = 0;
        for (std::size_t i = 0; !before.empty() && i < now.size(); i += 3)
            for (std::size_t c = i; c < i + 3; ++c)
                if (std::abs(int{now[c]} - int{before[c]}) > 10) {
                    ++moved;
                    break;
                }
        if (second > 2) most = std::max(most, moved / (320.0 * 180)); // after it has come up
        before = now;
    }
    EXPECT_GT(most, 0.001) << "something lives";
    EXPECT_LE(most, 0.1);
}

TEST(AKiosk, TakesNoStepOfLossAndNoChart) {
    const std::string folder = (support::project() / "kiosk/").string();
    for (const char *attract : {R"("lost", "step": "breaks")", R"("trials", "step": "trial")"}) {
        story::Faults faults;
        app::kiosk_in(folder + "x.json",
                      R"({"format": 1, "walks": ["walks/nerve.json"], "screen_inches": 24, "distance_mm": 600,
                          "staff_number": "1234", "attract": {"scene": )" +
                          std::string(attract) + "}}",
                      faults);
        ASSERT_EQ(faults.size(), 1U) << attract;
        EXPECT_EQ(faults[0].where, "/attract");
    }
}

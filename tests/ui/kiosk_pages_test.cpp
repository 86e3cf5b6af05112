// The pages of a kiosk, on every kind of screen: large enough to be read and pressed by unsteady hands,
// whole, in the same places, and with no way out but the staff's.
#include "stage.h"
#include "ui/layer/palette.h"
#include "ui/panels/kiosk_pages.h"

#include <cmath>
#include <numbers>
#include <random>
#include <set>

namespace ui::test {
namespace {

using story::Do;
using story::KioskPage;

constexpr double body_words = 40; // of a long caption

story::Text english(const std::string &text) { return {{{"en", text}}}; }

story::Talk a_walk(const std::string &title) {
    std::string caption;
    for (int i = 0; i < body_words; ++i) caption += i % 8 == 7 ? "covering. " : "signal ";
    story::Talk walk{.title = english(title), .stops = {}};
    for (int i = 0; i < 3; ++i)
        walk.stops.push_back({.scene = "small",
                              .step = "one",
                              .caption = english(caption),
                              .offers = {{english("Wake the repair cells"), {{.what = Do::send_signal}}},
                                         {english("Put all of it back"), {{.what = Do::clear_lesion}}}}});
    return walk;
}

story::Session at_an_event(double text_scale) {
    story::Session session = session_of(Shown::one_axon);
    session.visitor.text_scale = text_scale;
    story::Kiosk &kiosk = session.kiosk;
    kiosk.on = true;
    kiosk.number = "2580";
    kiosk.can_read_aloud = true;
    for (const char *title :
         {"How a nerve works", "What happens in MS", "Repair and protection", "Where research stands"})
        kiosk.walks.push_back(a_walk(title));
    session.catalogue.open = "small";
    return session;
}

struct Screen {
    int width, height;
    double inches;
    double text_scale;
};
constexpr Screen screens[] = {{1024, 768, 19, 1},  {1280, 720, 24, 1},  {1280, 720, 24, 2},
                              {1920, 1080, 27, 1}, {1920, 1080, 27, 2}, {1080, 1920, 32, 1},
                              {1080, 1920, 32, 2}, {3840, 2160, 43, 1}, {3840, 2160, 43, 2}};
void PrintTo(const Screen &s, std::ostream *out) {
    *out << s.width << "x" << s.height << " at " << s.text_scale;
}

// Every page, one after the other.
const std::vector<std::pair<std::string, void (*)(story::Session &)>> pages{
    {"attract", [](auto &) {}},
    {"home", [](auto &s) { story::apply(s, {.what = Do::wake}); }},
    {"walk", [](auto &s) { story::apply(s, {.what = Do::choose_walk, .index = 1}); }},
    {"help", [](auto &s) { story::apply(s, {.what = Do::toggle_panel, .panel = story::Panel::help}); }},
    {"warning",
     [](auto &s) {
         story::apply(s, {.what = Do::close_panel});
         s.kiosk.idle_s = 125;
         s.kiosk.warning = true;
     }},
    {"door",
     [](auto &s) {
         s.kiosk.warning = false;
         story::apply(s, {.what = Do::staff_door});
     }},
    {"staff", [](auto &s) { s.kiosk.page = KioskPage::staff; }},
};

bool presses(const Item &item) {
    return item.enabled && item.role == Role::button && item.state != "out of view" &&
           item.id != "booth.wake";
}

class KioskPages : public testing::TestWithParam<Screen> {
protected:
    KioskPages() : stage(GetParam().width, GetParam().height) {
        stage.session = at_an_event(GetParam().text_scale);
        stage.session.kiosk.screen_inches = GetParam().inches;
        stage.input.touch = true;
        stage.deaf = true;
        settle();
    }
    void settle() {
        for (int i = 0; i < 3; ++i) stage.frame();
    }
    // Shows every page.
    template <class See> void each(const See &see) {
        for (const auto &[name, go] : pages) {
            SCOPED_TRACE(name);
            go(stage.session);
            settle();
            see();
        }
    }
    float px_per_mm() const {
        return kiosk_px_per_mm(stage.session.kiosk, GetParam().width, GetParam().height);
    }
    Stage stage;
};

} // namespace

TEST_P(KioskPages, HaveTargetsOfTwentyMillimetresAndTheirWayOnOfThirty) {
    const std::set<std::string> main{"booth.next",    "booth.back",   "booth.pause", "help",
                                     "booth.offer.0", "booth.walk.0", "booth.stay"};
    each([&] {
        for (const Item &item : stage.output.tree.items) {
            if (!presses(item)) continue;
            EXPECT_GE(std::min(item.rect.w, item.rect.h), 20 * px_per_mm()) << item.id;
            const double least_mm = main.contains(item.id) ? 30 : 20;
            EXPECT_GE(std::max(item.rect.w, item.rect.h), least_mm * px_per_mm()) << item.id;
        }
    });
}

TEST_P(KioskPages, CanBeReadFromWhereTheyAreLookedAt) {
    const double letter_mm = std::tan(0.7 * std::numbers::pi / 180) * stage.session.kiosk.distance_mm;
    each([&] {
        for (const Item &item : stage.output.tree.items)
            EXPECT_TRUE(item.font_px == 0 || item.font_px * 0.7 >= 0.98 * letter_mm * px_per_mm())
                << item.id << " " << item.font_px << " px";
    });
}

TEST_P(KioskPages, AreWholeWithNothingClippedOrOverlapping) {
    each([&] {
        const std::vector<Item> &items = stage.output.tree.items;
        std::set<std::string> names;
        for (const Item &a : items) {
            if (a.state == "out of view" || a.id == "booth.wake") continue;
            EXPECT_LE(a.text_w, a.rect.w + 1.5F) << a.id << " is clipped";
            if (!presses(a)) continue;
            EXPECT_TRUE(names.insert(a.name).second) << "two are called " << a.name;
            EXPECT_GE(a.rect.x, 0) << a.id;
            EXPECT_GE(a.rect.y, 0) << a.id;
            EXPECT_LE(a.rect.x + a.rect.w, GetParam().width + 0.5F) << a.id;
            EXPECT_LE(a.rect.y + a.rect.h, GetParam().height + 0.5F) << a.id;
            for (const Item &b : items) {
                if (&a == &b || !presses(b)) continue;
                const bool apart =
                    a.rect.x + a.rect.w <= b.rect.x + 0.5F || b.rect.x + b.rect.w <= a.rect.x + 0.5F ||
                    a.rect.y + a.rect.h <= b.rect.y + 0.5F || b.rect.y + b.rect.h <= a.rect.y + 0.5F;
                EXPECT_TRUE(apart) << a.id << " and " << b.id;
            }
        }
    });
}

TEST_P(KioskPages, KeepTheirBarInItsPlace) {
    std::map<std::string, Rect> places;
    each([&] {
        for (const char *id : {"booth.text", "booth.colours", "help", "booth.again", "booth.next"}) {
            const Item *item = stage.output.tree.by_id(id);
            if (!item) continue;
            const auto [place, is_new] = places.insert({id, item->rect});
            EXPECT_NEAR(place->second.x, item->rect.x, 2) << id;
            EXPECT_NEAR(place->second.y, item->rect.y, 2) << id;
        }
    });
    EXPECT_EQ(places.size(), 5U);
}

TEST_P(KioskPages, LeaveMuchOfThePictureFree) {
    pages[1].second(stage.session);
    pages[2].second(stage.session);
    settle();
    EXPECT_GE(stage.picture.h, GetParam().height * (GetParam().text_scale > 1 ? 0.12F : 0.22F));
    EXPECT_GE(stage.picture.y, 0);
}

TEST_P(KioskPages, HaveSevenToOneBetweenLettersAndWhatLiesBehindThem) {
    for (const story::Theme theme : {story::Theme::dark, story::Theme::paper, story::Theme::contrast}) {
        SCOPED_TRACE(story::theme_name(theme));
        story::set_theme_at_once(stage.session.visitor, theme);
        each([&] {
            for (const Item &item : stage.output.tree.items) {
                // Bold and as large as these are (from 24 px on) 4.5 is as good.
                const bool bold = item.role == Role::heading || item.id == "booth.touch";
                EXPECT_TRUE(!item.enabled || item.font_px == 0 ||
                            contrast(item.text_rgb, item.background_rgb) >= (bold ? 4.5 : 7))
                    << item.id;
            }
        });
        stage.session.kiosk.page = KioskPage::attract;
    }
}

// Hands that tremble (4–8 Hz, 3–10 mm) and miss by some millimetres where they aim.
TEST_P(KioskPages, HearTremblingHandsAndNothingElse) {
    std::mt19937 chance(20261130);
    const auto between = [&](double a, double b) { return std::uniform_real_distribution(a, b)(chance); };
    int meant = 0, heard = 0;
    each([&] {
        stage.input.seconds = 0.01;
        const std::vector<Item> items = stage.output.tree.items;
        for (const Item &item : items) {
            if (!presses(item)) continue;
            stage.wished.clear();
            const auto wait = [&] {
                stage.input.seconds = 1;
                stage.point(-1, -1, false);
                stage.input.seconds = 0.01;
            };
            wait();
            stage.press(item.name);
            const std::vector<story::Command> wanted = stage.wished;
            if (wanted.empty()) continue; // it scrolls: no wish
            for (int touch = 0; touch < 4; ++touch) {
                wait();
                stage.wished.clear();
                const double hz = between(4, 8), wide = between(3, 10) / 2 * px_per_mm();
                const double way = between(0, std::numbers::pi), begun = between(0, 1);
                const double x = item.rect.x + item.rect.w / 2 + between(-4, 4) * px_per_mm();
                const double y = item.rect.y + item.rect.h / 2 + between(-4, 4) * px_per_mm();
                const double lasts = between(0.1, 0.5);
                double t = 0;
                for (bool down = true; down; t += 0.01) {
                    down = t < lasts;
                    const double off = wide * std::sin(2 * std::numbers::pi * (hz * t + begun));
                    stage.point(static_cast<float>(x + off * std::cos(way)),
                                static_cast<float>(y + off * std::sin(way)), down);
                }
                ++meant;
                heard += stage.wished == wanted;
                EXPECT_TRUE(stage.wished.empty() || stage.wished == wanted) << item.id;
            }
        }
    });
    EXPECT_GT(meant, 100);
    EXPECT_GE(heard, meant * 98 / 100) << "of " << meant;
}

INSTANTIATE_TEST_SUITE_P(Screens, KioskPages, testing::ValuesIn(screens), [](const auto &screen) {
    const Screen &s = screen.param;
    return std::to_string(s.width) + "x" + std::to_string(s.height) + (s.text_scale > 1 ? "_large" : "");
});

TEST(Kiosk, LargerTextStaysUnderTheFingerThatAskedForIt) {
    Stage stage;
    stage.session = at_an_event(1);
    stage.input.touch = true;
    stage.frame();
    const Rect before = stage.output.tree.by_id("booth.text")->rect;
    for (const double wanted : {1.5, 2.0, 1.0}) {
        stage.input.seconds = 1;
        stage.point(before.x + before.w / 2, before.y + before.h / 2, true);
        stage.point(before.x + before.w / 2, before.y + before.h / 2, false);
        stage.frame();
        EXPECT_EQ(stage.session.visitor.text_scale, wanted);
    }
}

TEST(Kiosk, ThousandsOfTapsAndKeysByChanceNeverLeaveIt) {
    Stage stage;
    stage.session = at_an_event(1);
    std::mt19937 chance(7);
    const auto upto = [&](int n) { return std::uniform_int_distribution(0, n - 1)(chance); };
    for (int i = 0; i < 10'000; ++i) {
        stage.input.seconds = 0.03;
        if (upto(3) == 0) {
            ui::KeyPress key{.key = static_cast<Key>(upto(static_cast<int>(Key::letter) + 1))};
            if (key.key == Key::letter) key.letter = static_cast<char>(' ' + upto(95));
            key.shift = upto(2) == 0;
            key.ctrl = upto(2) == 0;
            stage.input.keys.push_back(key);
        }
        stage.input.touch = upto(4) > 0;
        stage.point(static_cast<float>(upto(1280)), static_cast<float>(upto(720)), upto(2) == 0);
        stage.session.kiosk.starts_again = false;
        ASSERT_FALSE(stage.session.quit) << i;
        ASSERT_NE(stage.session.kiosk.page, KioskPage::staff) << i;
        ASSERT_TRUE(stage.session.kiosk.on);
        ASSERT_EQ(stage.session.kiosk.walks.size(), 4U);
        ASSERT_FALSE(stage.session.visitor.presenting || stage.session.visitor.black) << i;
    }
}

TEST(Kiosk, OpensTheStaffsDoorToAFingerThatRestsInTheCorner) {
    Stage stage;
    stage.session = at_an_event(1);
    stage.input.touch = true;
    stage.input.seconds = 0.5;
    for (int i = 0; i < 9; ++i) stage.point(10, 10, true);
    EXPECT_EQ(stage.session.kiosk.page, KioskPage::attract);
    for (int i = 0; i < 2; ++i) stage.point(10, 10, true);
    EXPECT_EQ(stage.session.kiosk.page, KioskPage::door);
}

TEST(Kiosk, WorksByAMuseumsKeypad) {
    Stage stage;
    stage.session = at_an_event(1);
    stage.key(Key::enter);
    stage.frame();
    EXPECT_EQ(stage.session.kiosk.page, KioskPage::home) << "any key wakes it";
    for (int i = 0; i < 20 && stage.focus() != "booth.walk.2"; ++i) stage.key(Key::down);
    stage.key(Key::enter);
    stage.frame();
    EXPECT_EQ(stage.session.kiosk.page, KioskPage::walk);
    EXPECT_EQ(stage.session.kiosk.walk, 2);
    stage.key(Key::escape);
    stage.frame();
    EXPECT_EQ(stage.session.kiosk.page, KioskPage::home) << "Back leaves the first step";
    stage.key(Key::f1);
    stage.frame();
    EXPECT_EQ(stage.session.visitor.panel, story::Panel::help);
}

TEST(Kiosk, TakesNoTouchWhileItIsCleaned) {
    Stage stage;
    stage.session = at_an_event(1);
    stage.session.kiosk.page = KioskPage::staff;
    story::apply(stage.session, {.what = Do::clean});
    stage.frame();
    for (int i = 0; i < 50; ++i)
        stage.point(static_cast<float>(i * 25), static_cast<float>(i * 14), i % 2 == 0);
    EXPECT_TRUE(stage.wished.empty());
    EXPECT_TRUE(stage.output.tree.by_id("booth.cleaning_text"));
}

TEST(Kiosk, TheTouchOrKeyThatKeepsItDoesNoMore) {
    Stage stage;
    stage.session = at_an_event(1);
    stage.input.touch = true;
    story::apply(stage.session, {.what = Do::choose_walk, .index = 0});
    stage.frame();
    const Rect next = stage.output.tree.by_id("booth.next")->rect;
    stage.session.kiosk.warning = true;
    stage.frame();
    stage.key(Key::escape);
    EXPECT_EQ(stage.session.kiosk.page, KioskPage::walk);
    stage.session.kiosk.warning = false; // somebody's hand came near
    stage.input.seconds = 0.1;
    stage.point(next.x + 40, next.y + 30, true);
    stage.point(next.x + 40, next.y + 30, false);
    EXPECT_EQ(stage.session.catalogue.talk.at, 0);
    stage.input.seconds = 1;
    stage.frame();
    stage.point(next.x + 40, next.y + 30, true);
    stage.point(next.x + 40, next.y + 30, false);
    EXPECT_EQ(stage.session.catalogue.talk.at, 1);
}

} // namespace ui::test

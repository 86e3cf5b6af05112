// Whatever the window and the size of the text: readable, large enough to hit, nothing cut off, nothing on
// top of something else, everything to be reached.
#include "stage.h"
#include "ui/layer/palette.h"
#include "ui/window/labels.h"

#include <map>
#include <set>

namespace ui::test {

namespace {

struct Case {
    int width, height;
    double text_scale;
    Shown shown;
};

std::vector<Case> all_cases() {
    std::vector<Case> cases;
    for (const auto &[w, h] : {std::pair{1280, 720}, {1920, 1080}, {1024, 768}, {420, 900}})
        for (const double scale : {1.0, 1.5, 2.0})
            cases.push_back({w, h, scale, scale > 1.2 ? Shown::two_axons : Shown::one_axon});
    for (const auto &[w, h] : {std::pair{1280, 720}, {1920, 1080}, {420, 900}})
        for (const double scale : {1.0, 2.0}) cases.push_back({w, h, scale, Shown::tract});
    for (const auto &[w, h] : {std::pair{1280, 720}, {1920, 1080}, {420, 900}, {640, 360}})
        for (const double scale : {1.0, 2.0})
            for (const Shown shown :
                 {Shown::around, Shown::life, Shown::fibre, Shown::scan, Shown::courses, Shown::trial})
                cases.push_back({w, h, scale, shown});
    return cases;
}

bool interactive(const Item &item) {
    return item.role == Role::button || item.role == Role::toggle || item.role == Role::slider;
}

bool overlap(const story::Rect &a, const story::Rect &b) {
    return a.x < b.x + b.w - 0.6F && b.x < a.x + a.w - 0.6F && a.y < b.y + b.h - 0.6F &&
           b.y < a.y + a.h - 0.6F;
}

void check_tree(const Tree &tree, const std::string &where) {
    std::set<std::string> names, ids;
    for (const Item &item : tree.items) {
        const std::string what = where + ": " + item.id + " '" + item.name + "'";
        if (!item.enabled && !interactive(item)) continue; // behind a panel
        EXPECT_FALSE(item.name.empty()) << what;
        if (item.enabled) {
            EXPECT_TRUE(names.insert(item.name).second) << what << " has another's name";
        }
        EXPECT_TRUE(ids.insert(item.id).second) << what << " has another's id";
        EXPECT_EQ(item.name.find('<'), std::string::npos) << what << " has no words";
        if (item.role != Role::group) {
            EXPECT_GE(contrast(item.text_rgb, item.background_rgb), 7) << what;
        }
        EXPECT_LE(item.text_w, item.rect.w + 1) << what << " is cut off";
        if (item.role != Role::group) {
            EXPECT_GE(item.font_px, 18) << what;
        }
        if (interactive(item)) {
            EXPECT_GE(std::min(item.rect.w, item.rect.h), 44) << what << " is hard to hit";
        }
        if (item.state == "out of view") continue;
        EXPECT_GE(item.rect.x, 0) << what;
        EXPECT_GE(item.rect.y, 0) << what;
        EXPECT_LE(item.rect.x + item.rect.w, static_cast<float>(tree.width) + 0.5F) << what;
        EXPECT_LE(item.rect.y + item.rect.h, static_cast<float>(tree.height) + 0.5F) << what;
    }
}

void check_overlaps(const Tree &tree, const std::string &where, bool panel) {
    for (std::size_t i = 0; i < tree.items.size(); i++) {
        for (std::size_t j = i + 1; j < tree.items.size(); j++) {
            const Item &a = tree.items[i], &b = tree.items[j];
            if (a.role == Role::group || b.role == Role::group) continue;
            if (a.state == "out of view" || b.state == "out of view") continue;
            if (panel && (!a.enabled || !b.enabled)) continue;
            EXPECT_FALSE(overlap(a.rect, b.rect)) << where << ": " << a.id << " and " << b.id << " overlap";
        }
    }
}

std::string describe(const Case &c) {
    return std::to_string(c.width) + "x" + std::to_string(c.height) + " text " +
           std::to_string(c.text_scale) + " shown " + std::to_string(static_cast<int>(c.shown));
}

void add_anchors(Stage &stage) {
    stage.frame();
    const story::Rect p = stage.picture;
    stage.anchors = {{"label.node", p.x + p.w * 0.5F, p.y + p.h * 0.5F, 0.1F, 1, 0xFEB800},
                     {"label.sheath", p.x + p.w * 0.4F, p.y + p.h * 0.45F, -0.5F, -1, 0xF0D8C4},
                     {"label.hand", p.x + p.w * 0.97F, p.y + p.h * 0.5F, 0, -1, 0xA9C6EE},
                     {"label.sodium", p.x + p.w * 0.55F, p.y + p.h * 0.4F, 1, -1, 0xFDFF8A},
                     {"label.potassium", p.x + p.w * 0.56F, p.y + p.h * 0.6F, 1, 1, 0xB378FA}};
    stage.frame();
    stage.frame();
}

} // namespace

TEST(Layout, AFaultOfTheSceneIsSaidWithItsPlaceWhereThereIsRoom) {
    Stage stage;
    for (const auto &[width, height, text_scale] : {std::tuple{1280, 720, 1.0}, {1920, 1080, 2.0}}) {
        stage.set(width, height, text_scale, Shown::one_axon);
        stage.session.show.notice = "notice.faulty_scene";
        stage.session.show.scene_fault = "mine.json: /steps/0/veiw: this key is not known here; did you mean "
                                         "\"view\"? the known ones are caption, changes, deeper, goal, id …";
        stage.frame();
        stage.frame();
        const std::string where = std::to_string(width) + " at " + std::to_string(text_scale);
        check_tree(stage.output.tree, where);
        const Item *notice = stage.output.tree.by_id("notice");
        ASSERT_NE(notice, nullptr) << where;
        EXPECT_NE(notice->name.find("/steps/0/veiw"), std::string::npos) << where;
    }
}

TEST(Layout, EverythingIsReadableAndReachable) {
    Stage stage;
    for (const Case &c : all_cases()) {
        stage.set(c.width, c.height, c.text_scale, c.shown);
        stage.session.show.step = 1;
        for (const auto &[open, more_levers] : {std::pair{true, false}, {true, true}, {false, false}}) {
            stage.session.visitor.folds.levers = stage.session.visitor.folds.trace = open;
            stage.session.visitor.folds.more_levers = more_levers;
            stage.session.visitor.folds.more = stage.session.visitor.folds.sheaths =
                stage.session.visitor.folds.sheet = open;
            stage.session.show.notice = open ? "notice.wait" : "";
            stage.session.visitor.sound = more_levers ? 0 : story::loudest;
            add_anchors(stage);
            const std::string where =
                describe(c) + (open ? " open" : " folded") + (more_levers ? ", other levers" : "");
            check_tree(stage.output.tree, where);
            check_overlaps(stage.output.tree, where, false);
            const Item *mute = stage.output.tree.by_id("mute");
            EXPECT_EQ(mute && mute->state != "out of view", !more_levers)
                << where << ": as long as there is sound, one press turns it off";
            for (const char *name : {"Send a signal", "Next", "Controls", "Reset all", "Help & support"}) {
                const bool small = stage.output.tree.by_name("Controls") != nullptr;
                if (!small && std::string(name) == "Controls") continue;
                if (small && !open && std::string(name) == "Reset all" &&
                    stage.output.tree.by_name(name) == nullptr)
                    continue; // on the folded sheet
                EXPECT_NE(stage.output.tree.by_name(name), nullptr) << where << ": " << name;
            }
            const float share = stage.picture.w * stage.picture.h / static_cast<float>(c.width * c.height);
            if (!open) {
                // Above a scan, and not on it, stand the choice of what is shown and the note.
                const float least = c.shown == Shown::scan ? 0.29F : 0.34F;
                EXPECT_GE(share, least) << where << ": the picture is too small";
            }
        }
    }
}

TEST(Layout, EveryItemOfASheetCanBeScrolledIntoView) {
    for (const Case &c : {Case{420, 900, 2, Shown::two_axons}, Case{1280, 720, 2, Shown::one_axon},
                          Case{1024, 768, 1, Shown::two_axons}, Case{420, 900, 2, Shown::tract},
                          Case{420, 900, 2, Shown::around}, Case{420, 900, 2, Shown::life},
                          Case{640, 360, 2, Shown::fibre}, Case{420, 900, 1, Shown::trial}}) {
        Stage stage(c.width, c.height, c.text_scale, c.shown);
        stage.press("Controls");
        stage.session.visitor.folds.more_levers = c.shown == Shown::two_axons;
        stage.frame();
        std::vector<std::string> wanted;
        for (const Item &item : stage.output.tree.items)
            if (item.focus_index >= 0) wanted.push_back(item.id);
        for (const char *id : {"reset", "help", "truth", "keys", "sources", "scenes", "undo"})
            EXPECT_NE(stage.output.tree.by_id(id), nullptr) << describe(c) << ": " << id;
        std::set<std::string> reached;
        for (std::size_t i = 0; i < wanted.size() + 8; i++) {
            stage.key(Key::tab);
            stage.frame();
            reached.insert(stage.focus());
        }
        for (const std::string &id : wanted) {
            const bool scroll_arrow = id.ends_with(".up") || id.ends_with(".down");
            EXPECT_TRUE(scroll_arrow || reached.contains(id))
                << describe(c) << ": " << id << " stays out of view";
        }
    }
}

TEST(Layout, PanelsAreReadable) {
    using story::Panel;
    Stage stage;
    for (const Case &c : all_cases()) {
        if (c.shown > Shown::life) continue; // the same as of a life
        stage.set(c.width, c.height, c.text_scale, c.shown);
        stage.session.catalogue.scenes = {{"small", {{{"en", "A message travels"}}}},
                                          {"other", {{{"en", "Repair at last"}}}}};
        for (const Panel panel :
             {Panel::truth, Panel::help, Panel::keys, Panel::sources, Panel::scenes, Panel::treatments}) {
            stage.session.visitor.panel = panel;
            stage.frame();
            const std::string where = describe(c) + " panel " + std::to_string(static_cast<int>(panel));
            Tree used = stage.frame();
            std::erase_if(used.items, [](const Item &item) { return !item.enabled; });
            check_tree(used, where);
            check_overlaps(used, where, true);
            EXPECT_NE(used.by_name("Close"), nullptr) << where;
            stage.press("Close");
            EXPECT_EQ(stage.session.visitor.panel, Panel::none) << where;
        }
    }
}

TEST(Layout, TextIsReadableOnEveryPlateOverAnythingInEveryTheme) {
    EXPECT_GE(plate_alpha, 0.92F);
    for (const auto theme : {story::Theme::dark, story::Theme::paper, story::Theme::contrast}) {
        const unsigned plate = worst_plate(theme);
        const auto shown = [theme](unsigned rgb) { return themed(rgb, theme); };
        for (const unsigned ink : {white, mist, haze}) EXPECT_GE(contrast(shown(ink), plate), 7) << ink;
        for (const unsigned line : {rim, gold, sky, rose}) EXPECT_GE(contrast(shown(line), plate), 3) << line;
        // Colours of the picture that label it, or mark a lever.
        for (const unsigned any : {0xF0D8C4U, 0x2F66BBU, 0x45B387U, 0xFDFF8AU, 0xB378FAU, 0xE39A92U})
            EXPECT_GE(contrast(shown(any), plate), theme == story::Theme::dark ? 2.8 : 3.9) << any;
        EXPECT_GE(contrast(shown(navy), shown(gold)), 7);
        for (const unsigned ground : {fill, fill_hover, fill_on})
            EXPECT_GE(contrast(shown(white), shown(ground)), 7) << ground;
    }
}

TEST(Layout, EveryItemIsReadableInEveryTheme) {
    Stage stage(1280, 720, 1, Shown::around);
    for (const auto theme : {story::Theme::paper, story::Theme::contrast}) {
        stage.session.visitor.theme = stage.session.visitor.theme_wanted = theme;
        stage.session.visitor.folds.more = true;
        for (const Item &item : stage.frame().items) {
            if (item.font_px <= 0) continue;
            EXPECT_GE(contrast(item.text_rgb, item.background_rgb), item.role == Role::graph ? 3 : 7)
                << item.id << " in theme " << static_cast<int>(theme);
        }
    }
}

TEST(PresenterView, IsReadFromTheBackRow) {
    for (const Shown shown : {Shown::one_axon, Shown::two_axons, Shown::tract, Shown::around, Shown::life,
                              Shown::scan, Shown::courses, Shown::trial}) {
        Stage stage(1920, 1080, 1, shown);
        stage.session.visitor.presenting = true;
        stage.session.visitor.sound = 1;
        stage.frame();
        const Tree tree = stage.frame();
        const std::string where = "shown " + std::to_string(static_cast<int>(shown));
        check_tree(tree, where);
        check_overlaps(tree, where, false);
        for (const Item &item : tree.items) {
            if (item.role == Role::group) continue;
            EXPECT_GE(item.font_px, 36) << where << ": " << item.id; // 9 px of the back row's 270
        }
        for (const char *id : {"caption", "truth", "present", "mute"})
            EXPECT_NE(tree.by_id(id), nullptr) << where << id;
    }
}

TEST(PresenterView, BeginsAndEndsWithAClicker) {
    Stage stage;
    stage.key(Key::f5);
    stage.frame();
    EXPECT_TRUE(stage.session.visitor.presenting);
    EXPECT_TRUE(stage.session.visitor.fullscreen);
    stage.key(Key::page_down);
    stage.frame();
    EXPECT_TRUE(stage.session.visitor.presenting);
    stage.key(Key::escape);
    stage.frame();
    EXPECT_FALSE(stage.session.visitor.presenting);
    EXPECT_FALSE(stage.session.visitor.fullscreen);
}

TEST(Layout, LabelsKeepClearAndKeepStill) {
    std::vector<PlateWish> wishes;
    for (int i = 0; i < 8; i++)
        wishes.push_back({"k" + std::to_string(i),
                          200 + static_cast<float>(i) * 64,
                          200,
                          0,
                          i % 2 ? 1.0F : -1.0F,
                          120,
                          32,
                          {}});
    const Rect area{10, 10, 800, 400};
    const std::vector<Rect> taken{{250, 100, 200, 40}};
    const auto places = place_plates(wishes, area, taken, 8);
    ASSERT_EQ(places.size(), wishes.size());
    for (std::size_t i = 0; i < places.size(); i++) {
        ASSERT_TRUE(places[i]) << i;
        EXPECT_FALSE(overlap(*places[i], taken[0])) << i;
        for (std::size_t j = 0; j < i; j++) EXPECT_FALSE(overlap(*places[i], *places[j])) << i << " " << j;
        wishes[i].before = places[i];
        wishes[i].x += 3;
    }
    EXPECT_EQ(place_plates(wishes, area, taken, 8), places) << "a little motion moves no text";
}

TEST(Layout, ALabelThatCouldOnlyStandFarAwayIsLeftOut) {
    const std::vector<PlateWish> wishes{{"k", 400, 200, 0, 1, 120, 32, {}}};
    const Rect area{10, 10, 800, 400};
    EXPECT_TRUE(place_plates(wishes, area, {{300, 120, 200, 70}}, 8).front());
    EXPECT_FALSE(place_plates(wishes, area, {{250, 60, 300, 250}}, 8).front());
}

TEST(Layout, NoLeaderRunsUnderAPlate) {
    // A crowd: not all can be named.
    std::vector<PlateWish> wishes;
    for (int i = 0; i < 10; i++)
        wishes.push_back({"k" + std::to_string(i),
                          350 + 15 * static_cast<float>(i % 5),
                          190 + 18 * static_cast<float>(i / 5),
                          0,
                          i % 2 ? 1.0F : -1.0F,
                          120,
                          32,
                          {}});
    const auto places = place_plates(wishes, {10, 10, 800, 400}, {{250, 100, 200, 40}}, 8);
    int named = 0;
    for (std::size_t i = 0; i < places.size(); i++) {
        if (!places[i]) continue;
        named++;
        const Rect &own = *places[i];
        const float to_x = std::clamp(wishes[i].x, own.x, own.x + own.w);
        const float to_y = std::clamp(wishes[i].y, own.y, own.y + own.h);
        for (std::size_t j = 0; j < places.size(); j++)
            for (int k = 0; k <= 100 && places[j] && j != i; k++) {
                const float t = static_cast<float>(k) / 100;
                ASSERT_FALSE(places[j]->contains(wishes[i].x + t * (to_x - wishes[i].x),
                                                 wishes[i].y + t * (to_y - wishes[i].y)))
                    << i << " under " << j;
            }
    }
    EXPECT_GE(named, 4);
}

TEST(Layout, LeadersDoNotCutEachOther) {
    // Each would rather stand on the other's side.
    const std::vector<PlateWish> wishes{{"left", 380, 200, 1, 0.6F, 120, 32, {}},
                                        {"right", 420, 205, -1, 0.6F, 120, 32, {}}};
    const auto places = place_plates(wishes, {10, 10, 800, 400}, {}, 8);
    ASSERT_TRUE(places[0] && places[1]);
    const auto middle = [](const Rect &r) { return r.x + r.w / 2; };
    const bool swapped = middle(*places[0]) > 420 && middle(*places[1]) < 380;
    const bool same_side = (places[0]->y > 205) == (places[1]->y > 205);
    EXPECT_FALSE(swapped && same_side);
}

TEST(Layout, NoLeaderRunsOverAnotherThing) {
    // The two things stand one above the other, and both would rather have their plates below.
    const std::vector<PlateWish> wishes{{"node", 400, 150, 0, 1, 140, 32, {}},
                                        {"bar", 400, 195, 0, 1, 90, 32, {}}};
    for (const auto &in_turn : {wishes, std::vector{wishes[1], wishes[0]}}) {
        const auto places = place_plates(in_turn, {10, 10, 800, 400}, {}, 8);
        ASSERT_TRUE(places[0] && places[1]);
        const Rect node = *places[in_turn[0].key == "node" ? 0 : 1];
        const bool over_the_bar = node.x < 408 && node.x + node.w > 392 && node.y > 195;
        EXPECT_FALSE(over_the_bar) << in_turn[0].key << " first";
    }
}

TEST(Layout, ThePictureKnowsItsPlaceBeforeTheFrame) {
    Stage stage;
    const Rect before = stage.interface->picture_rect(stage.session, 1920, 1080);
    EXPECT_TRUE(stage.interface->fonts_changed());
    EXPECT_FALSE(stage.interface->fonts_changed());
    stage.input.width = 1920;
    stage.input.height = 1080;
    stage.frame();
    EXPECT_FALSE(stage.interface->fonts_changed()) << "the frame found the fonts as the rectangle left them";
    EXPECT_EQ(stage.picture, before);
    for (const Item &item : stage.output.tree.items) {
        if (item.id == "truth") continue; // the note that it is not to scale stands on the picture
        EXPECT_FALSE(overlap(item.rect, before)) << item.id;
    }
}

TEST(Layout, GroundsLieInTheWindowAndNeverOnThePicture) {
    Stage stage;
    for (const Case &c : all_cases()) {
        stage.set(c.width, c.height, c.text_scale, c.shown);
        ASSERT_FALSE(stage.output.grounds.empty()) << describe(c);
        for (const story::Rect &ground : stage.output.grounds) {
            if (c.shown != Shown::courses && c.shown != Shown::trial) { // a chart is a plate of its own
                EXPECT_FALSE(overlap(ground, stage.picture)) << describe(c);
            }
            EXPECT_GE(ground.x, 0) << describe(c);
            EXPECT_LE(ground.x + ground.w, static_cast<float>(c.width)) << describe(c);
            EXPECT_LE(ground.y + ground.h, static_cast<float>(c.height)) << describe(c);
        }
    }
}

} // namespace ui::test

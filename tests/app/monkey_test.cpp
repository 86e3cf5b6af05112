// A monkey at the program: keys, pointer, commands and sizes by chance, in whatever order. Nothing it does
// may break anything, and help stays in reach. MYELIGHT_MONKEY=100000 asks for that many events, and counts
// them aloud; MYELIGHT_MONKEY_SEED=2 makes it another monkey.
#include "app/desktop/theatre.h"
#include "app/stage/canvas.h"
#include "story/show/verbs.h"
#include "support.h"

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <random>

namespace {

// What a visitor has changed and can take back.
struct Wishes {
    std::vector<story::Settings> axons;
    std::optional<story::TractCauses> tract;
    std::optional<story::Treatments> treatments;
    bool operator==(const Wishes &) const = default;
};

Wishes wishes(const story::Show &show) {
    Wishes wishes;
    for (const story::Lane &lane : show.lanes) {
        wishes.axons.push_back(lane.wanted);
        if (!lane.around) continue;
        // Days that have passed stay passed, with what they left of the axon.
        wishes.axons.back().tissue.clear();
        wishes.axons.back().levers.mitochondria = 1;
        wishes.axons.back().cut_internode.reset();
    }
    if (show.life) wishes.axons.clear(); // its one axon is the year's
    if (show.tract) wishes.tract = show.tract->wanted;
    if (show.life) wishes.treatments = show.life->treatments;
    return wishes;
}

class Monkey {
public:
    explicit Monkey(unsigned seed) : chance_(seed) {
        std::string error;
        theatre_ = app::open_unseen_theatre("message", "", error);
        EXPECT_TRUE(theatre_.stage) << error;
        theatre_.stage->gentle = true;
        canvas_ = std::make_unique<app::Canvas>(480, 270);
    }

    app::Stage &stage() { return *theatre_.stage; }
    const ui::Tree &tree() const { return tree_; }
    const std::string &did() const { return did_; }

    void act() {
        ui::Input input;
        switch (upto(8)) {
        case 0:
        case 1:
            press_key(input);
            break;
        case 2:
        case 3:
        case 4:
            press_something();
            break;
        case 5:
            touch_anywhere(input);
            break;
        case 6:
            resize();
            break;
        default:
            command();
        }
        frame(input);
    }

    // Whatever is open, help says whom to call. In a small window: that is harder, and soon drawn.
    bool finds_help() {
        using story::Do;
        canvas_ = std::make_unique<app::Canvas>(640, 360);
        if (stage().session.visitor.black) stage().apply({.what = Do::black});
        for (const Do what : {Do::close_panel, Do::toggle_panel})
            stage().apply({.what = what, .panel = story::Panel::help});
        for (int settling = 0; settling < 20; ++settling) frame({});
        const bool found = std::any_of(tree_.items.begin(), tree_.items.end(), [](const ui::Item &item) {
            return item.name.find("0808 800 8000") != std::string::npos;
        });
        stage().apply({.what = Do::close_panel});
        return found;
    }

    void frame(ui::Input input) {
        input.width = canvas_->width();
        input.height = canvas_->height();
        input.seconds = 0.02 * upto(6);
        canvas_->bind();
        tree_ = stage().frame(input);
        stage().session.quit = false; // it stays
    }

private:
    int upto(int n) { return std::uniform_int_distribution(0, n - 1)(chance_); }
    double between(double low, double high) { return std::uniform_real_distribution(low, high)(chance_); }

    void press_key(ui::Input &input) {
        ui::KeyPress key{.key = static_cast<ui::Key>(upto(static_cast<int>(ui::Key::letter) + 1))};
        if (key.key == ui::Key::letter) key.letter = static_cast<char>(' ' + upto(95));
        key.shift = upto(4) == 0;
        key.ctrl = upto(6) == 0;
        input.keys.push_back(key);
        did_ = "key " + std::to_string(static_cast<int>(key.key)) + " " + key.letter;
    }

    // Presses and releases one of the controls that are shown.
    void press_something() {
        if (tree_.items.empty()) return;
        const ui::Item item =
            tree_.items[static_cast<std::size_t>(upto(static_cast<int>(tree_.items.size())))];
        did_ = "pointer on " + item.id;
        ui::Input input;
        input.touch = upto(2) == 0;
        input.pointer_x = item.rect.x + static_cast<float>(between(0, 1)) * item.rect.w;
        input.pointer_y = item.rect.y + item.rect.h / 2;
        for (const bool down : {false, true, false}) {
            input.pointer_down = down;
            frame(input);
        }
    }

    void touch_anywhere(ui::Input &input) {
        input.pointer_x = static_cast<float>(between(-50, 900));
        input.pointer_y = static_cast<float>(between(-50, 700));
        input.pointer_down = upto(2) == 0;
        input.wheel = static_cast<float>(between(-30, 30));
        did_ = "pointer anywhere";
    }

    void resize() {
        constexpr std::array<std::pair<int, int>, 6> sizes{
            {{480, 270}, {64, 64}, {360, 640}, {640, 360}, {900, 90}, {90, 700}}};
        const auto [width, height] = sizes[static_cast<std::size_t>(upto(6))];
        canvas_ = std::make_unique<app::Canvas>(width, height);
        did_ = "size " + std::to_string(width) + "x" + std::to_string(height);
    }

    // Any command with any fields that a recording may hold.
    void command() {
        const auto &verbs = story::all_verbs();
        story::Command c;
        c.what = verbs[static_cast<std::size_t>(upto(static_cast<int>(verbs.size())))].what;
        c.lever = static_cast<story::Lever>(upto(6));
        c.tract_lever = static_cast<story::TractLever>(upto(4));
        c.view = static_cast<story::View>(upto(4));
        c.panel = static_cast<story::Panel>(upto(5));
        c.act = static_cast<story::Act>(upto(4));
        c.treatment = static_cast<sim::Treatment>(upto(static_cast<int>(sim::treatment_count)));
        c.shown = static_cast<story::Shown>(upto(4));
        c.theme = static_cast<story::Theme>(upto(3));
        c.index = upto(4) == 0 ? upto(10'001) : upto(20);
        constexpr std::array<double, 8> values{0, 1, -1, 0.5, 40, 2000, 1e6, -1e6};
        c.value = values[static_cast<std::size_t>(upto(8))];
        c.value2 = values[static_cast<std::size_t>(upto(8))];
        const auto &scenes = stage().session.catalogue.scenes;
        c.scene = upto(5) == 0 ? "no_such_scene"
                               : scenes[static_cast<std::size_t>(upto(static_cast<int>(scenes.size())))].id;
        did_ = "command " + std::string(story::verb_of(c.what).name);
        const Wishes before = wishes(stage().session.show);
        const std::size_t remembered = stage().session.show.undo.remembered.size();
        stage().apply(c);
        if (stage().session.show.undo.remembered.size() != remembered + 1)
            return; // nothing that can be undone
        stage().apply({.what = story::Do::undo});
        EXPECT_EQ(wishes(stage().session.show), before) << "undone: " << did_;
        stage().apply(c);
    }

    std::mt19937 chance_;
    app::Theatre theatre_;
    std::unique_ptr<app::Canvas> canvas_;
    ui::Tree tree_;
    std::string did_;
};

int asked_for(const char *variable, int usual) {
    const char *asked = std::getenv(variable);
    return asked ? std::atoi(asked) : usual;
}

// What is wrong, "" when nothing is.
std::string fault_of(Monkey &monkey) {
    if (const std::string fault = monkey.stage().take_fault(); !fault.empty()) return fault;
    for (const story::Lane &lane : monkey.stage().session.show.lanes)
        for (const double mV : lane.axon.state().inside_mV)
            if (!std::isfinite(mV)) return "a voltage that is none";
    for (const ui::Item &item : monkey.tree().items) {
        if (item.name.find("<") == 0 || item.value.find("<") == 0)
            return "words that are missing: " + item.id;
        for (const float side : {item.rect.x, item.rect.y, item.rect.w, item.rect.h})
            if (!std::isfinite(side)) return "a place that is none: " + item.id;
        if (item.value.find("nan") != std::string::npos) return "a number that is none: " + item.id;
    }
    return "";
}

} // namespace

TEST(AMonkey, BreaksNothingAndAlwaysFindsHelp) {
    constexpr int share = 150; // of a test
    const int events = asked_for("MYELIGHT_MONKEY", share);
    Monkey monkey(static_cast<unsigned>(asked_for("MYELIGHT_MONKEY_SEED", 20261129)));
    for (int i = 0; i < events; ++i) {
        if (events > share && i % 1000 == 0) std::cout << i << " events" << std::endl;
        monkey.act();
        ASSERT_EQ(fault_of(monkey), "") << "event " << i << ": " << monkey.did();
        if (i % 50 != 49) continue;
        ASSERT_TRUE(monkey.finds_help()) << "after event " << i << ": " << monkey.did();
    }
}

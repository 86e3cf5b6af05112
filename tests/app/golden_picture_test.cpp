// Pictures, tested as pictures: each moment below, and every step of every scene, looks as it did when
// somebody last looked at it and found it good. Needs no graphics card, but OpenGL in software or hardware.
// After a wanted change look at the new pictures (tools/contact_sheet), then
//   MYELIGHT_UPDATE_GOLDEN=1 build/release/tests/app_tests --gtest_filter='*Golden*'
#include "app/command_line/picture.h"
#include "picture_file.h"
#include "support.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace fs = std::filesystem;

namespace {

struct Moment {
    const char *name;
    const char *arguments;
};

std::ostream &operator<<(std::ostream &out, const Moment &m) { return out << m.name; }

class Golden : public testing::TestWithParam<Moment> {};

constexpr double least_psnr_dB = 40;
constexpr int far_off = 16;            // of 255
constexpr double most_far_off = 0.005; // share of pixels

// `now` is as `golden` is, but for what differs from one kind of processor to another.
void expect_alike(const fs::path &golden, const fs::path &now) {
    const PictureFile a = read_png(golden, 3);
    const PictureFile b = read_png(now, 3);
    ASSERT_FALSE(a.pixels.empty()) << "no golden picture " << golden;
    ASSERT_EQ(a.pixels.size(), b.pixels.size()) << golden;
    double squares = 0;
    int largest = 0;
    std::size_t off = 0;
    for (std::size_t i = 0; i < a.pixels.size(); i += 3) {
        int worst = 0;
        for (std::size_t c = i; c < i + 3; ++c) {
            const int d = std::abs(int{a.pixels[c]} - int{b.pixels[c]});
            squares += d * d;
            worst = std::max(worst, d);
        }
        largest = std::max(largest, worst);
        off += worst > far_off;
    }
    const double mean = squares / static_cast<double>(a.pixels.size());
    const double psnr = mean > 0 ? 10 * std::log10(255.0 * 255.0 / mean) : 999;
    const double share = static_cast<double>(off) / (static_cast<double>(a.pixels.size()) / 3);
    EXPECT_GE(psnr, least_psnr_dB) << "largest difference " << largest << "; see " << now;
    EXPECT_LE(share, most_far_off) << "largest difference " << largest << "; see " << now;
}

bool updates() { return std::getenv("MYELIGHT_UPDATE_GOLDEN") != nullptr; }

fs::path golden_folder() { return support::project() / "tests" / "golden"; }

class GoldenSteps : public testing::TestWithParam<std::string> {}; // by scene

// Of these in every run; of all others when MYELIGHT_EVERY_PICTURE is set: playing them takes minutes.
constexpr std::array always{"tour", "message", "attack", "cells", "race", "repair", "tract"};

std::vector<std::string> scenes_to_draw() {
    const bool all_of_them = std::getenv("MYELIGHT_EVERY_PICTURE") != nullptr;
    std::vector<std::string> scenes;
    for (const fs::path &file : support::scene_files()) {
        const std::string scene = file.stem().string();
        if (all_of_them || std::ranges::find(always, scene) != always.end()) scenes.push_back(scene);
    }
    std::ranges::sort(scenes);
    return scenes;
}

// Small and without the interface, whose words and places are tested as a tree of controls.
app::PictureOptions small_picture(const std::string &scene, const fs::path &folder) {
    app::PictureOptions picture;
    picture.scene = scene;
    picture.width = 192;
    picture.height = 108;
    picture.bare = true;
    picture.out = folder.string();
    return picture;
}

// Every scene as it is without a graphics card; the first two also with one; and the tour, which most people
// see, in each theme, on a phone and in print of twice the size.
std::vector<app::PictureOptions> kinds_of(const std::string &scene, const fs::path &folder) {
    std::vector<app::PictureOptions> kinds{small_picture(scene, folder / "low")};
    const auto add = [&](const char *name) -> app::PictureOptions & {
        kinds.push_back(small_picture(scene, folder / name));
        return kinds.back();
    };
    if (scene == "tour" || scene == "message") add("high").tier = story::Tier::high;
    if (scene != "tour") return kinds;
    add("paper").theme = story::Theme::paper;
    add("contrast").theme = story::Theme::contrast;
    for (const char *name : {"phone", "large_text"}) {
        app::PictureOptions &picture = add(name);
        picture.bare = false;
        picture.width = name == std::string("phone") ? 320 : 720;
        picture.height = name == std::string("phone") ? 568 : 405;
        picture.text_scale = name == std::string("phone") ? 1 : 2;
    }
    return kinds;
}

} // namespace

TEST_P(Golden, LooksAsItDid) {
    const fs::path golden = golden_folder() / (std::string(GetParam().name) + ".png");
    const fs::path now =
        fs::temp_directory_path() / ("myelight_golden_" + std::string(GetParam().name) + ".png");
    const std::string command = std::string("env -u DISPLAY -u WAYLAND_DISPLAY ") + MYELIGHT_PROGRAM +
                                " picture " + GetParam().arguments + " --out " + now.string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    if (updates()) {
        fs::create_directories(golden.parent_path());
        fs::copy_file(now, golden, fs::copy_options::overwrite_existing);
    }
    expect_alike(golden, now);
    if (!HasFailure()) fs::remove(now);
}

TEST_P(GoldenSteps, LookAsTheyDid) {
    const std::string &scene = GetParam();
    const fs::path now = fs::temp_directory_path() / ("myelight_golden_" + scene);
    fs::remove_all(now);
    ASSERT_EQ(app::make_pictures(kinds_of(scene, now)), 0);
    for (const auto &entry : fs::recursive_directory_iterator(now)) {
        if (!entry.is_regular_file()) continue;
        const fs::path kept = golden_folder() / fs::relative(entry.path(), now);
        if (updates()) {
            fs::create_directories(kept.parent_path());
            fs::copy_file(entry.path(), kept, fs::copy_options::overwrite_existing);
        }
        expect_alike(kept, entry.path());
    }
    if (!HasFailure()) fs::remove_all(now);
}

INSTANTIATE_TEST_SUITE_P(
    Pictures, Golden,
    testing::Values(Moment{"message_whole", "message --at-ms 0.35 --size 1280x720"},
                    Moment{"energy_close", "energy --step balance --at-ms 0.4 --size 1280x720"},
                    Moment{"attack_lost", "attack --step stopped --at-ms 0.6 --size 854x480"},
                    Moment{"repair_close", "repair --step grows --at-ms 0 --size 854x480"},
                    Moment{"compare_two", "compare --step slower --at-ms 0.8 --size 1280x720"},
                    Moment{"message_phone", "message --at-ms 0.2 --size 420x900"},
                    Moment{"tract_whole", "tract --step stopped --at-ms 1.3 --size 1280x720"},
                    Moment{"tract_close", "tract --step lesion --at-ms 0 --size 854x480"}),
    [](const auto &moment) { return std::string(moment.param.name); });

INSTANTIATE_TEST_SUITE_P(Scenes, GoldenSteps, testing::ValuesIn(scenes_to_draw()),
                         [](const auto &scene) { return scene.param; });

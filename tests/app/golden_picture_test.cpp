// Pictures, tested as pictures: each moment below looks as it did when somebody last looked at it and found
// it good. Needs no graphics card, but OpenGL in software or hardware. After a wanted change look at the new
// pictures, then
//   MYELIGHT_UPDATE_GOLDEN=1 build/release/tests/app_tests --gtest_filter='*Golden*'
#include "support.h"

#include <cmath>
#include <cstdlib>

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace fs = std::filesystem;

namespace {

struct Moment {
    const char *name;
    const char *arguments;
};

std::ostream &operator<<(std::ostream &out, const Moment &m) { return out << m.name; }

class Golden : public testing::TestWithParam<Moment> {};

struct Picture {
    int width = 0, height = 0;
    std::vector<unsigned char> rgb;
};

Picture read_png(const fs::path &path) {
    Picture p;
    int channels = 0;
    unsigned char *data = stbi_load(path.c_str(), &p.width, &p.height, &channels, 3);
    if (!data) return p;
    p.rgb.assign(data, data + static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height) * 3);
    stbi_image_free(data);
    return p;
}

constexpr double least_psnr_dB = 40;
constexpr int far_off = 16;            // of 255
constexpr double most_far_off = 0.005; // share of pixels

} // namespace

TEST_P(Golden, LooksAsItDid) {
    const fs::path golden = support::project() / "tests" / "golden" / (std::string(GetParam().name) + ".png");
    const fs::path now =
        fs::temp_directory_path() / ("myelight_golden_" + std::string(GetParam().name) + ".png");
    const std::string command = std::string("env -u DISPLAY -u WAYLAND_DISPLAY ") + MYELIGHT_PROGRAM +
                                " picture " + GetParam().arguments + " --out " + now.string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    if (std::getenv("MYELIGHT_UPDATE_GOLDEN")) {
        fs::create_directories(golden.parent_path());
        fs::copy_file(now, golden, fs::copy_options::overwrite_existing);
    }
    const Picture a = read_png(golden);
    const Picture b = read_png(now);
    ASSERT_FALSE(a.rgb.empty()) << "no golden picture " << golden;
    ASSERT_EQ(a.rgb.size(), b.rgb.size());
    double squares = 0;
    int largest = 0;
    std::size_t off = 0;
    for (std::size_t i = 0; i < a.rgb.size(); i += 3) {
        int worst = 0;
        for (std::size_t c = i; c < i + 3; ++c) {
            const int d = std::abs(int{a.rgb[c]} - int{b.rgb[c]});
            squares += d * d;
            worst = std::max(worst, d);
        }
        largest = std::max(largest, worst);
        off += worst > far_off;
    }
    const double mean = squares / static_cast<double>(a.rgb.size());
    const double psnr = mean > 0 ? 10 * std::log10(255.0 * 255.0 / mean) : 999;
    const double share = static_cast<double>(off) / (static_cast<double>(a.rgb.size()) / 3);
    EXPECT_GE(psnr, least_psnr_dB) << "largest difference " << largest << "; see " << now;
    EXPECT_LE(share, most_far_off) << "largest difference " << largest << "; see " << now;
    if (!HasFailure()) fs::remove(now);
}

INSTANTIATE_TEST_SUITE_P(
    Pictures, Golden,
    testing::Values(Moment{"message_whole", "message --at-ms 0.35 --size 1280x720"},
                    Moment{"energy_close", "energy --step balance --at-ms 0.4 --size 1280x720"},
                    Moment{"attack_lost", "attack --step stopped --at-ms 0.6 --size 854x480"},
                    Moment{"repair_close", "repair --step grows --at-ms 0 --size 854x480"},
                    Moment{"compare_two", "compare --step slower --at-ms 0.8 --size 1280x720"},
                    Moment{"message_large_text", "message --at-ms 0.2 --size 1280x720 --text-scale 2"},
                    Moment{"message_phone", "message --at-ms 0.2 --size 420x900"},
                    Moment{"tract_whole", "tract --step stopped --at-ms 1.3 --size 1280x720"},
                    Moment{"tract_close", "tract --step lesion --at-ms 0 --size 854x480"}),
    [](const auto &moment) { return std::string(moment.param.name); });

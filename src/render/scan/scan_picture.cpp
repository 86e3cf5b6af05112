#include "render/scan/scan_picture.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float fluid_grey = 0.045F, cortex_grey = 0.50F, white_grey = 0.335F, nuclei_grey = 0.455F;
constexpr float cortex_thick = 0.030F, edge = 0.007F;

std::uint8_t byte_of(float share) {
    return static_cast<std::uint8_t>(std::clamp(share, 0.0F, 1.0F) * 255 + 0.5F);
}
float mix(float a, float b, float share) { return a + (b - a) * share; }

// What the tissue is like where an attack was.
struct Block {
    float missing = 0, fresh = 0, smouldering = 0; // 0..1
};

Block block_of(const sim::Tissue &tissue, const story::TissueLook &look, const sim::Attack &attack) {
    Block sum;
    int count = 0;
    const int axons = std::min(tissue.plan().axons, attack.first_axon + attack.axons);
    const int internodes = std::min(tissue.plan().internodes, attack.first_internode + attack.internodes);
    for (int a = attack.first_axon; a < axons; ++a)
        for (int i = attack.first_internode; i < internodes; ++i, ++count) {
            const story::TissueLook::Spot &spot = look.spots[tissue.at(a, i)];
            sum.missing += 1 - static_cast<float>(spot.sheath) / 255;
            sum.fresh += static_cast<float>(spot.inflamed) / 255;
            sum.smouldering += tissue.smouldering[tissue.at(a, i)];
        }
    const float each = 1 / static_cast<float>(std::max(count, 1));
    return {sum.missing * each, sum.fresh * each, sum.smouldering * each};
}

// Most lesions touch the ventricles and point away from them; some lie deep in the white matter, a few under
// the cortex.
void place_lesion(ScanLesion &lesion, float growth) {
    const unsigned seed = lesion.seed;
    const float kind = scan_hash(seed, 1);
    if (kind < 0.60F) {
        const WallSpot wall = ventricle_wall(0.06F + 0.90F * scan_hash(seed, 2), scan_hash(seed, 3) < 0.5F);
        lesion.place = wall.place + wall.out * (growth + lesion.size * (0.75F + 0.5F * scan_hash(seed, 4)));
        lesion.along = wall.out;
        lesion.longer = 1.3F + 0.7F * scan_hash(seed, 5);
        return;
    }
    const float angle = 6.2831853F * scan_hash(seed, 6);
    const WallSpot rim = brain_edge(angle);
    const float in = kind < 0.85F ? 0.26F + 0.10F * scan_hash(seed, 7) : 0.10F + 0.03F * scan_hash(seed, 7);
    lesion.place = rim.place + rim.out * in;
    const float turn = angle + 1.2F * (scan_hash(seed, 8) - 0.5F);
    lesion.along = {std::cos(turn), std::sin(turn)};
    lesion.longer = 1.0F + 0.5F * scan_hash(seed, 5);
}

float grey_of(const BrainSpot &spot, float growth, float lost) {
    // White matter, then what lies in it and over it.
    float grey = white_grey + 0.020F * spot.mottle;
    grey = mix(grey, nuclei_grey + 0.02F * spot.mottle, spot.deep_grey * 0.75F);
    // The surface dips where a fold opens.
    const float notch = 0.022F * (1 - smooth(0, 0.035F, spot.sulcus));
    const float from_edge = std::min(spot.inside - notch, spot.sulcus - 0.008F);
    const float cortex = 1 - smooth(cortex_thick - 1.6F * edge, cortex_thick + 1.6F * edge, from_edge);
    grey = mix(grey, cortex_grey + 0.03F * spot.mottle, cortex);
    const float gap = 0.0035F + 0.010F * lost; // half a fold's width
    const float fold = 1 - smooth(gap - edge, gap + edge, spot.sulcus);
    grey = mix(grey, fluid_grey, fold * 0.95F);
    grey = mix(fluid_grey, grey, smooth(-edge, edge, spot.inside - notch));
    const float septum = 0.009F - spot.from_middle; // stands between the ventricles, however wide they are
    const float wall = std::max(spot.ventricle - growth, septum);
    grey = mix(grey, 0.46F, 0.5F * (1 - smooth(0.0F, 0.016F, std::abs(wall - 0.005F)))); // its lining
    return mix(grey, fluid_grey, 1 - smooth(-edge, edge, wall));
}

// A scanner's picture is never quite sharp.
void soften(std::vector<float> &greys) {
    std::vector<float> once = greys;
    const auto blur = [](const std::vector<float> &from, std::vector<float> &to, std::size_t apart) {
        for (std::size_t i = apart; i + apart < from.size(); ++i)
            to[i] = 0.25F * from[i - apart] + 0.5F * from[i] + 0.25F * from[i + apart];
    };
    blur(greys, once, 1);
    blur(once, greys, scan_size);
}

float grey_with(float grey, const ScanLesion &lesion, float out) {
    const float swollen = 1 - smooth(0.7F, 2.0F, out);
    grey = mix(grey, 0.66F, 0.50F * swollen * lesion.fresh);
    grey = mix(grey, 0.80F - 0.22F * lesion.fresh, (1 - smooth(0.55F, 1.20F, out)) * lesion.bright);
    const float rim = 1 - smooth(0.04F, 0.22F, std::abs(out - 0.98F)); // dark, thin, at the edge
    grey = mix(grey, 0.16F, 0.55F * rim * lesion.rim * (1 - lesion.fresh));
    const float ring = 1 - smooth(0.10F, 0.32F, std::abs(out - 0.92F));
    return mix(grey, 1.0F, ring * lesion.fresh);
}

// Adds a lesion to what is brain.
void add_lesion(std::vector<float> &greys, const ScanLesion &lesion, const ScanGround &ground) {
    const float scale = brain_scale(ground.lost), reach = lesion.size * lesion.longer * 2.1F;
    const glm::vec2 low = scan_pixel((lesion.place + glm::vec2(-reach, reach)) * scale);
    const glm::vec2 high = scan_pixel((lesion.place + glm::vec2(reach, -reach)) * scale);
    const glm::vec2 across(-lesion.along.y, lesion.along.x);
    const auto in_picture = [](float px) { return std::clamp(static_cast<int>(px), 0, scan_size - 1); };
    for (int row = in_picture(low.y); row <= in_picture(high.y); ++row)
        for (int column = in_picture(low.x); column <= in_picture(high.x); ++column) {
            const auto at = static_cast<std::size_t>(row * scan_size + column);
            const glm::vec2 place = scan_place(static_cast<float>(column), static_cast<float>(row)) / scale;
            const glm::vec2 d = place - lesion.place;
            const float ragged = 1 + 0.22F * scan_noise(place * 30.0F, lesion.seed) +
                                 0.10F * scan_noise(place * 70.0F, lesion.seed);
            const float out =
                glm::length(glm::vec2(glm::dot(d, lesion.along) / lesion.longer, glm::dot(d, across))) /
                (lesion.size * ragged);
            // Fluid stays dark.
            const float tissue = ground.brain[at] * smooth(0.10F, 0.24F, ground.grey[at]);
            greys[at] = mix(greys[at], grey_with(greys[at], lesion, out), tissue);
        }
}

} // namespace

float brain_scale(float lost) { return 1 - 0.10F * lost; }
float ventricle_growth(float lost) { return 0.060F * lost; }

std::vector<ScanLesion> scan_lesions(const sim::Tissue &tissue, const story::TissueLook &look) {
    std::vector<ScanLesion> lesions;
    const std::vector<sim::Attack> &attacks = tissue.drawn_attacks();
    const float growth = ventricle_growth(1 - look.alive);
    for (std::size_t k = 0; k < attacks.size(); ++k) {
        const float shown = static_cast<float>(look.happened[k]) / 255;
        if (shown <= 0) continue;
        const Block block = block_of(tissue, look, attacks[k]);
        const double years = std::max(0.0, tissue.day() - attacks[k].day) / sim::days_per_year;
        const float shrunk = 1 - 0.22F * smooth(0, 3, static_cast<float>(years));
        const float share = static_cast<float>(attacks[k].axons) / static_cast<float>(tissue.plan().axons);
        const unsigned own =
            static_cast<unsigned>(tissue.plan().seed * 977 + tissue.plan().person * 131 + k * 8);
        const unsigned spots = 1 + static_cast<unsigned>(2.4F * scan_hash(own, 9));
        for (unsigned i = 0; i < spots; ++i) {
            ScanLesion lesion;
            lesion.seed = own + i;
            const float full =
                0.022F + 0.038F * std::sqrt(share) * std::sqrt(static_cast<float>(attacks[k].internodes) / 5);
            lesion.size = full * (i == 0 ? 1.15F : 0.62F + 0.3F * scan_hash(lesion.seed, 10)) * shrunk;
            place_lesion(lesion, growth);
            lesion.bright = shown * std::min(1.0F, 0.3F + 0.8F * block.missing);
            lesion.fresh = shown * smooth(0.02F, 0.35F, block.fresh);
            lesion.rim = shown * smooth(0.35F, 0.85F, block.smouldering);
            lesions.push_back(lesion);
        }
    }
    return lesions;
}

std::uint8_t ScanPicture::grey(const glm::vec2 &place) const {
    const glm::vec2 pixel = glm::clamp(scan_pixel(place) + 0.5F, 0.0F, scan_size - 1.0F);
    return texels[3 * (static_cast<std::size_t>(pixel.y) * scan_size + static_cast<std::size_t>(pixel.x))];
}

ScanGround scan_ground(const ScanAnatomy &anatomy, float lost) {
    const float scale = brain_scale(lost), growth = ventricle_growth(lost);
    ScanGround ground;
    ground.lost = lost;
    ground.grey.assign(static_cast<std::size_t>(scan_size) * scan_size, 0.0F);
    ground.brain = ground.outline = ground.grey;
    const float drawn = 0.75F * smooth(0.02F, 0.08F, lost);
    for (int row = 0; row < scan_size; ++row)
        for (int column = 0; column < scan_size; ++column) {
            const ScanAnatomy::Shell &shell = anatomy.shell(column, row);
            if (shell.cover <= 0) continue;
            const auto at = static_cast<std::size_t>(row * scan_size + column);
            const glm::vec2 here = scan_place(static_cast<float>(column), static_cast<float>(row));
            const BrainSpot spot = anatomy.at(here / scale);
            ground.brain[at] = smooth(-edge, edge, spot.inside);
            // Dashed, so that it cannot be taken for a part of the brain.
            const float dash = smooth(0.35F, 0.5F, std::abs(std::sin(30 * std::atan2(here.y, here.x))));
            ground.outline[at] = drawn * dash * (1 - smooth(0.003F, 0.009F, std::abs(anatomy.inside(at))));
            const float around = std::max(shell.grey, fluid_grey * 0.4F);
            ground.grey[at] =
                ground.brain[at] > 0 ? mix(around, grey_of(spot, growth, lost), ground.brain[at]) : around;
        }
    soften(ground.grey);
    return ground;
}

ScanPicture scan_picture(const ScanAnatomy &anatomy, const ScanGround &ground,
                         const std::vector<ScanLesion> &lesions) {
    std::vector<float> greys = ground.grey;
    for (const ScanLesion &lesion : lesions) add_lesion(greys, lesion, ground);
    ScanPicture picture;
    picture.texels.reserve(greys.size() * 3);
    for (std::size_t at = 0; at < greys.size(); ++at) {
        const float grey = greys[at] + anatomy.grain(at) * (0.008F + 0.016F * greys[at]);
        picture.texels.push_back(byte_of(grey));
        picture.texels.push_back(byte_of(anatomy.cover(at)));
        picture.texels.push_back(byte_of(ground.outline[at]));
    }
    return picture;
}

} // namespace render

#include "render/tract/tissue_texture.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {
constexpr int samples_per_internode = (story::TractShow::samples - 1) / story::tissue_internodes;
static_assert(samples_per_internode * story::tissue_internodes == story::TractShow::samples - 1);
static_assert(sizeof(story::TissueLook::Spot) == 4);
} // namespace

TissueTexture::TissueTexture() {
    for (std::size_t i = 0; i < 256; ++i) {
        const float share = static_cast<float>(i) / 255, t = std::min(share / 0.72F, 1.0F);
        by_sheath_[i] = 0.46F + 0.54F * std::pow(share, 0.6F);
        by_there_[i] = t * t * (3 - 2 * t);
    }
}

float TissueTexture::place_of(std::size_t strand, int sample) {
    const auto first = static_cast<float>(strand % strands_per_row * per_strand + 1);
    return (first + static_cast<float>(sample) / samples_per_internode) / width;
}

bool TissueTexture::update(const story::TissueLook &look, const std::vector<int> &axon_of) {
    if (taken_ == look.spots && axon_of_ == axon_of) return false;
    taken_ = look.spots;
    axon_of_ = axon_of;
    constexpr std::size_t internodes = story::tissue_internodes;
    const std::size_t rows = (axon_of.size() + strands_per_row - 1) / strands_per_row;
    texels_.assign(rows * width, {});
    for (std::size_t i = 0; i < axon_of.size(); ++i) {
        const Spot *from = &look.spots[static_cast<std::size_t>(axon_of[i]) * internodes];
        Spot *to = &texels_[first_of(i)];
        std::copy(from, from + internodes, to);
        to[-1] = to[0];
        to[internodes] = to[internodes - 1];
    }
    if (!texture_) texture_ = make_smooth_texture();
    bind();
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, static_cast<GLsizei>(rows), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 texels_.data());
    return true;
}

} // namespace render

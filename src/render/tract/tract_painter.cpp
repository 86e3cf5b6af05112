#include "render/tract/tract_painter.h"

#include "render/space/backdrop.h"
#include "render/space/drawing.h"
#include "render/tract/air.h"
#include "render/tract/ruler.h"
#include "render/tract/scar.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

namespace render {

namespace {

constexpr int samples = story::TractShow::samples;
constexpr int texels_per_strand = samples + 1; // and the mark at the far end
constexpr int texture_width = texels_per_strand * strands_per_row;
constexpr std::uint8_t seen = 4; // of 255: what is darker is not drawn
constexpr float most_dimming = 0.5F;
constexpr float most_gaps = 256; // as in strand.vert

struct StrandVertex {
    glm::vec3 place{0};
    float radius = 0;
    std::int8_t along[4] = {};
    std::uint8_t colour[4] = {};
    std::uint16_t light[4] = {}; // see strand.vert
};

template <class T> T share_of(float value) { // the largest number is 1
    return static_cast<T>(std::lround(std::clamp(value, 0.0F, 1.0F) * float{std::numeric_limits<T>::max()}));
}

int texture_rows(std::size_t strands) {
    return static_cast<int>((strands + strands_per_row - 1) / strands_per_row);
}

std::uint8_t *texel_of_strand(std::vector<std::uint8_t> &texels, std::size_t strand) {
    return &texels[strand / strands_per_row * texture_width + strand % strands_per_row * texels_per_strand];
}

// Which texel of its strand a point is lit by.
int texel_of(int point) {
    return std::clamp(point - lead_in_points, 0, samples - 1 + (point >= lead_in_points + samples ? 1 : 0));
}

void add_vertices(std::vector<StrandVertex> &out, const Strand &strand, std::size_t number, int rows) {
    for (int i = 0; i < strand_points; ++i) {
        const StrandPoint &point = strand.points[static_cast<std::size_t>(i)];
        StrandVertex vertex;
        vertex.place = point.place;
        vertex.radius = point.radius;
        for (int k = 0; k < 3; ++k) {
            vertex.along[k] = static_cast<std::int8_t>(std::lround(point.along[k] * 127));
            vertex.colour[k] = share_of<std::uint8_t>(point.colour[k]);
        }
        vertex.colour[3] = share_of<std::uint8_t>(point.solid);
        const auto column = static_cast<float>(number % strands_per_row) * texels_per_strand;
        const auto row = static_cast<float>(number / strands_per_row);
        vertex.light[0] =
            share_of<std::uint16_t>((column + static_cast<float>(texel_of(i)) + 0.5F) / texture_width);
        vertex.light[1] = share_of<std::uint16_t>((row + 0.5F) / static_cast<float>(rows));
        vertex.light[2] = share_of<std::uint16_t>(point.gaps / most_gaps);
        vertex.light[3] =
            share_of<std::uint16_t>(TissueTexture::place_of(number, std::min(texel_of(i), samples - 1)));
        for (const std::int8_t side : {std::int8_t{-127}, std::int8_t{127}}) {
            vertex.along[3] = side;
            out.push_back(vertex);
        }
    }
}

// The two triangles from one point of a strand to a later one.
void add_piece(std::vector<std::uint32_t> &out, std::size_t strand, int from, int to) {
    const auto a = static_cast<std::uint32_t>(strand * strand_points + static_cast<std::size_t>(from)) * 2;
    const auto b = static_cast<std::uint32_t>(strand * strand_points + static_cast<std::size_t>(to)) * 2;
    for (const std::uint32_t i : {a, a + 1, b, a + 1, b + 1, b}) out.push_back(i);
}

// Light lies over what is there, and hides behind what stands before it.
void over_the_strands() {
    over_the_picture();
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDisable(GL_CULL_FACE);
    glActiveTexture(GL_TEXTURE0);
}

// How a gleam lies on a strand: see gleam.vert and gleam.frag.
struct Gleam {
    glm::vec3 tint;
    float cover, wide, extra, strength;
};

void set_gleam(const Program &program, const Gleam &gleam) {
    program.set("u_light", 0);
    program.set("u_tint", gleam.tint);
    program.set("u_cover", gleam.cover);
    program.set("u_wide", gleam.wide);
    program.set("u_extra", gleam.extra);
    program.set("u_strength", gleam.strength);
}

// The mark at its far end.
void add_tip(std::vector<std::uint32_t> &out, std::size_t strand) {
    for (int k = strand_points - tip_points; k + 1 < strand_points; ++k) add_piece(out, strand, k, k + 1);
}

} // namespace

TractStillKey tract_still_key(const story::Glance &glance, const Frame &frame) {
    const story::TractShow &tract = *glance.show.tract;
    TractStillKey key{glance.eye.camera, frame.width,   frame.height,
                      frame.picture,     frame.tier,    frame.covered,
                      tract.described,   tract.present, {}};
    if (glance.show.life) key.tissue = glance.show.life->look.spots;
    return key;
}

void TractPainter::lay(const story::TractShow &tract, const TractStillKey &key) {
    const bool lives = !key.tissue.empty();
    if (laid_ && laid_->tract == key.tract && laid_->causes == key.causes && laid_->tissue.empty() != lives)
        return;
    laid_ = key;
    const std::vector<Strand> strands = strands_of(tract, lives);
    const int rows = texture_rows(strands.size());
    std::vector<StrandVertex> vertices;
    vertices.reserve(strands.size() * strand_points * 2);
    axon_of_.clear();
    for (std::size_t i = 0; i < strands.size(); ++i) {
        add_vertices(vertices, strands[i], i, rows);
        axon_of_.push_back(strands[i].axon);
    }
    sight_.take(strands);
    looked_.reset();
    if (!array_) {
        array_ = make_vertex_array();
        vertices_ = make_buffer();
        indices_ = make_buffer();
    }
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(StrandVertex)),
                 vertices.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    const auto attribute = [](GLuint at, GLenum type, GLboolean scaled, std::size_t offset) {
        glEnableVertexAttribArray(at);
        glVertexAttribPointer(at, 4, type, scaled, sizeof(StrandVertex),
                              reinterpret_cast<const void *>(offset));
    };
    attribute(0, GL_FLOAT, GL_FALSE, offsetof(StrandVertex, place));
    attribute(1, GL_BYTE, GL_TRUE, offsetof(StrandVertex, along));
    attribute(2, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(StrandVertex, colour));
    attribute(3, GL_UNSIGNED_SHORT, GL_TRUE, offsetof(StrandVertex, light));
    glBindVertexArray(0);
    ruler_.upload(ruler_mesh(tract, lives ? life_stout : 1.0F));
}

void TractPainter::take_tissue(const story::Life &life) {
    if (!tissue_.update(life.look, axon_of_)) return;
    std::vector<float> thickness;
    thickness.reserve(axon_of_.size() * StrandSight::steps);
    for (std::size_t i = 0; i < axon_of_.size(); ++i)
        for (int k = 0; k < StrandSight::steps; ++k) thickness.push_back(tissue_.thickness(tissue_.at(i, k)));
    sight_.thin(std::move(thickness));
    looked_.reset();
}

void TractPainter::set_strands(const Program &program, const Lens &view, bool lives) const {
    program.use();
    if (lives) {
        glActiveTexture(GL_TEXTURE1);
        tissue_.bind();
        glActiveTexture(GL_TEXTURE0);
        program.set("u_tissue", 1);
    }
    program.set("u_view_projection", view.view_projection);
    program.set("u_turn", view.turn);
    program.set("u_eye", view.eye);
    program.set("u_fog", glm::vec4(view.distance * 0.72F, view.distance * 0.72F + 1.1F * tract_length, 0, 0));
    program.set("u_fog_colour", distance_colour(view.theme));
    program.set("u_pixel", 1 / view.focal);
}

void TractPainter::draw(std::span<const std::uint32_t> indices) {
    if (indices.empty()) return;
    glBindVertexArray(array_.id());
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size_bytes()), indices.data(),
                 GL_STREAM_DRAW);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(indices.size()), GL_UNSIGNED_INT, nullptr);
}

void TractPainter::paint_still(const Programs &programs, const Texture &matcap, const story::Glance &glance,
                               const TractStillKey &key, const Lens &view, bool hurried) {
    const bool lives = glance.show.life.has_value();
    lay(*glance.show.tract, key);
    if (lives) take_tissue(*glance.show.life);
    look(key, view);
    collect_resting(hurried && !lives ? StrandSight::samples_per_piece : 2);
    clear_depth(key.covered);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LEQUAL);
    glDisable(GL_CULL_FACE);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, matcap.id());

    const Program &strand = lives ? programs.life_strand : programs.strand;
    set_strands(strand, view, lives);
    strand.set("u_matcap", 0);
    draw(resting_);

    const Program &body = programs.body;
    set_strands(body, view, false);
    body.set("u_fog", glm::vec4(view.distance * 0.9F, view.distance * 3, -1, 0));
    set_plain_body(body, 0.8F, 0.1F);
    ruler_.draw();

    glDepthMask(GL_FALSE);
    backdrop_.upload(backdrop_mesh(view, glance.eye.camera));
    programs.backdrop.use();
    backdrop_.draw();

    over_the_picture();
    glDisable(GL_DEPTH_TEST);
    backdrop_.upload(scar_mesh(key.causes, key.tract.length_mm, view));
    backdrop_.draw();
}

void TractPainter::upload_light(const story::TractShow &tract) {
    const int rows = texture_rows(axon_of_.size());
    texels_.assign(static_cast<std::size_t>(texture_width) * static_cast<std::size_t>(rows), 0);
    air_.assign(samples, 0.0F);
    for (std::size_t i = 0; i < tract.light.size(); ++i) air_[i % samples] += tract.light[i];
    std::array<float, samples> dim{}; // where all are lit at once each is a little dimmer: no glare
    for (std::size_t k = 0; k < samples; ++k) {
        air_[k] /= static_cast<float>(std::max<std::size_t>(axon_of_.size(), 1));
        dim[k] = 255 * (1 - most_dimming * air_[k]);
    }
    for (std::size_t i = 0; i < axon_of_.size(); ++i) {
        const auto axon = static_cast<std::size_t>(axon_of_[i]);
        const std::span<const float> light = tract.light_of(axon);
        std::uint8_t *texel = texel_of_strand(texels_, i);
        for (std::size_t k = 0; k < samples; ++k)
            texel[k] = static_cast<std::uint8_t>(light[k] * dim[k] + 0.5F);
        texel[samples] = share_of<std::uint8_t>(tract.marks.tip[axon]);
    }
    if (!light_) {
        light_ = make_texture();
        glBindTexture(GL_TEXTURE_2D, light_.id());
        // Exactly at the middle of a texel: nothing is to be blended.
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }
    glBindTexture(GL_TEXTURE_2D, light_.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, texture_width, rows, 0, GL_RED, GL_UNSIGNED_BYTE, texels_.data());
}

void TractPainter::look(const TractStillKey &key, const Lens &view) {
    if (looked_ == key) return;
    looked_ = key;
    sight_.look(view);
}

// `step`: samples to a straight piece.
void TractPainter::collect_resting(int step) {
    constexpr int each = StrandSight::samples_per_piece;
    resting_.clear();
    for (std::size_t i = 0; i < sight_.strands(); ++i) {
        if (sight_.sees(i, 0)) {
            for (int k = 0; k < lead_in_points; ++k) add_piece(resting_, i, k, k + 1);
        }
        for (int piece = 0; piece < StrandSight::pieces; ++piece)
            for (int k = piece * each; k < (piece + 1) * each && sight_.sees(i, piece); k += step)
                add_piece(resting_, i, lead_in_points + k, lead_in_points + k + step);
        add_tip(resting_, i);
    }
}

void TractPainter::add_lit(std::size_t strand, int piece, int step) {
    const std::uint8_t *texel = texel_of_strand(texels_, strand);
    const int from = piece * StrandSight::samples_per_piece;
    for (int k = from; k < from + StrandSight::samples_per_piece; k += step)
        if (texel[k] >= seen || texel[k + step] >= seen)
            add_piece(lit_, strand, lead_in_points + k, lead_in_points + k + step);
}

void TractPainter::collect_lit() {
    lit_.clear();
    lit_near_.clear();
    constexpr float near_px = 1.7F; // of radius: only there a halo can be told from the fibre
    for (std::size_t i = sight_.strands(); i-- > 0;) { // from the back to the front
        const std::uint8_t *texel = texel_of_strand(texels_, i);
        const std::size_t before = lit_.size();
        const bool near = sight_.radius_px(i) >= near_px;
        if (texel[0] >= seen && sight_.sees(i, 0)) {
            for (int k = 0; k < lead_in_points; ++k) add_piece(lit_, i, k, k + 1);
        }
        for (int piece = 0; piece < StrandSight::pieces; ++piece)
            if (sight_.sees(i, piece)) add_lit(i, piece, near ? 1 : 2);
        if (near)
            lit_near_.insert(lit_near_.end(), lit_.begin() + static_cast<std::ptrdiff_t>(before), lit_.end());
        if (texel[samples] >= seen) add_tip(lit_, i);
    }
}

void TractPainter::paint_air(const Programs &programs, const Lens &view) {
    air_mesh_.upload(air_mesh(air_, view));
    glBlendFunc(GL_ONE, GL_ONE);
    programs.backdrop.use();
    air_mesh_.draw();
}

void TractPainter::paint_moving(const Programs &programs, const Texture &matcap, const story::Glance &glance,
                                const TractStillKey &key, const Lens &view) {
    upload_light(*glance.show.tract);
    collect_lit();
    const bool lives = glance.show.life.has_value();
    embers_.paint(programs.haze, *glance.show.tract, sight_, axon_of_, view);
    if (!lit_.empty()) paint_light(programs, view, lives);
    if (!lives) return;
    if (glance.show.life->axon_chosen) paint_chosen(programs.life_gleam, view, glance.show.life->axon);
    const Frame frame{.width = key.width, .height = key.height, .picture = key.picture, .tier = key.tier};
    const glm::vec2 far_end = far_end_of(view);
    const float over_fibres = std::clamp((9 - static_cast<float>(key.camera.span)) / 4, 0.0F, 1.0F);
    Lens hand = hand_lens(frame, far_end);
    hand.ground = view.ground;
    const std::vector<float> &tips = glance.show.tract->marks.tip;
    const float lit = std::accumulate(tips.begin(), tips.end(), 0.0F) / static_cast<float>(tips.size());
    hand_.paint(programs, matcap, glance.show.hand_task, lit, hand, far_end, over_fibres, key.tier);
}

void TractPainter::paint_light(const Programs &programs, const Lens &view, bool lives) {
    over_the_strands();
    const Program &gleam = lives ? programs.life_gleam : programs.gleam;
    set_strands(gleam, view, lives);
    glBindTexture(GL_TEXTURE_2D, light_.id());
    set_gleam(gleam,
              {.tint = {1.0F, 0.66F, 0.16F}, .cover = 0.0F, .wide = 3.4F, .extra = 2.0F, .strength = 0.30F});
    draw(lit_near_);
    set_gleam(
        gleam,
        {.tint = {0.996F, 0.722F, 0.05F}, .cover = 0.9F, .wide = 1.0F, .extra = 0.6F, .strength = 1.3F});
    draw(lit_);
    glDisable(GL_DEPTH_TEST);
    paint_air(programs, view);
}

// The fibre one can drop into: seen through the others.
void TractPainter::paint_chosen(const Program &gleam, const Lens &view, int axon) {
    const auto strand = std::find(axon_of_.begin(), axon_of_.end(), axon);
    if (strand == axon_of_.end()) return;
    if (!white_) {
        white_ = make_texture();
        glBindTexture(GL_TEXTURE_2D, white_.id());
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        const std::uint8_t full = 100; // of light: brighter would be warm
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, 1, 1, 0, GL_RED, GL_UNSIGNED_BYTE, &full);
    }
    std::vector<std::uint32_t> pieces;
    for (int k = 0; k + 1 < strand_points; ++k)
        add_piece(pieces, static_cast<std::size_t>(strand - axon_of_.begin()), k, k + 1);
    over_the_strands();
    set_strands(gleam, view, true);
    glBindTexture(GL_TEXTURE_2D, white_.id());
    set_gleam(gleam,
              {.tint = {0.62F, 0.80F, 1.0F}, .cover = 1.0F, .wide = 1.0F, .extra = 1.0F, .strength = 1.9F});
    draw(pieces);
    glDisable(GL_DEPTH_TEST);
    gleam.set("u_strength", 0.70F);
    draw(pieces);
}

} // namespace render

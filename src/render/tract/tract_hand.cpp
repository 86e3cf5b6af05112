#include "render/tract/tract_hand.h"

#include "render/axon/bodies.h"
#include "render/space/drawing.h"
#include "render/tract/strands.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float wide = 3.2F, high = 4.4F; // drawing units that the hand needs, as it is turned
constexpr float half_hand_view = 0.22F;
constexpr float above_note = 0.84F; // of a wide picture's height: the interface keeps its corner for a button
constexpr glm::vec3 middle{-0.1F, 1.25F, 0};

// Then the bundle runs from the lower left to the upper right, and the lower right is free.
bool upright(const story::Rect &picture) { return picture.h > 0.85F * picture.w; }

// Leaning to the right, its palm to the viewer.
glm::mat3 hand_frame() {
    constexpr float lean = 0.26F, turn = 0.30F;
    const glm::vec3 palm = glm::normalize(glm::vec3(-std::sin(turn), 0.05F, std::cos(turn)));
    const glm::vec3 level = glm::normalize(glm::cross(glm::vec3(0, 1, 0), palm));
    const glm::vec3 up = glm::cross(palm, level) * std::cos(lean) + level * std::sin(lean);
    return glm::mat3(glm::normalize(glm::cross(up, palm)), up, palm);
}

// Darkens what lies behind the hand, softly: 1 would be black.
Mesh shade_mesh(const Lens &view, float strength) {
    constexpr int rings = 6, sides = 24;
    const glm::vec2 centre(view.rect.x + view.rect.w / 2, view.rect.y + view.rect.h / 2);
    Mesh mesh;
    for (int r = 0; r <= rings; ++r)
        for (int j = 0; j <= sides; ++j) {
            const float out = static_cast<float>(r) / rings,
                        angle = 6.2831853F * static_cast<float>(j) / sides;
            const glm::vec2 px =
                centre +
                glm::vec2(view.rect.w * std::cos(angle), view.rect.h * std::sin(angle)) * (0.80F * out);
            Vertex vertex;
            vertex.centre = {px.x / view.size.x * 2 - 1, 1 - px.y / view.size.y * 2, 0};
            const float q = 1 - out * out;
            vertex.offset = glm::vec3(1 - strength * q * q * (3 - 2 * q));
            mesh.add(vertex);
        }
    for (int r = 0; r < rings; ++r)
        for (int j = 0; j < sides; ++j) {
            const auto a = static_cast<std::uint32_t>(r * (sides + 1) + j), b = a + sides + 1;
            mesh.indices.insert(mesh.indices.end(), {a, a + 1, b, a + 1, b + 1, b});
        }
    return mesh;
}

// What leads from the far end to the wrist, in the hand's drawing units.
Mesh cord_mesh(const glm::vec2 &from, const glm::vec2 &wrist, const glm::vec2 &up) {
    constexpr int parts = 18, sides = 8;
    Mesh mesh;
    const glm::vec2 bend = wrist - up * glm::distance(from, wrist) * 0.42F;
    const auto at = [&](float t) {
        return from * (1 - t) * (1 - t) + bend * 2.0F * t * (1 - t) + wrist * t * t;
    };
    for (int i = 0; i <= parts; ++i) {
        const float t = static_cast<float>(i) / parts;
        const glm::vec2 along = glm::normalize(at(t + 0.01F) - at(t - 0.01F)), side(-along.y, along.x);
        const float radius = 0.07F + 0.22F * t * t;
        for (int j = 0; j <= sides; ++j) {
            const float angle = 6.2831853F * static_cast<float>(j) / sides;
            Vertex vertex;
            vertex.s = axon_far_s;
            const glm::vec3 out = glm::vec3(side * std::cos(angle), std::sin(angle));
            vertex.offset = glm::vec3(at(t), -0.3F) + out * radius;
            set_look(vertex, {.colour = glm::mix(rgb(0x4C5A7A), rgb(0xA9C6EE), t * t)});
            set_normal(vertex, out, 1);
            mesh.add(vertex);
        }
    }
    mesh.join_grid(parts + 1, sides + 1);
    return mesh;
}

// The hand's part of the frame with the way from the far end to it.
Patch room_of(const Lens &view, const glm::vec2 &far_end) {
    // The cord is thick, and bends; the end of the forearm hangs out.
    const float more = std::max(12.0F, 0.4F * view.px_per_unit()); // px
    const glm::vec2 corner(view.rect.x, view.rect.y), size(view.rect.w, view.rect.h);
    const glm::vec2 from = glm::floor(glm::clamp(glm::min(corner, far_end) - more, glm::vec2(0), view.size)),
                    to = glm::ceil(
                        glm::clamp(glm::max(corner + size, far_end) + more, glm::vec2(0), view.size));
    return {static_cast<int>(from.x), static_cast<int>(view.size.y - to.y), static_cast<int>(to.x - from.x),
            static_cast<int>(to.y - from.y)};
}

} // namespace

story::Rect hand_room(const story::Rect &picture) {
    if (upright(picture)) {
        const float w = 0.32F * picture.w, h = std::min(1.4F * w, 0.42F * picture.h);
        return {picture.x + picture.w - w, picture.y + picture.h - h, w, h};
    }
    const float w = std::min(0.19F * picture.w, 0.75F * picture.h);
    return {picture.x + picture.w - w, picture.y, w, picture.h * above_note};
}

story::Rect bundle_room(const story::Rect &picture) {
    if (upright(picture)) return {picture.x, picture.y, 0.93F * picture.w, picture.h};
    return {picture.x, picture.y, picture.w - hand_room(picture).w, picture.h};
}

glm::vec2 far_end_of(const Lens &tract) {
    // Of the strands nearest to the viewer: none lies beyond.
    const glm::vec3 near(0, -0.2F * bundle_height, 0.75F * bundle_depth);
    return glm::vec2(tract.project(bundle_middle(1.035F) + near * life_stout));
}

Lens hand_lens(const Frame &frame, const glm::vec2 &far_end) {
    story::Rect picture = frame.picture;
    const glm::vec2 size(std::max(frame.width, 1), std::max(frame.height, 1));
    if (picture.w < 1 || picture.h < 1) picture = {0, 0, size.x, size.y};
    const story::Rect room = hand_room(picture);
    const float unit = std::min(room.w / wide, std::min(room.h, room.w * 2) / high); // px
    const float w = wide * unit, h = high * unit;
    Lens view;
    view.size = size;
    view.rect = {std::clamp(far_end.x - w * 0.5F, room.x, room.x + room.w - w),
                 std::clamp(far_end.y - h * 0.66F, room.y, room.y + room.h - h), w, h};
    view.across = wide;
    view.distance = view.across / (2 * std::tan(half_hand_view));
    view.eye = glm::vec3(0, 0, view.distance);
    view.aim(half_hand_view, view.rect.y + h / 2, view.distance * 0.5F, view.distance * 2);
    return view;
}

glm::vec2 hand_wrist(const Lens &view) {
    return glm::vec2(view.project(hand_frame() * (glm::vec3(0, -0.3F, 0) - middle)));
}

void TractHand::paint(const Programs &programs, const Texture &matcap, const story::HandTask &task, float lit,
                      const Lens &view, const glm::vec2 &far_end, float over_fibres, story::Tier tier) {
    constexpr float steps = 64; // too small to see
    lit = std::round(lit * steps) / steps;
    const bool fine = tier == story::Tier::high;
    if (mesh_.empty() || fine_ != fine) mesh_.upload(hand_mesh(fine, true));
    fine_ = fine;
    if (over_fibres > 0) {
        shade_.upload(shade_mesh(view, 0.88F * over_fibres));
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_ZERO, GL_SRC_COLOR, GL_ZERO, GL_ONE);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_CULL_FACE);
        programs.backdrop.use();
        shade_.draw();
    }
    const Kept now{
        far_end, {view.rect.x, view.rect.y}, {view.rect.w, view.rect.h}, view.size, task.grip, task.tap, lit};
    // While the eye moves edges are not looked at; and where all has several samples no more are needed.
    const bool moves = before_.frame != glm::vec2(0) && !before_.stands_as(now);
    before_ = now;
    const bool plain = moves || fine || view.ground != Ground::scene;
    if (!plain && in_cutout_ != now) {
        in_cutout_ = Kept{};
        PaintLayer samples; // large, and soon not needed
        if (cutout_.begin(samples, {room_of(view, far_end)})) {
            draw(programs, matcap, task, lit, view, far_end);
            cutout_.end();
            in_cutout_ = now;
        }
    }
    only_opaque();
    glClear(GL_DEPTH_BUFFER_BIT); // it stands before everything
    if (!plain && in_cutout_ == now)
        cutout_.lay(programs.cutout, 0);
    else
        draw(programs, matcap, task, lit, view, far_end);
}

void TractHand::draw(const Programs &programs, const Texture &matcap, const story::HandTask &task, float lit,
                     const Lens &view, const glm::vec2 &far_end) {
    only_opaque();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, matcap.id());
    const Program &hand = programs.hand;
    const glm::mat3 frame = hand_frame();
    const auto closed = static_cast<float>(std::clamp(task.grip, 0.0, 1.0));
    hand.use();
    hand.set("u_view_projection", view.view_projection);
    hand.set("u_turn", view.turn);
    hand.set("u_matcap", 0);
    hand.set("u_fog_colour", glm::vec3(0));
    hand.set("u_place", -(frame * middle));
    hand.set("u_frame", frame);
    hand.set("u_fat", 1.0F);
    hand.set("u_closed", closed);
    hand.set("u_tap", static_cast<float>(std::clamp(task.tap, 0.0, 1.0)));
    hand.set("u_limp", 0.0F);
    hand.set("u_knuckles", knuckle_height);
    hand.set("u_thumb", thumb_root);
    hand.set("u_albedo", glm::mix(glm::vec3(0.94F), glm::vec3(1.16F, 0.98F, 0.70F), lit));
    hand.set("u_gloss", 0.16F);
    hand.set("u_glow", glm::vec3(0.30F, 0.19F, 0.03F) * lit);
    mesh_.draw();

    const glm::vec2 wrist(frame * (glm::vec3(0, -0.75F, 0) - middle)),
        up = glm::normalize(glm::vec2(frame[1]));
    const float unit = view.px_per_unit();
    glm::vec2 from((far_end.x - view.rect.x - view.rect.w / 2) / unit,
                   (view.rect.y + view.rect.h / 2 - far_end.y) / unit);
    cord_.upload(cord_mesh(from, wrist, up));
    const Program &body = programs.body;
    body.use();
    body.set("u_view_projection", view.view_projection);
    body.set("u_turn", view.turn);
    body.set("u_eye", view.eye);
    body.set("u_fog", glm::vec4(1e6F, 2e6F, -1, 0));
    body.set("u_fog_colour", glm::vec3(0));
    set_plain_body(body, 0.9F, 0.15F);
    cord_.draw();
}

} // namespace render

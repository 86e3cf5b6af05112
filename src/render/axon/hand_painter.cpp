#include "render/axon/hand_painter.h"

#include "render/axon/bodies.h"
#include "render/axon/goals.h"
#include "render/gl/numbers.h"
#include "render/space/drawing.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

// What a hand, open or closing, or another goal can take of the picture; and its nearest point's depth in the
// window.
Patch room_of(const HandPlace &at, const Lens &view, float &depth) {
    glm::vec2 low(1e9F), high(-1e9F);
    depth = 1;
    for (const float x : {-1.4F, 2.4F})
        for (const float y : {-1.6F, 3.1F})
            for (const float z : {-0.6F, 0.75F}) {
                const glm::vec3 world = at.wrist + at.frame * glm::vec3(x, y, z) * at.size;
                const glm::vec4 clip = view.view_projection * glm::vec4(world, 1);
                const glm::vec2 px = (glm::vec2(clip) / std::max(clip.w, 1e-3F) * 0.5F + 0.5F) * view.size;
                low = glm::min(low, px);
                high = glm::max(high, px);
                depth = std::min(depth, clip.z / std::max(clip.w, 1e-3F) * 0.5F + 0.5F);
            }
    low = glm::floor(glm::clamp(low, glm::vec2(0), view.size)) - 1.0F;
    high = glm::ceil(glm::clamp(high, glm::vec2(0), view.size)) + 1.0F;
    return {static_cast<int>(low.x), static_cast<int>(low.y), static_cast<int>(high.x - low.x),
            static_cast<int>(high.y - low.y)};
}

} // namespace

HandPlace hand_of(const Curve &curve, const Lens &view) {
    HandPlace hand;
    const Spot end = curve.at(axon_length - 0.2F);
    // Seen whole it is larger, as far as its lane has room for it above the axon's end.
    constexpr float at_least = 2, height = 3.5F;
    const glm::vec3 at = view.project(end.centre);
    const float px = view.px_per_unit() * view.distance / std::max(at.z, 0.2F * view.distance);
    const float room = (at.y - view.rect.y) / std::max(px * height, 1e-3F);
    const float more = 1.75F + 2.0F * std::clamp(curve.rise(), -0.4F, 0.2F);
    hand.size = at_least + std::min(more, std::max(room - at_least, 0.0F)) * view.far_off;
    // Upright, leaning to the right, its palm to the viewer's usual place.
    constexpr float lean = 0.30F, turn = 0.42F;
    const glm::vec3 palm(-std::sin(turn), 0.05F, std::cos(turn));
    const glm::vec3 level = glm::normalize(glm::cross(glm::vec3(0, 1, 0), palm));
    const glm::vec3 upright = glm::cross(glm::normalize(palm), level);
    const glm::vec3 up = upright * std::cos(lean) + level * std::sin(lean);
    hand.frame = glm::mat3(glm::normalize(glm::cross(up, palm)), up, glm::normalize(palm));
    hand.wrist = end.centre + up * (0.45F * hand.size);
    return hand;
}

HandPainter::Pose HandPainter::pose_of(const story::Lane &lane) {
    constexpr float lights_s = 0.3F, dims_s = 0.8F, stays_lit = 0.5F;
    // In steps too small to see, so that the end of its slow opening is not drawn again and again.
    constexpr float steps = 256;
    const auto stepped = [](float v) { return std::round(v * steps) / steps; };
    const float closed = smooth(0, 1, static_cast<float>(lane.hand.closed));
    const story::LaneSignal &signal = lane.signal;
    // It lights at once, before it has closed.
    const auto since_s = static_cast<float>(story::hand_closes_for_s - lane.hand.closes_s);
    const float answers = lane.hand.closes_s > 0                ? smooth(0, lights_s, since_s)
                          : signal.fate == story::Fate::arrived ? stays_lit
                                                                : 0;
    const float lit = std::max(closed, answers);
    const float dim =
        signal.fate == story::Fate::lost ? smooth(0, dims_s, static_cast<float>(signal.lost_for_s)) : 0;
    return {stepped(closed), stepped(lit - dim)};
}

void HandPainter::draw(const Program &hand, const Texture &matcap, const Pose &pose, const HandPlace &at,
                       const Lens &view, story::Tier tier) {
    MeshBuffer &mesh = meshes_[tier == story::Tier::high ? 1 : 0];
    const bool fine = tier == story::Tier::high, bends = goal_ == story::Goal::hand;
    if (mesh.empty()) mesh.upload(bends ? hand_mesh(fine) : goal_mesh(goal_, fine));
    only_opaque();
    set_scene(hand, view, matcap);
    hand.set("u_place", at.wrist);
    hand.set("u_frame", at.frame);
    hand.set("u_fat", at.size);
    hand.set("u_closed", bends ? pose.closed : 0.0F);
    hand.set("u_limp", bends ? std::max(-pose.tint, 0.0F) : 0.0F);
    hand.set("u_knuckles", knuckle_height);
    hand.set("u_thumb", thumb_root);
    // What is dim is near to its ground.
    const glm::vec3 dim =
        view.theme == story::Theme::paper ? glm::vec3(1.02F, 0.90F, 0.76F) : glm::vec3(0.44F, 0.48F, 0.56F);
    const glm::vec3 other = pose.tint > 0 ? glm::vec3(1.24F, 0.93F, 0.46F) : dim;
    hand.set("u_albedo", glm::mix(glm::vec3(0.80F, 0.82F, 0.86F), other, std::abs(pose.tint)));
    hand.set("u_gloss", 0.16F);
    hand.set("u_glow", glm::vec3(0.50F, 0.29F, 0.02F) * std::max(pose.tint, 0.0F));
    mesh.draw();
}

void HandPainter::paint(const Programs &programs, const Texture &matcap, story::Goal goal,
                        const story::Lane &lane, const Curve &curve, const Lens &view, story::Tier tier) {
    if (goal != goal_) {
        goal_ = goal;
        meshes_ = {};
        kept_.reset();
    }
    const HandPlace at = hand_of(curve, view);
    if (!view.sees(at.wrist + at.frame[1] * at.size, 2.3F * at.size)) return;
    const Pose now = pose_of(lane);
    const bool same_view = seen_as_ == view.view_projection && frame_size_ == view.size;
    const bool first = frame_size_ == glm::vec2(0);
    seen_as_ = view.view_projection;
    frame_size_ = view.size;
    if (!same_view) kept_.reset();
    // While the eye moves edges are not looked at; and where all has several samples no more are needed.
    if ((!same_view && !first) || tier == story::Tier::high || view.ground != Ground::scene) {
        draw(programs.hand, matcap, now, at, view, tier);
        return;
    }
    float depth = 1;
    const Patch room = room_of(at, view, depth);
    if (kept_ != now) {
        PaintLayer samples; // large, and soon not needed
        if (!cutout_.begin(samples, {room})) {
            draw(programs.hand, matcap, now, at, view, tier);
            return;
        }
        draw(programs.hand, matcap, now, at, view, tier);
        cutout_.end();
        kept_ = now;
    }
    cutout_.lay(programs.cutout, std::max(depth, 0.0F));
}

} // namespace render

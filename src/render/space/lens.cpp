#include "render/space/lens.h"

#include "render/gl/numbers.h"
#include "render/space/membrane_shape.h"
#include "story/show/scales.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float degree = 3.14159265F / 180;
constexpr float half_view = 15 * degree;
constexpr float close_height = 3.5F; // drawing units a close view must show from top to bottom

// What one sees of the node that is nearest to the middle of the picture.
void open_node(Lens &view, const story::Camera &camera) {
    constexpr float opens_from = 0.95F, open_at = 0.46F, patch_from = 0.27F, patch_at = 0.12F; // spans
    const double node = std::clamp(std::round(camera.along), 1.0, internodes - 1.0);
    const float here = 1 - smooth(0.22F, 0.42F, static_cast<float>(std::abs(camera.along - node)));
    const auto span = static_cast<float>(camera.span);
    view.opened = here * (1 - smooth(open_at, opens_from, span));
    view.patch = here * (1 - smooth(patch_at, patch_from, span));
    if (view.opened > 0) view.node = static_cast<int>(node);
}

// From the middle of the axon to the cut through its membrane, as one comes nearer.
glm::vec3 to_membrane(const Spot &spot, const story::Camera &camera) {
    const double way = story::node_view_span - story::membrane_view_span;
    const auto share = static_cast<float>(std::clamp((story::node_view_span - camera.span) / way, 0.0, 1.0));
    return (spot.up * cut_height() + spot.front * cut_depth) * share;
}

// On a tall picture the axon runs up it.
float roll_for(const story::Rect &rect, float far_off) {
    const float tall = rect.h / std::max(rect.w, 1.0F);
    return std::clamp((tall - 0.95F) * 75.0F, 0.0F, 62.0F) * degree * (0.35F + 0.65F * far_off);
}

} // namespace

glm::vec3 Lens::project(const glm::vec3 &world) const {
    const glm::vec4 clip = view_projection * glm::vec4(world, 1);
    const float w = std::max(clip.w, 1e-3F);
    return {(clip.x / w * 0.5F + 0.5F) * size.x, (0.5F - clip.y / w * 0.5F) * size.y, clip.w};
}

void Lens::aim(float half_angle, float centre_y, float near, float far) {
    focal = rect.w / (2 * std::tan(half_angle));
    const float centre_x = rect.x + rect.w / 2;
    middle_px = {centre_x, size.y - centre_y};
    nearest = near;
    farthest = far;
    glm::mat4 projection(0);
    projection[0][0] = 2 * focal / size.x;
    projection[1][1] = 2 * focal / size.y;
    projection[2][0] = 1 - 2 * centre_x / size.x;
    projection[2][1] = 2 * centre_y / size.y - 1;
    projection[2][2] = -(far + near) / (far - near);
    projection[2][3] = -1;
    projection[3][2] = -2 * far * near / (far - near);
    glm::mat4 to_view(turn);
    to_view[3] = glm::vec4(-(turn * eye), 1);
    view_projection = projection * to_view;
}

bool Lens::near() const { return across < 4.2F * pitch_length; }

bool Lens::sees(const glm::vec3 &world, float radius) const {
    const glm::vec3 at = project(world);
    if (at.z < distance * 0.2F - radius) return false;
    const float margin = focal * radius / std::max(at.z, distance * 0.2F);
    return at.x > columns.x - margin && at.x < columns.y + margin && at.y > -margin && at.y < size.y + margin;
}

double swept(const story::Camera &from, const story::Camera &to) {
    return std::abs(std::log(to.span / from.span)) * to.span / 2 + std::abs(to.along - from.along);
}

int nearest_node(const Lens &view) {
    return std::clamp(static_cast<int>(std::lround(view.middle_s / pitch_length)), 0, internodes);
}

// From the first internode with any spot in sight to the last.
void Lens::narrow(const Curve &curve, float from, float to) {
    columns = {from, to};
    first = internodes;
    last = -1;
    constexpr int parts = 8;
    for (int i = 0; i < internodes; ++i)
        for (int part = 0; part <= parts; ++part) {
            const float s = node_at(i) - node_length / 2 + pitch_length * static_cast<float>(part) / parts;
            if (!sees(curve.at(s).centre, 1.3F * fat)) continue;
            first = std::min(first, i);
            last = std::max(last, i);
        }
    if (last < 0) first = 0; // nothing in sight: an empty range
}

float rise_for(const Frame &frame, std::size_t lanes) {
    const story::Rect &rect = frame.picture;
    const float lane_h = rect.h / static_cast<float>(std::max<std::size_t>(lanes, 1));
    const float wide = rect.w / std::max(lane_h, 1.0F);
    // In coarse steps: another bend means other meshes.
    return std::clamp(std::round((0.62F - 0.2F * wide) * 5) / 5, -0.4F, 0.4F);
}

Lens lens_of(const Curve &curve, const story::Camera &camera, const Frame &frame, std::size_t lane,
             std::size_t lanes) {
    Lens view;
    view.ground = frame.ground;
    view.size = {static_cast<float>(std::max(frame.width, 1)), static_cast<float>(std::max(frame.height, 1))};
    view.rect = frame.picture;
    if (view.rect.w < 1 || view.rect.h < 1) view.rect = {0, 0, view.size.x, view.size.y};
    view.rect.h /= static_cast<float>(std::max<std::size_t>(lanes, 1));
    view.rect.y += view.rect.h * static_cast<float>(lane);

    const auto span = static_cast<float>(camera.span);
    const float high = std::min(close_height, 4 * span); // from so near a node fills it
    view.across = std::max(span * pitch_length, high * view.rect.w / view.rect.h);
    view.far_off = smooth(1.6F, 10, view.across / pitch_length);
    const float roll = roll_for(view.rect, view.far_off);
    // Along the diagonal there is more room than across.
    const float room = std::min(view.rect.w / std::cos(roll), view.rect.h / std::max(std::sin(roll), 0.01F));
    view.across *= view.rect.w / room;
    view.fat = 1 + 0.8F * view.far_off;

    view.middle_s = static_cast<float>(camera.along) * pitch_length;
    // The fibre comes from outside on the left; its hand has room on the right.
    const Spot spot = curve.at(view.middle_s + 0.45F * pitch_length * smooth(0.7F, 1, view.far_off));
    const float bend = std::atan2(-spot.along.z, spot.along.x) * (1 - view.far_off);
    // A negative yaw brings the start of the axon nearer. In a low strip it leans away less, so that the
    // hand stays in the picture.
    const float wide = view.rect.w / view.rect.h;
    const float away = wide > 4.5F ? 0.0F : wide > 3 ? 3.0F : 8.0F;
    const float yaw = (4 + away * view.far_off - static_cast<float>(camera.yaw_deg)) * degree - bend;
    const float pitch = static_cast<float>(camera.pitch_deg) * degree;
    const glm::vec3 forward(std::sin(yaw) * std::cos(pitch), -std::sin(pitch),
                            -std::cos(yaw) * std::cos(pitch));
    const glm::vec3 level = glm::normalize(glm::cross(forward, glm::vec3(0, 1, 0)));
    const glm::vec3 upright = glm::cross(level, forward);
    const glm::vec3 right = level * std::cos(roll) - upright * std::sin(roll);
    const glm::vec3 up = upright * std::cos(roll) + level * std::sin(roll);

    view.distance = view.across / (2 * std::tan(half_view));
    view.eye = spot.centre + to_membrane(spot, camera) - forward * view.distance;
    view.turn = glm::transpose(glm::mat3(right, up, -forward));

    // The axis goes through the middle of the lane's rectangle, a little below it: cells and hand stand
    // above.
    const float low = view.rect.h * (0.085F + (lanes > 1 ? 0.08F : 0.075F) * view.far_off);
    view.aim(half_view, view.rect.y + view.rect.h / 2 + low, view.distance * 0.2F, view.distance * 3.2F);

    open_node(view, camera);

    view.narrow(curve, 0, view.size.x);
    view.rows = {0, view.size.y};
    return view;
}

std::vector<Lens> lenses_of(const story::Glance &glance, const Frame &frame, const Curve &curve) {
    const std::size_t lanes = std::min<std::size_t>(glance.show.lanes.size(), most_lanes);
    std::vector<Lens> views;
    for (std::size_t l = 0; l < lanes; ++l) {
        views.push_back(lens_of(curve, glance.eye.camera, frame, l, lanes));
        views.back().window_at = static_cast<int>(glance.eye.look_at_internode);
    }
    return views;
}

} // namespace render

#include "render/tract/tract_lens.h"

#include "render/tract/strands.h"
#include "render/tract/tract_hand.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float degree = 3.14159265F / 180;
constexpr float half_tract_view = 26 * degree; // wider than for one axon: more depth
constexpr float whole_across = 112;            // drawing units across the picture that shows the whole tract
constexpr float whole_height = 36;             // and from top to bottom
constexpr float whole_span = 12;

// On a tall picture the tract runs up it.
float roll_for(const story::Rect &rect) {
    const float tall = rect.h / std::max(rect.w, 1.0F);
    return std::clamp((tall - 0.62F) * 62.0F, 0.0F, 58.0F) * degree;
}

} // namespace

Lens tract_lens(const story::Camera &camera, const Frame &frame, bool with_hand) {
    Lens view;
    view.ground = frame.ground;
    view.size = {static_cast<float>(std::max(frame.width, 1)), static_cast<float>(std::max(frame.height, 1))};
    view.columns = {0, view.size.x};
    view.rows = {0, view.size.y};
    view.rect = frame.picture;
    if (view.rect.w < 1 || view.rect.h < 1) view.rect = {0, 0, view.size.x, view.size.y};
    if (with_hand) view.rect = bundle_room(view.rect);
    const float roll = roll_for(view.rect);
    const float room = std::min(view.rect.w / std::cos(roll), view.rect.h / std::max(std::sin(roll), 0.01F));
    const float share = static_cast<float>(camera.span) / whole_span;
    view.across =
        std::max(whole_across * view.rect.w / room, whole_height * view.rect.w / view.rect.h) * share;
    view.distance = view.across / (2 * std::tan(half_tract_view));
    view.far_off = 1;

    const float along = static_cast<float>(camera.along) / story::internodes_per_axon;
    const float yaw = -static_cast<float>(camera.yaw_deg) * degree;
    const float pitch = static_cast<float>(camera.pitch_deg) * degree;
    const glm::vec3 forward(std::sin(yaw) * std::cos(pitch), -std::sin(pitch),
                            -std::cos(yaw) * std::cos(pitch));
    const glm::vec3 level = glm::normalize(glm::cross(forward, glm::vec3(0, 1, 0)));
    const glm::vec3 upright = glm::cross(level, forward);
    const glm::vec3 right = level * std::cos(roll) - upright * std::sin(roll);
    const glm::vec3 up = upright * std::cos(roll) + level * std::sin(roll);
    view.eye = bundle_middle(along) - forward * view.distance;
    view.turn = glm::transpose(glm::mat3(right, up, -forward));

    view.aim(half_tract_view, view.rect.y + view.rect.h * 0.47F, view.distance * 0.12F,
             view.distance * 4 + 2 * tract_length);
    return view;
}

} // namespace render

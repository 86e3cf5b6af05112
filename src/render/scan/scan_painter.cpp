#include "render/scan/scan_painter.h"

#include "render/gl/state.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float seen_x = 0.81F, seen_y = 0.97F; // of the slice, which spans −1..1
constexpr float steps_of_loss = 400;            // a smaller change of the brain's size could not be seen

void upload(const Texture &texture, const ScanPicture &picture) {
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, scan_size, scan_size, 0, GL_RGB, GL_UNSIGNED_BYTE,
                 picture.texels.data());
}

// Where a place of the slice is on the screen.
glm::vec2 on_screen(const story::Rect &rect, const glm::vec2 &place) {
    return {rect.x + rect.w * (place.x / seen_x + 1) / 2, rect.y + rect.h * (1 - place.y / seen_y) / 2};
}

} // namespace

story::Rect scan_rect(const Frame &frame) {
    story::Rect room = frame.picture;
    if (room.w < 1 || room.h < 1)
        room = {0, 0, static_cast<float>(frame.width), static_cast<float>(frame.height)};
    const float shape = seen_x / seen_y;
    const float h = std::min(0.985F * room.h, 0.94F * room.w / shape), w = h * shape;
    return {room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h};
}

std::vector<story::Rect> scan_strips(const Frame &frame) {
    constexpr int strips = 12;
    const story::Rect r = scan_rect(frame);
    std::vector<story::Rect> out;
    for (int i = 0; i < strips; ++i) {
        const float y = (static_cast<float>(i) + 0.5F) / strips * 2 - 1;
        const float half = r.w / 2 * std::sqrt(1 - y * y);
        out.push_back(
            {r.x + r.w / 2 - half, r.y + r.h * static_cast<float>(i) / strips, 2 * half, r.h / strips});
    }
    return out;
}

ScanKey scan_key(const story::Glance &glance, const Frame &frame) {
    const story::Life &life = *glance.show.life;
    const float lost = std::round((1 - life.look.alive) * steps_of_loss) / steps_of_loss;
    return {frame.width,
            frame.height,
            frame.picture,
            frame.tier,
            scan_lesions(life.tissue, life.look),
            lost,
            static_cast<float>(glance.eye.wipe)};
}

std::vector<story::Anchor> scan_anchors(const story::Glance &glance, const Frame &frame) {
    const ScanKey key = scan_key(glance, frame);
    const story::Rect rect = scan_rect(frame);
    const float scale = brain_scale(key.lost);
    std::vector<story::Anchor> anchors;
    const auto add = [&](const char *name, const glm::vec2 &place, float x, float y, unsigned rgb) {
        const glm::vec2 at = on_screen(rect, place);
        anchors.push_back({name, at.x, at.y, x, y, rgb, true});
    };
    const float then_to = seen_x * (2 * key.wipe - 1); // of the slice: on its left it is of year 0
    // Of the old ones that which lies farthest to the right: there is room for its name.
    const ScanLesion *old = nullptr, *fresh = nullptr;
    const bool rests =
        glance.show.life->arrived() && !glance.show.life->passing; // else names would jump about
    for (const ScanLesion &lesion : key.lesions) {
        if (!rests) break;
        if (lesion.place.x * scale < then_to) continue;
        if (lesion.fresh > 0.3F) {
            if (!fresh || lesion.size > fresh->size) fresh = &lesion;
        } else if (lesion.bright > 0.3F && (!old || lesion.place.x > old->place.x)) {
            old = &lesion;
        }
    }
    if (fresh) add("label.scan_new", fresh->place * scale, 1, -0.5F, 0xF2D8A8);
    if (old) add("label.scan_lesion", old->place * scale, 1, -0.1F, 0xE4ECF8);
    if (key.wipe > 0.15F) add("label.scan_before", {-0.52F, 0.72F}, -1, -0.6F, 0x8496B8);
    if (key.wipe > 0.15F && key.wipe < 0.85F) add("label.scan_now", {0.52F, 0.72F}, 1, -0.6F, 0x8496B8);
    const bool left = key.wipe < 0.5F; // where no lesion would be hidden
    add("label.scan_ventricle", ventricle_wall(0.75F, false).place * (left ? scale : 1.0F), -1, 0.2F,
        0x8FB0DE);
    return anchors;
}

void ScanPainter::take(const ScanKey &key) {
    if (!anatomy_) {
        anatomy_.emplace();
        nothing_ = make_vertex_array();
        now_ = make_smooth_texture();
        before_ = make_smooth_texture();
        first_ = scan_ground(*anatomy_, 0);
        upload(before_, scan_picture(*anatomy_, first_, {}));
    }
    const bool same_ground = ground_.lost == key.lost;
    if (same_ground && lesions_ == key.lesions) return;
    if (!same_ground) ground_ = scan_ground(*anatomy_, key.lost);
    lesions_ = key.lesions;
    upload(now_, scan_picture(*anatomy_, ground_, lesions_));
}

void ScanPainter::paint(const Programs &programs, const ScanKey &key, const Frame &frame) {
    take(key);
    over_the_picture();
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    const Program &slice = programs.slice;
    slice.use();
    slice.set("u_slice", 0);
    glActiveTexture(GL_TEXTURE0);
    glBindVertexArray(nothing_.id());
    const story::Rect r = scan_rect(frame);
    const auto w = static_cast<float>(frame.width), h = static_cast<float>(frame.height);
    const auto x_at = [&](float share) { return (r.x + share * r.w) / w * 2 - 1; };
    const float bottom = 1 - (r.y + r.h) / h * 2, top = 1 - r.y / h * 2;
    const auto draw = [&](const Texture &texture, float from, float to) { // shares of its width
        if (to <= from) return;
        const float left = (1 - seen_x) / 2;
        glBindTexture(GL_TEXTURE_2D, texture.id());
        slice.set("u_part",
                  glm::vec4(left + from * seen_x, (1 + seen_y) / 2, left + to * seen_x, (1 - seen_y) / 2));
        slice.set("u_rect", glm::vec4(x_at(from), bottom, x_at(to), top));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    };
    draw(before_, 0, key.wipe);
    draw(now_, key.wipe, 1);
    if (key.wipe <= 0 || key.wipe >= 1) return;
    Mesh line; // between then and now
    const float half = 1.5F / w;
    for (const float y : {bottom, top})
        for (const float x : {x_at(key.wipe) - half, x_at(key.wipe) + half}) {
            Vertex vertex;
            vertex.centre = {x, y, 0};
            vertex.offset = glm::vec3(0.62F, 0.80F, 1.0F);
            line.add(vertex);
        }
    line.indices = {0, 1, 2, 1, 3, 2};
    line_.upload(line);
    programs.backdrop.use();
    line_.draw();
}

} // namespace render

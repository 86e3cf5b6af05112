#include "render/scan/scan_painter.h"

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

ScanLayout scan_layout(const Frame &frame) {
    story::Rect room = frame.picture;
    if (room.w < 1 || room.h < 1)
        room = {0, 0, static_cast<float>(frame.width), static_cast<float>(frame.height)};
    const float shape = seen_x / seen_y;
    const float h = std::min(0.985F * room.h, 0.8F * room.w / shape), w = h * shape;
    const float y = room.y + (room.h - h) / 2, free = room.w - 2 * w;
    if (free < 0.3F * w) return {{room.x + (room.w - w) * 0.3F, y, w, h}, {}};
    // Most of what is free lies to the right, for names and notes.
    const story::Rect before{room.x + 0.06F * free, y, w, h};
    return {{before.x + w + 0.24F * free, y, w, h}, before};
}

ScanKey scan_key(const story::Glance &glance, const Frame &frame) {
    const story::Life &life = *glance.show.life;
    const float lost = std::round((1 - life.look.alive) * steps_of_loss) / steps_of_loss;
    return {frame.width, frame.height, frame.picture, frame.tier, scan_lesions(life.tissue, life.look), lost};
}

std::vector<story::Anchor> scan_anchors(const story::Glance &glance, const Frame &frame) {
    const ScanKey key = scan_key(glance, frame);
    const ScanLayout layout = scan_layout(frame);
    const float scale = brain_scale(key.lost);
    std::vector<story::Anchor> anchors;
    const auto add = [&](const char *name, const story::Rect &rect, const glm::vec2 &place, float x, float y,
                         unsigned rgb) {
        const glm::vec2 at = on_screen(rect, place);
        anchors.push_back({name, at.x, at.y, x, y, rgb});
    };
    // Of the old ones that which lies farthest to the right: there is room for its name.
    const ScanLesion *old = nullptr, *fresh = nullptr;
    const bool rests =
        glance.show.life->arrived() && !glance.show.life->passing; // else names would jump about
    for (const ScanLesion &lesion : key.lesions) {
        if (!rests) break;
        if (lesion.fresh > 0.3F) {
            if (!fresh || lesion.size > fresh->size) fresh = &lesion;
        } else if (lesion.bright > 0.3F && (!old || lesion.place.x > old->place.x)) {
            old = &lesion;
        }
    }
    if (fresh) add("label.scan_new", layout.now, fresh->place * scale, 1, -0.5F, 0xF2D8A8);
    if (old) add("label.scan_lesion", layout.now, old->place * scale, 1, -0.1F, 0xE4ECF8);
    if (layout.before) { // what both have is named where no lesion would be hidden
        add("label.scan_ventricle", *layout.before, ventricle_wall(0.75F, false).place, -1, 0.2F, 0x8FB0DE);
        add("label.scan_before", *layout.before, {0.58F, -0.66F}, 1, 0.3F, 0x8496B8);
        add("label.scan_now", layout.now, {0.58F, -0.66F}, 1, 0.3F, 0x8496B8);
    } else {
        add("label.scan_ventricle", layout.now, ventricle_wall(0.75F, false).place * scale, -0.6F, 0.6F,
            0x8FB0DE);
    }
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

void ScanPainter::paint(const Program &slice, const ScanKey &key, const Frame &frame) {
    take(key);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    slice.use();
    slice.set("u_slice", 0);
    slice.set("u_part", glm::vec4((1 - seen_x) / 2, (1 + seen_y) / 2, (1 + seen_x) / 2, (1 - seen_y) / 2));
    glActiveTexture(GL_TEXTURE0);
    glBindVertexArray(nothing_.id());
    const auto draw = [&](const Texture &texture, const story::Rect &r) {
        const auto w = static_cast<float>(frame.width), h = static_cast<float>(frame.height);
        glBindTexture(GL_TEXTURE_2D, texture.id());
        slice.set("u_rect", glm::vec4(r.x / w * 2 - 1, 1 - (r.y + r.h) / h * 2, (r.x + r.w) / w * 2 - 1,
                                      1 - r.y / h * 2));
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    };
    const ScanLayout layout = scan_layout(frame);
    draw(now_, layout.now);
    if (layout.before) draw(before_, *layout.before);
}

} // namespace render

#include "ui/window/labels.h"

#include "story/state/status.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {

namespace {

bool overlap(const Rect &a, const Rect &b) {
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

// One cannot point at what is not seen.
bool is_covered(const story::Anchor &anchor, const std::vector<Rect> &taken) {
    return std::ranges::any_of(taken, [&](const Rect &r) { return r.contains(anchor.x, anchor.y); });
}

constexpr float least_still_s = 1;
constexpr float fade_s = 0.3F;
constexpr float least_frame_s = 1e-3F; // a shorter one is a picture that stands still
constexpr float plate_pad = 9, line_px = 1.25F;

// The words of a label; that of a tract's hurt stretch also says where it is.
std::string label_text(const Page &page, const std::string &key) {
    if (key != "label.tract_lesion" || !page.show.tract) return page.word(key);
    const story::TractCauses &present = page.show.tract->present;
    return page.words.text(
        key, {{"from", story::number(present.from_mm, 1)}, {"to", story::number(present.to_mm, 1)}});
}

float widest_word(const Fonts &fonts, const std::string &name) { // no word is broken
    float widest = 0;
    for (std::size_t from = 0; from < name.size();) {
        const std::size_t to = std::min(name.find(' ', from), name.size());
        widest = std::max(widest, std::ceil(fonts.width(Face::label, name.substr(from, to - from))));
        from = to + 1;
    }
    return widest;
}

std::string lower(std::string text) {
    for (char &letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

// Whether either of a name's two forms, "Repair cell (OPC)", is in the caption, which is in lower case; of a
// long one its last letters may differ: mitochondrion, mitochondria.
bool speaks_of(const std::string &caption, const std::string &name) {
    const std::string words = lower(name);
    const std::size_t open = words.find(" ("), close = words.find(')');
    const auto said = [&](std::string form) {
        if (form.size() > 7) form.resize(form.size() - 2);
        return caption.find(form) != std::string::npos;
    };
    if (said(words.substr(0, open))) return true;
    return open != std::string::npos && close != std::string::npos &&
           said(words.substr(open + 2, close - open - 2));
}

} // namespace

void Labels::show(Layer &layer, const Page &page, const story::Sights &sights, const Rect &area,
                  const std::vector<Rect> &taken) {
    const float seconds = ImGui::GetIO().DeltaTime;
    const bool stands_still = seconds < least_frame_s, travels = story::travels(page.eye);
    const bool all = page.visitor.folds.names;
    const bool unseen = seen_ == 0, same_area = area == area_;
    const bool anew = !same_area || page.show.step != step_ || all != all_ || (seen_ == 0 && !travels);
    area_ = area;
    step_ = page.show.step;
    all_ = all;
    still_s_ += seconds;
    if (!stands_still) watch(sights.anchors, seconds, page.eye.camera == page.eye.wanted);
    seen_ = stands_still ? 1 : std::clamp(seen_ + (travels ? -seconds : seconds) / fade_s, 0.0F, 1.0F);
    if (anew && (!travels || stands_still)) {
        if (!unseen && same_area) // else they have gone already
            for (const Plate &plate : plates_) leave(plate);
        plates_.clear();
    }
    std::erase_if(leaving_, [&](const Plate &plate) { return is_hidden(plate, taken); });
    if (stands_still || (!travels && (anew || still_s_ >= least_still_s)))
        place(layer, page, sights, taken);
    else
        follow(sights.anchors, taken);
    fade(seconds, stands_still);
    const float alpha = layer.pen.alpha;
    layer.pen.alpha *= seen_;
    if (seen_ > 0) draw(layer, page, leaving_, false);
    if (seen_ > 0) draw(layer, page, plates_, true);
    layer.pen.alpha = alpha;
}

bool Labels::is_hidden(const Plate &plate, const std::vector<Rect> &taken) {
    return is_covered(plate.anchor, taken) ||
           std::ranges::any_of(taken, [&](const Rect &r) { return overlap(r, plate.rect); });
}

void Labels::leave(const Plate &plate) {
    if (plate.seen > 0) leaving_.push_back(plate);
}

void Labels::fade(float seconds, bool at_once) {
    for (Plate &plate : plates_) plate.seen = at_once ? 1 : std::min(1.0F, plate.seen + seconds / fade_s);
    for (Plate &plate : leaving_) plate.seen = at_once ? 0 : plate.seen - seconds / fade_s;
    std::erase_if(leaving_, [](const Plate &plate) { return plate.seen <= 0; });
}

bool Labels::is_named(const std::string &key) const {
    return std::ranges::any_of(plates_, [&](const Plate &plate) { return plate.anchor.key == key; });
}

void Labels::watch(std::span<const story::Anchor> anchors, float seconds, bool camera_rests) {
    constexpr float fast = 0.08F; // of the area's width, in a second
    std::vector<Seen> now;
    for (const story::Anchor &anchor : anchors) {
        Seen thing{anchor.key, anchor.x, anchor.y, 1};
        const auto before = std::ranges::find(seen_things_, anchor.key, &Seen::key);
        if (before != seen_things_.end()) {
            const float way = std::hypot(anchor.x - before->x, anchor.y - before->y);
            const bool runs = camera_rests && way > fast * area_.w * seconds;
            thing.calm_s = runs ? 0 : before->calm_s + seconds;
        }
        now.push_back(thing);
    }
    seen_things_ = std::move(now);
    std::erase_if(plates_, [&](const Plate &plate) {
        const bool goes = runs(plate.anchor.key);
        if (goes) leave(plate);
        return goes;
    });
}

bool Labels::runs(const std::string &key) const {
    const auto thing = std::ranges::find(seen_things_, key, &Seen::key);
    return thing != seen_things_.end() && thing->calm_s < 1;
}

// First where the signal stopped, then what the caption speaks of, then what is named already.
std::vector<story::Anchor> Labels::in_order(const Page &page, std::vector<story::Anchor> anchors) const {
    const std::string caption = lower(story::caption(page.show, page.visitor.language));
    std::stable_partition(anchors.begin(), anchors.end(),
                          [&](const story::Anchor &a) { return is_named(a.key); });
    std::stable_partition(anchors.begin(), anchors.end(),
                          [&](const story::Anchor &a) { return speaks_of(caption, page.word(a.key)); });
    std::stable_partition(anchors.begin(), anchors.end(),
                          [](const story::Anchor &a) { return a.key == "label.signal_lost"; });
    return anchors;
}

void Labels::place(Layer &layer, const Page &page, const story::Sights &sights,
                   const std::vector<Rect> &taken) {
    const Fonts &fonts = layer.fonts();
    const float pad = layer.text_u(plate_pad), line = fonts.px(Face::label) * line_px;
    std::vector<PlateWish> wishes;
    std::vector<Plate> plates;
    for (const story::Anchor &anchor : in_order(page, sights.anchors)) {
        if (!area_.contains(anchor.x, anchor.y) || runs(anchor.key) || is_covered(anchor, taken)) continue;
        const bool again =
            std::ranges::any_of(wishes, [&](const PlateWish &wish) { return wish.key == anchor.key; });
        if (again) continue;
        const std::string name = label_text(page, anchor.key);
        const float most = std::max({area_.w * 0.4F, layer.u(120), widest_word(fonts, name)});
        const Lines text = fonts.wrap(Face::label, name, most);
        PlateWish wish{anchor.key,
                       anchor.x,
                       anchor.y,
                       anchor.prefer_x,
                       anchor.prefer_y,
                       std::ceil(text.widest + 2 * pad),
                       std::ceil(line * static_cast<float>(text.lines.size()) + pad),
                       {}};
        const auto old =
            std::ranges::find_if(plates_, [&](const Plate &p) { return p.anchor.key == anchor.key; });
        if (old != plates_.end() && old->rect.w == wish.w && old->rect.h == wish.h) wish.before = old->rect;
        wish.outside = anchor.outside;
        wishes.push_back(wish);
        plates.push_back({anchor, text, {}, 0});
    }
    const std::size_t most = all_ ? wishes.size() : most_at_once(layer, page, sights);
    const auto places = place_plates(wishes, area_, taken, layer.u(8), sights.busy, most);
    std::vector<Plate> now;
    for (std::size_t i = 0; i < places.size(); i++) {
        if (!places[i]) continue;
        plates[i].rect = *places[i];
        now.push_back(plates[i]);
    }
    exchange(std::move(now));
}

// Where the caption speaks of something, what it does not speak of only crowds the picture.
std::size_t Labels::most_at_once(const Layer &layer, const Page &page, const story::Sights &sights) const {
    const bool large = layer.fonts().scale() > 1.4F * layer.fonts().unit();
    const std::size_t most = large ? most_large_names : most_names;
    const std::string caption = lower(story::caption(page.show, page.visitor.language));
    const auto spoken = std::ranges::count_if(sights.anchors, [&](const story::Anchor &a) {
        return area_.contains(a.x, a.y) && speaks_of(caption, page.word(a.key));
    });
    return spoken > 0 ? std::min(most, static_cast<std::size_t>(spoken) + 1) : most;
}

// What stays where it was stays as visible as it was; the rest fades in, and out.
void Labels::exchange(std::vector<Plate> plates) {
    const std::vector<Plate> before = std::exchange(plates_, std::move(plates));
    for (const Plate &old : before) {
        const auto now = std::ranges::find_if(plates_, [&](const Plate &plate) {
            return plate.anchor.key == old.anchor.key && plate.rect == old.rect;
        });
        if (now != plates_.end())
            now->seen = old.seen;
        else
            leave(old);
    }
    const bool same = std::ranges::equal(before, plates_, [](const Plate &a, const Plate &b) {
        return a.anchor.key == b.anchor.key && a.rect == b.rect;
    });
    if (!same) still_s_ = 0;
}

void Labels::follow(std::span<const story::Anchor> anchors, const std::vector<Rect> &taken) {
    for (Plate &plate : plates_) {
        const auto now = std::ranges::find_if(anchors, [&](const story::Anchor &a) {
            return a.key == plate.anchor.key && area_.contains(a.x, a.y);
        });
        if (now != anchors.end()) plate.anchor = *now;
    }
    std::erase_if(plates_, [&](const Plate &plate) { return is_hidden(plate, taken); });
}

void Labels::draw(Layer &layer, const Page &page, const std::vector<Plate> &plates, bool they_stay) const {
    const Fonts &fonts = layer.fonts();
    const float alpha = layer.pen.alpha;
    const float pad = layer.text_u(plate_pad), line = fonts.px(Face::label) * line_px;
    // Leaders first: a plate may lie over another's leader, never under it.
    for (const Plate &plate : plates) {
        layer.pen.alpha = alpha * plate.seen;
        const Rect &r = plate.rect;
        const float x = plate.anchor.x, y = plate.anchor.y;
        const float to_x = std::clamp(x, r.x + layer.u(6), r.x + r.w - layer.u(6));
        const float to_y = std::clamp(y, r.y + layer.u(6), r.y + r.h - layer.u(6));
        layer.pen.line(x, y, to_x, to_y, navy, 0.85F, layer.u(4));
        layer.pen.line(x, y, to_x, to_y, plate.anchor.rgb, 1, layer.u(2));
        layer.pen.dot(x, y, layer.u(6), navy);
        layer.pen.dot(x, y, layer.u(4), plate.anchor.rgb);
    }
    for (const Plate &plate : plates) {
        layer.pen.alpha = alpha * plate.seen;
        const Rect &r = plate.rect;
        layer.pen.fill(r, navy, plate_alpha, layer.u(7));
        float y = r.y + pad / 2 + (line - fonts.px(Face::label)) / 2;
        for (const std::string &part : plate.text.lines) {
            layer.pen.text(Face::label, r.x + pad, y, part, white);
            y += line;
        }
        if (!they_stay) continue;
        layer.cover(r);
        Item item;
        item.id = plate.anchor.key;
        item.role = Role::label;
        item.name = label_text(page, plate.anchor.key);
        item.rect = r;
        item.text_rgb = white;
        item.font_px = fonts.px(Face::label);
        item.text_w = plate.text.widest;
        layer.item(item);
    }
    layer.pen.alpha = alpha;
}

} // namespace ui

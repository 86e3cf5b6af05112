#include "ui/window/labels.h"

#include "story/show/status.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {

namespace {

bool overlap(const Rect &a, const Rect &b, float gap) {
    return a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;
}

bool within(const Rect &r, const Rect &area) {
    return r.x >= area.x && r.y >= area.y && r.x + r.w <= area.x + area.w && r.y + r.h <= area.y + area.h;
}

// The straight line from a thing to its plate.
struct Leader {
    ImVec2 from, to;
    Leader(const PlateWish &wish, const Rect &plate)
        : from{wish.x, wish.y}, to{std::clamp(wish.x, plate.x, plate.x + plate.w),
                                   std::clamp(wish.y, plate.y, plate.y + plate.h)} {}
    Leader(const ImVec2 &a, const ImVec2 &b) : from(a), to(b) {}

    float length() const { return std::hypot(to.x - from.x, to.y - from.y); }

    bool cuts(const Leader &other) const {
        const auto side = [](const Leader &line, const ImVec2 &of) {
            return (line.to.x - line.from.x) * (of.y - line.from.y) -
                   (line.to.y - line.from.y) * (of.x - line.from.x);
        };
        return side(*this, other.from) * side(*this, other.to) < 0 && side(other, from) * side(other, to) < 0;
    }

    bool runs_over(const Rect &r) const { // what enters a rectangle meets a diagonal of it, or ends there
        return r.contains(from.x, from.y) || r.contains(to.x, to.y) ||
               cuts({{r.x, r.y}, {r.x + r.w, r.y + r.h}}) || cuts({{r.x + r.w, r.y}, {r.x, r.y + r.h}});
    }

    // Does it come near another thing, nearer than it starts?
    bool passes(const ImVec2 &thing, float near) const {
        const float dx = to.x - from.x, dy = to.y - from.y, squared = dx * dx + dy * dy;
        const float along =
            squared > 0 ? ((thing.x - from.x) * dx + (thing.y - from.y) * dy) / squared : 0.0F;
        const float t = std::clamp(along, 0.0F, 1.0F);
        const auto away = [&](float at) {
            return std::hypot(from.x + at * dx - thing.x, from.y + at * dy - thing.y);
        };
        return away(t) < std::min(near, away(0));
    }
};

struct Field {
    const std::vector<PlateWish> &wishes;
    const Rect &area;
    const std::vector<Rect> &taken;
    float gap;
    const std::vector<Rect> &busy;
    std::vector<std::optional<Rect>> placed;

    // How much of `r` would hide something that matters, 0..1.
    float hides(const Rect &r) const {
        float most = 0;
        for (const Rect &b : busy) {
            const float w = std::min(r.x + r.w, b.x + b.w) - std::max(r.x, b.x);
            const float h = std::min(r.y + r.h, b.y + b.h) - std::max(r.y, b.y);
            if (w > 0 && h > 0) most += w * h / (r.w * r.h);
        }
        return std::min(most, 1.0F);
    }

    bool free(const Rect &r) const {
        if (!within(r, area)) return false;
        for (const Rect &other : taken)
            if (overlap(r, other, gap)) return false;
        for (const auto &other : placed)
            if (other && overlap(r, *other, gap)) return false;
        for (const PlateWish &wish : wishes) // never on a thing that is pointed at
            if (wish.x > r.x - gap && wish.x < r.x + r.w + gap && wish.y > r.y - gap &&
                wish.y < r.y + r.h + gap)
                return false;
        return true;
    }

    // Would a leader, this one or one already placed, run under a plate, over another or over another's dot?
    bool tangles(const PlateWish &wish, const Rect &r) const {
        const Leader leader{wish, r};
        for (const Rect &other : taken)
            if (leader.runs_over(other)) return true;
        for (std::size_t i = 0; i < placed.size(); i++) {
            if (!placed[i]) continue;
            const Leader other{wishes[i], *placed[i]};
            if (leader.runs_over(*placed[i]) || other.runs_over(r) || leader.cuts(other)) return true;
        }
        return std::ranges::any_of(wishes, [&](const PlateWish &other) {
            return &other != &wish && leader.passes({other.x, other.y}, gap);
        });
    }

    std::optional<Rect> best_for(const PlateWish &wish) const {
        // Of a leader, in plates' heights: a longer one seems to name what is near.
        constexpr float longest = 4.4F;
        if (wish.before && free(*wish.before) && Leader{wish, *wish.before}.length() < longest * wish.h &&
            !tangles(wish, *wish.before))
            return wish.before;
        std::optional<Rect> best;
        float best_cost = 1e9F;
        const float length = std::max(0.01F, std::hypot(wish.prefer_x, wish.prefer_y));
        for (int ring = 0; ring <= 10; ring++) {
            for (const Rect &r : around(wish, gap * 2 + static_cast<float>(ring) * wish.h * 0.45F)) {
                const float dx = r.x + r.w / 2 - wish.x, dy = r.y + r.h / 2 - wish.y;
                const float agree = (dx * wish.prefer_x + dy * wish.prefer_y) /
                                    (length * std::max(0.01F, std::hypot(dx, dy)));
                const float reach = Leader{wish, r}.length();
                const float cost = reach + wish.h * (1.6F * (1 - agree) + 5 * hides(r));
                if (cost >= best_cost || reach > longest * wish.h || !free(r) || tangles(wish, r)) continue;
                best = r;
                best_cost = cost;
            }
        }
        return best;
    }

    // Plates whose leader is so long: upright ones above and below, slanting ones to the four corners.
    static std::array<Rect, 10> around(const PlateWish &wish, float reach) {
        std::array<Rect, 10> plates{};
        std::size_t next = 0;
        const auto add = [&](float x, float y) {
            plates[next++] = {std::round(x), std::round(y), wish.w, wish.h};
        };
        for (const float y : {wish.y - reach - wish.h, wish.y + reach})
            for (const float share : {0.5F, 0.2F, 0.8F}) add(wish.x - share * wish.w, y);
        const float aside = reach * 0.71F;
        for (const float y : {wish.y - aside - wish.h + slant_in, wish.y + aside - slant_in})
            for (const float x : {wish.x - aside - wish.w + slant_in, wish.x + aside - slant_in}) add(x, y);
        return plates;
    }
    static constexpr float slant_in = 6; // px: a slanting leader ends in the plate's corner
};

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

// Whether either of a name's two forms, "Repair cell (OPC)", is in the caption, which is in lower case.
bool speaks_of(const std::string &caption, const std::string &name) {
    const std::string words = lower(name);
    const std::size_t open = words.find(" ("), close = words.find(')');
    if (caption.find(words.substr(0, open)) != std::string::npos) return true;
    if (open == std::string::npos || close == std::string::npos) return false;
    return caption.find(words.substr(open + 2, close - open - 2)) != std::string::npos;
}

} // namespace

std::vector<std::optional<Rect>> place_plates(const std::vector<PlateWish> &wishes, const Rect &area,
                                              const std::vector<Rect> &taken, float gap,
                                              const std::vector<Rect> &busy, std::size_t most) {
    Field field{wishes, area, taken, gap, busy, {}};
    for (const PlateWish &wish : wishes) {
        const bool enough = most == 0;
        field.placed.push_back(enough ? std::nullopt : field.best_for(wish));
        if (field.placed.back()) most--;
    }
    return field.placed;
}

void Labels::show(Layer &layer, const Page &page, const story::Sights &sights, const Rect &area,
                  const std::vector<Rect> &taken) {
    const float seconds = ImGui::GetIO().DeltaTime;
    const bool stands_still = seconds < least_frame_s, travels = story::travels(page.eye);
    const bool all = page.visitor.folds.names;
    const bool anew = !(area == area_) || page.show.step != step_ || all != all_ || (seen_ == 0 && !travels);
    area_ = area;
    step_ = page.show.step;
    all_ = all;
    still_s_ += seconds;
    if (!stands_still) watch(sights.anchors, seconds, page.eye.camera == page.eye.wanted);
    seen_ = stands_still ? 1 : std::clamp(seen_ + (travels ? -seconds : seconds) / fade_s, 0.0F, 1.0F);
    if (anew && (!travels || stands_still)) {
        for (const Plate &plate : plates_) leave(plate);
        plates_.clear();
    }
    if (stands_still || (!travels && (anew || still_s_ >= least_still_s)))
        place(layer, page, sights, taken);
    else
        follow(sights.anchors, taken);
    fade(seconds, stands_still);
    const float alpha = layer.pen.alpha;
    layer.pen.alpha *= seen_;
    if (seen_ > 0) draw(layer, page, leaving_);
    if (seen_ > 0) draw(layer, page, plates_);
    layer.pen.alpha = alpha;
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

// First what the caption speaks of, then what is named already.
std::vector<story::Anchor> Labels::in_order(const Page &page, std::vector<story::Anchor> anchors) const {
    const std::string caption = lower(story::caption(page.show, page.visitor.language));
    std::ranges::stable_partition(anchors, [&](const story::Anchor &a) { return is_named(a.key); });
    std::ranges::stable_partition(
        anchors, [&](const story::Anchor &a) { return speaks_of(caption, page.word(a.key)); });
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
        wishes.push_back(wish);
        plates.push_back({anchor, text, {}, 0});
    }
    const bool large = fonts.scale() > 1.4F * fonts.unit();
    const std::size_t most = all_ ? wishes.size() : large ? most_large_names : most_names;
    const auto places = place_plates(wishes, area_, taken, layer.u(8), sights.busy, most);
    std::vector<Plate> now;
    for (std::size_t i = 0; i < places.size(); i++) {
        if (!places[i]) continue;
        plates[i].rect = *places[i];
        now.push_back(plates[i]);
    }
    exchange(std::move(now));
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
    std::erase_if(plates_, [&](const Plate &plate) {
        return is_covered(plate.anchor, taken) ||
               std::ranges::any_of(taken, [&](const Rect &r) { return overlap(r, plate.rect, 0); });
    });
}

void Labels::draw(Layer &layer, const Page &page, const std::vector<Plate> &plates) const {
    const Fonts &fonts = layer.fonts();
    const float alpha = layer.pen.alpha;
    const bool leave = &plates == &leaving_;
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
        if (leave) continue;
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

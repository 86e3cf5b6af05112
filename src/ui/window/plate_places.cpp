#include "ui/window/plate_places.h"

#include <algorithm>
#include <array>
#include <cmath>

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
        // Of a leader: a longer one seems to name what is near.
        const float longest = wish.outside ? std::min(7 * wish.h, 0.36F * area.h) : 6.0F * wish.h;
        const float hiding = wish.outside ? 14.0F : 10.0F, astray = wish.outside ? 5.0F : 1.2F;
        if (wish.before && free(*wish.before) && Leader{wish, *wish.before}.length() < longest &&
            !tangles(wish, *wish.before))
            return wish.before;
        std::optional<Rect> best;
        float best_cost = 1e9F;
        const float length = std::max(0.01F, std::hypot(wish.prefer_x, wish.prefer_y));
        for (int ring = 0; ring <= (wish.outside ? 16 : 10); ring++) {
            for (const Rect &r : around(wish, gap * 2 + static_cast<float>(ring) * wish.h * 0.45F)) {
                const float dx = r.x + r.w / 2 - wish.x, dy = r.y + r.h / 2 - wish.y;
                const float agree = (dx * wish.prefer_x + dy * wish.prefer_y) /
                                    (length * std::max(0.01F, std::hypot(dx, dy)));
                const float reach = Leader{wish, r}.length();
                const float cost = reach + wish.h * (astray * (1 - agree) + hiding * hides(r));
                if (cost >= best_cost || reach > longest || !free(r) || tangles(wish, r)) continue;
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

} // namespace ui

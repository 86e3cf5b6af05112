#include "render/node/patch_life.h"
#include "render/gl/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace render {

namespace {

constexpr float sodium_size = 0.0062F, potassium_size = 0.0068F, atp_size = 0.0050F;

float luck(int a, int b) { return hash(a, b, 11U); }

// Channel `rank` of `count`, when a share of them does something.
float among(double share, int rank, int count) {
    return smooth(-0.22F, 0.22F,
                  static_cast<float>(share) * static_cast<float>(count) - static_cast<float>(rank) - 0.5F);
}

glm::vec3 drift_of_ion(int seed, double wall_s, float size) {
    const auto t = static_cast<float>(wall_s);
    const auto wave = [&](int n, float speed) {
        return std::sin(t * (speed + 0.4F * luck(seed, n)) + 2 * pi * luck(seed, n + 7));
    };
    return glm::vec3(wave(1, 0.5F), wave(2, 0.6F), 0.4F * wave(3, 0.55F)) * size;
}

// Two flaps that close the inner mouth of a pore.
void add_flaps(Mesh &mesh, const PatchFrame &frame, float x, float y, float hinge, float open,
               const glm::vec3 &colour) {
    const float length = hinge * 1.02F;
    for (const float side : {-1.0F, 1.0F}) {
        const float down = -1.3F * open; // inward when shut, along the wall when open
        const glm::vec3 along(-side * std::cos(down), std::sin(down), 0);
        const glm::vec3 middle = glm::vec3(x + side * hinge, y, 0.002F) + along * (length / 2);
        const glm::mat3 axes(along, glm::vec3(-along.y, along.x, 0), glm::vec3(0, 0, 1));
        add_ellipsoid(mesh, frame, middle, axes, {length * 0.56F, 0.0034F, 0.0062F},
                      {.colour = colour, .open = 1, .glow = 0.4F});
    }
}

void add_ball_and_chain(Mesh &mesh, const PatchFrame &frame, float x, float stopped) {
    const glm::vec3 parked(x + 0.034F, -0.060F, 0.004F), plugging(x, -0.0375F, 0.004F),
        root(x + 0.026F, -0.038F, 0.002F);
    glm::vec3 ball = glm::mix(parked, plugging, stopped);
    ball.y -= 0.010F * std::sin(pi * stopped); // swings in from below
    const glm::vec3 colour = rgb(0xB98A3E);
    constexpr int links = 7;
    for (int i = 0; i < links; ++i) {
        const float t = (static_cast<float>(i) + 0.5F) / links;
        glm::vec3 at = glm::mix(root, ball, t);
        at.y -= 0.010F * std::sin(pi * t);
        add_ellipsoid(mesh, frame, at, glm::mat3(1), glm::vec3(0.0026F), {.colour = rgb(0xCDB77A), .open = 1},
                      6);
    }
    add_ellipsoid(mesh, frame, ball, glm::mat3(1), glm::vec3(0.0102F),
                  {.colour = colour, .open = 1, .glow = 0.2F}, 14);
}

// A turn of the pump: three Na⁺ from inside, one ATP spent, out with them; two K⁺ in.
struct Turn {
    float at = 0;      // 0..1
    float outward = 0; // 0 open to the inside … 1 to the outside
    explicit Turn(float place) : at(place - std::floor(place)) {
        outward = smooth(0.40F, 0.52F, at) * (1 - smooth(0.80F, 0.90F, at));
    }
};

Turn turn_of(const story::NodeNow &now, const Seat &seat) {
    return Turn(static_cast<float>(now.pump_turns - std::floor(now.pump_turns)) + 0.12F +
                0.43F * static_cast<float>(seat.rank));
}

glm::vec3 pump_colour(const story::NodeNow &now) {
    return glm::mix(rgb(0x777C86), protein_colour(Protein::pump),
                    smooth(0.05F, 0.6F, static_cast<float>(now.energy)));
}

void add_pump(Mesh &mesh, PumpShapes &shapes, const PatchFrame &frame, const Seat &seat,
              const story::NodeNow &now) {
    const Turn turn = turn_of(now, seat);
    add_pump_body(mesh, shapes, frame, {seat.x, 0, -0.008F}, turn.outward, pump_colour(now));
    // The energy that was spent: it stays on the pump until potassium is in.
    const float charged = smooth(0.30F, 0.36F, turn.at) * (1 - smooth(0.84F, 0.90F, turn.at));
    if (charged > 0.01F)
        add_ellipsoid(mesh, frame, {seat.x + 0.034F, -0.052F, 0.014F}, glm::mat3(1),
                      glm::vec3(0.0066F * charged), {.colour = rgb(0xFFC38A), .open = 1, .glow = 1}, 12);
}

// The same frame, moved to where the membrane is at a seat.
PatchFrame raised(PatchFrame frame, const Seat &seat) {
    frame.origin += frame.spot.up * patch_height(seat.x, 0);
    return frame;
}

glm::vec3 path(const std::array<glm::vec3, 4> &points, float t) {
    t = std::clamp(t, 0.0F, 1.0F) * 3;
    const int i = std::min(2, static_cast<int>(t));
    const float u = t - static_cast<float>(i);
    const auto at = [&](int k) { return points[static_cast<std::size_t>(std::clamp(k, 0, 3))]; };
    const glm::vec3 p = at(i - 1), q = at(i), r = at(i + 1), s = at(i + 2);
    return 0.5F * (2.0F * q + (r - p) * u + (2.0F * p - 5.0F * q + 4.0F * r - s) * u * u +
                   (3.0F * q - p - 3.0F * r + s) * u * u * u);
}

// Ions on their way through a channel: they move on only as the solver's charge does.
void add_stream(std::vector<Particle> &ions, const PatchFrame &frame, const Seat &seat, double crossed,
                float open, float way, float size, const glm::vec3 &colour) {
    constexpr int in_flight = 3;
    if (open < 0.02F) return;
    for (int i = 0; i < in_flight; ++i) {
        const double place = crossed + static_cast<double>(i) / in_flight + 0.37 * seat.rank;
        const auto trip = static_cast<int>(std::floor(place));
        const auto t = static_cast<float>(place - std::floor(place));
        const int seed = 7000 + seat.rank * 911 + i * 131 + trip % 97;
        const float from = 0.05F * (luck(seed, 1) - 0.5F), to = 0.07F * (luck(seed, 2) - 0.5F);
        const glm::vec3 at =
            path({glm::vec3(seat.x + from, way * 0.105F, 0.006F), glm::vec3(seat.x, way * 0.034F, 0.004F),
                  glm::vec3(seat.x, -way * 0.034F, 0.004F), glm::vec3(seat.x + to, -way * 0.110F, 0.008F)},
                 t);
        const float seen = open * smooth(0, 0.12F, t) * (1 - smooth(0.88F, 1, t));
        ions.push_back({frame.world(at), size * seen, colour, 1});
    }
}

struct Crowd {
    int first = 0, most = 0;
    float low = 0, high = 0; // y
    float size = 0;
    glm::vec3 colour{1};
    glm::vec3 label{0}; // where one of them is to be found
};

// Ions that belong to one side; the last one of them grows or shrinks as their number changes.
void add_crowd(std::vector<Particle> &ions, const PatchFrame &frame, const Crowd &crowd, float count,
               double wall_s) {
    for (int i = 0; i < crowd.most; ++i) {
        const float here = smooth(0, 1, count - static_cast<float>(i));
        if (here <= 0.01F) return;
        const int seed = crowd.first + i;
        // Evenly spread, yet without order.
        const float column = std::fmod(static_cast<float>(i) * 0.618034F + 0.2F * luck(seed, 1), 1.0F);
        glm::vec3 at(0.96F * (column - 0.5F), glm::mix(crowd.low, crowd.high, luck(seed, 2)),
                     -0.10F + 0.13F * luck(seed, 3));
        if (i == 0 && crowd.label != glm::vec3(0)) at = crowd.label;
        ions.push_back(
            {frame.world(at + drift_of_ion(seed, wall_s, 0.005F)), crowd.size * here, crowd.colour, 1});
    }
}

void add_pumped(PatchIons &ions, const PatchFrame &frame, const Seat &seat, const story::NodeNow &now) {
    const float t = turn_of(now, seat).at;
    const glm::vec3 sodium = rgb(0xFDFF8A), potassium = rgb(0xB378FA), orange = rgb(0xE67C3D);
    for (int i = 0; i < 3; ++i) {
        const float late = 0.06F * static_cast<float>(i), x = seat.x + 0.0085F * static_cast<float>(i - 1);
        const glm::vec3 site(seat.x + 0.002F * static_cast<float>(i - 1),
                             -0.012F + 0.012F * static_cast<float>(i), 0.013F);
        const glm::vec3 from(x + 0.04F * (luck(i, 3) - 0.5F), -0.115F, 0.01F),
            to(x + 0.06F * (luck(i, 4) - 0.5F), 0.105F, 0.01F);
        const float in = smooth(late, late + 0.22F, t), out = smooth(0.50F + late, 0.66F + late, t);
        const glm::vec3 at = out > 0 ? glm::mix(site, to, out) : glm::mix(from, site, in);
        const float seen = smooth(late, late + 0.06F, t) * (1 - smooth(0.60F + late, 0.66F + late, t));
        if (seen > 0.01F) ions.sodium.push_back({frame.world(at), sodium_size * seen, sodium, 1});
    }
    for (int i = 0; i < 2; ++i) {
        const float late = 0.06F * static_cast<float>(i),
                    x = seat.x + 0.012F * (static_cast<float>(i) - 0.5F);
        const glm::vec3 site(seat.x, -0.004F + 0.015F * static_cast<float>(i), 0.013F);
        const glm::vec3 from(x + 0.05F * (luck(i, 5) - 0.5F), 0.105F, 0.01F),
            to(x + 0.06F * (luck(i, 6) - 0.5F), -0.115F, 0.01F);
        const float in = smooth(0.62F + late, 0.78F + late, t),
                    out = smooth(0.86F + late * 0.5F, 0.96F + late * 0.5F, t);
        const glm::vec3 at = out > 0 ? glm::mix(site, to, out) : glm::mix(from, site, in);
        const float seen =
            smooth(0.62F + late, 0.68F + late, t) * (1 - smooth(0.92F + late * 0.5F, 0.96F + late * 0.5F, t));
        if (seen > 0.01F) ions.potassium.push_back({frame.world(at), potassium_size * seen, potassium, 1});
    }
    // One ATP: three beads; one stays on the pump, two go.
    const float arrives = smooth(0.04F, 0.27F, t), leaves = smooth(0.36F, 0.56F, t);
    const float seen = smooth(0.04F, 0.10F, t) * (1 - smooth(0.50F, 0.56F, t));
    const glm::vec3 dock(seat.x + 0.034F, -0.052F, 0.012F), from(seat.x + 0.085F, -0.125F, 0.01F),
        to(seat.x + 0.10F, -0.095F, 0.01F);
    const glm::vec3 at = leaves > 0 ? glm::mix(dock, to, leaves) : glm::mix(from, dock, arrives);
    for (int bead = leaves > 0 ? 1 : 0; bead < 3 && seen > 0.01F; ++bead)
        ions.atp.push_back({frame.world(at + glm::vec3(0.0072F, -0.0028F, 0) * static_cast<float>(bead)),
                            atp_size * seen, orange, 1});
}

// ATP that waits, near the mitochondrion that made it.
void add_waiting(PatchIons &ions, const PatchFrame &frame, float energy, double wall_s) {
    constexpr int most = 12;
    const glm::vec3 orange = rgb(0xE67C3D);
    for (int i = 0; i < most; ++i) {
        const float here = smooth(0, 1, energy * most - static_cast<float>(i));
        if (here <= 0.01F) return;
        const int seed = 31000 + i;
        glm::vec3 at(-0.40F + 0.75F * luck(seed, 1), -0.075F - 0.065F * luck(seed, 2),
                     -0.04F + 0.06F * luck(seed, 3));
        if (i == 0) at = atp_crowd;
        at += drift_of_ion(seed, wall_s, 0.006F);
        const float tilt = 2 * pi * luck(seed, 4);
        for (int bead = 0; bead < 3; ++bead)
            ions.atp.push_back({frame.world(at + glm::vec3(std::cos(tilt), std::sin(tilt), 0) *
                                                     (0.0074F * static_cast<float>(bead - 1))),
                                atp_size * here, orange, 1});
    }
}

} // namespace

float sodium_open(const story::NodeNow &now, int rank) {
    return among(now.sodium_open, rank, sodium_channels);
}

float sodium_stopped(const story::NodeNow &now, int rank) {
    return 1 - among(now.sodium_ready, rank, sodium_channels);
}

float potassium_open(const story::NodeNow &now, int rank) {
    return among(now.potassium_open, rank, potassium_channels);
}

MovingParts moving_parts(const PatchFrame &frame, const story::NodeNow &now, PumpShapes &shapes) {
    MovingParts parts;
    Mesh &mesh = parts.gates;
    for (const Seat &seat : seats) {
        const PatchFrame here = raised(frame, seat);
        switch (seat.protein) {
        case Protein::sodium_channel: {
            // What is stopped up has its gate as the rest of its kind have.
            const float stopped = sodium_stopped(now, seat.rank);
            const float swung = std::max(sodium_open(now, seat.rank),
                                         stopped * smooth(0.3F, 0.7F, static_cast<float>(now.sodium_swung)));
            add_flaps(mesh, here, seat.x, -0.021F, 0.0108F, swung, rgb(0xA8873A));
            add_ball_and_chain(mesh, here, seat.x, stopped);
            break;
        }
        case Protein::potassium_channel:
            add_flaps(mesh, here, seat.x, -0.020F, 0.0100F, potassium_open(now, seat.rank), rgb(0x6B3FB0));
            break;
        case Protein::pump:
            add_pump(parts.pump, shapes, here, seat, now);
            break;
        }
    }
    return parts;
}

PatchIons patch_ions(const PatchFrame &frame, const story::NodeNow &now, const Pace &pace) {
    PatchIons ions;
    const glm::vec3 sodium = rgb(0xFDFF8A), potassium = rgb(0xB378FA);
    const auto share = [](double x) { return static_cast<float>(std::clamp(x, 0.0, 1.0)); };
    add_crowd(ions.sodium, frame, {20000, 60, 0.062F, 0.23F, sodium_size, sodium, sodium_crowd}, 60,
              pace.wall_s);
    add_crowd(ions.potassium, frame, {21000, 6, 0.065F, 0.2F, potassium_size, potassium}, 5, pace.wall_s);
    add_crowd(ions.potassium, frame, {22000, 46, -0.070F, -0.24F, potassium_size, potassium, potassium_crowd},
              46, pace.wall_s);
    add_crowd(ions.sodium, frame, {23000, 44, -0.068F, -0.20F, sodium_size, sodium},
              4 + 18 * share(now.sodium_come) + 22 * share(now.sodium_inside), pace.wall_s);
    for (const Seat &seat : seats) {
        const PatchFrame here = raised(frame, seat);
        if (seat.protein == Protein::sodium_channel)
            add_stream(ions.sodium, here, seat, now.sodium_moved * pace.journeys(),
                       sodium_open(now, seat.rank), 1, sodium_size, sodium);
        else if (seat.protein == Protein::potassium_channel)
            add_stream(ions.potassium, here, seat, now.potassium_moved * pace.journeys(),
                       potassium_open(now, seat.rank), -1, potassium_size, potassium);
        else
            add_pumped(ions, here, seat, now);
    }
    add_waiting(ions, frame, share(now.energy), pace.wall_s);
    return ions;
}

} // namespace render

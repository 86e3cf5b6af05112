#include "render/picture/renderer.h"

#include "render/gl/dissolve.h"
#include "render/gl/paint_layer.h"
#include "render/picture/anchors.h"
#include "render/picture/painter.h"
#include "render/picture/sights.h"
#include "render/space/high_pipeline.h"
#include "render/tract/life_labels.h"
#include "render/tract/tract_labels.h"
#include "render/tract/tract_lens.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace render {

namespace {
// Charts are drawn by the interface: behind them it is calm.
struct GroundKey {
    int width = 0, height = 0;
    bool operator==(const GroundKey &) const = default;
};
using Key = std::variant<StillKey, TractStillKey, ScanKey, GroundKey>;

Key key_of(const story::Glance &glance, const Frame &frame, const std::vector<Lens> &views) {
    switch (glance.show.shown) {
    case story::Shown::axons:
        return still_key(glance, frame, views);
    case story::Shown::tract:
        return tract_still_key(glance, frame);
    case story::Shown::scan:
        return scan_key(glance, frame);
    case story::Shown::courses:
    case story::Shown::trial:
        break;
    }
    return GroundKey{frame.width, frame.height};
}

// One for every lane, else one.
std::vector<Lens> all_lenses(const story::Glance &glance, const Frame &frame, const Curve &curve) {
    std::vector<Lens> views =
        glance.show.shown == story::Shown::axons
            ? lenses_of(glance, frame, curve)
            : std::vector{tract_lens(glance.eye.camera, frame, glance.show.life.has_value())};
    for (Lens &view : views) view.theme = glance.visitor.theme;
    if (frame.covered.empty()) return views;
    glm::vec2 from(frame.width, frame.height), to(0);
    for (const story::Rect &r : uncovered(frame.width, frame.height, frame.covered)) {
        from = glm::min(from, {r.x, r.y});
        to = glm::max(to, {r.x + r.w, r.y + r.h});
    }
    for (Lens &view : views) {
        view.narrow(curve, from.x, to.x);
        view.rows = {from.y, to.y};
    }
    return views;
}

// Some times in a second: too often to smooth it each time, too rarely to draw it with every frame.
bool changes_by_itself(const story::Glance &glance) {
    if (!glance.show.life || glance.show.shown == story::Shown::axons) return false;
    return glance.show.life->look.moving || glance.show.life->passing || !glance.show.life->arrived();
}

} // namespace

struct Renderer::Parts {
    explicit Parts(Painter those) : painter(std::move(those)) {}

    const Curve &curve_for(const Frame &frame, std::size_t lanes) {
        const float rise = rise_for(frame, lanes);
        if (curve.rise() != rise) curve = Curve(rise);
        return curve;
    }
    void paint_still(const story::Glance &glance, const Frame &frame, const Key &key,
                     const std::vector<Lens> &views, bool hurried, Pass pass = Pass::plain,
                     const Sun &sun = {});
    // Finds out what has changed since the last frame, and forgets what can be kept no longer.
    void follow(const story::Glance &glance, const Frame &frame, const Key &key, bool sampled);
    // What is to be shown of the frame in the making.
    const PaintLayer &settled(const story::Glance &glance, const Frame &frame, const Lens &view);
    // Brings the still picture into `whole`: from what is kept, when nothing has changed.
    void paint_low(const story::Glance &glance, const Frame &frame, const Key &key,
                   const std::vector<Lens> &views);
    void paint_high(const story::Glance &glance, const Frame &frame, const Key &key,
                    const std::vector<Lens> &views);
    void paint_moving(const story::Glance &glance, const Frame &frame, const Key &key,
                      const std::vector<Lens> &views);
    bool begin_high(const story::Glance &glance, const Frame &frame, const std::vector<Lens> &views);
    bool step_high(const story::Glance &glance, const Frame &frame, const Key &key,
                   const std::vector<Lens> &views);
    bool make_high(const story::Glance &glance, const Frame &frame, const Key &key,
                   const std::vector<Lens> &views);
    void keep_plain(const story::Glance &glance, const Frame &frame, const Key &key,
                    const std::vector<Lens> &views, bool hurried);

    Painter painter;
    HighPipeline high;
    Dissolve dissolve;
    Curve curve{0.2F};
    PaintLayer smooth; // several samples per pixel
    PaintLayer still;  // what does not change with the signal, drawn plainly
    PaintLayer whole;  // the frame in the making
    std::optional<Key> still_key;
    story::Camera seen_from;
    bool years_pass = false;                 // while nothing else moves
    Ground ground = Ground::scene;           // behind it
    story::Theme theme = story::Theme::dark; // of what is kept
    enum class Kept { nothing, plain, high } kept = Kept::nothing;
    bool moved = false;
    bool gets_finer() const { return kept == Kept::plain && high.begun(); }
    void forget() {
        kept = Kept::nothing;
        high.forget();
    }
    bool opening = true;               // nobody has seen a finished picture yet: that comes first
    int rested = 0;                    // frames
    std::int64_t ticks = 0;            // of the show, when …
    story::Camera drawn_from;          // … it was drawn last, from here …
    std::vector<story::Rect> unseen{}; // … but for this
    double blend_s = 0;                // time constant of the dissolve
    int samples = 4;
    bool complete = true; // every layer of this frame could be had
};

Renderer::Renderer() = default;
Renderer::~Renderer() = default;

std::unique_ptr<Renderer> Renderer::create(GlKind kind, const ShaderTexts &shaders, std::string &error,
                                           MakeBodies cells) {
    Programs programs;
    if (const auto errors = Programs::compile(kind, shaders, programs); !errors.empty()) {
        error = errors.front();
        return nullptr;
    }
    std::unique_ptr<Renderer> renderer(new Renderer);
    Programs high, shadow;
    for (const std::string &fault : Programs::compile_high(kind, shaders, high, shadow)) error = fault;
    renderer->parts_ = std::make_unique<Parts>(
        Painter(std::move(programs), std::move(high), std::move(shadow), std::move(cells)));
    Parts &parts = *renderer->parts_;
    for (const std::string &fault : parts.high.compile(kind, shaders)) error = fault;
    if (const std::string fault = parts.dissolve.compile(kind, shaders); !fault.empty()) error = fault;
    if (!error.empty()) return nullptr;
    forget_compiler();
    GLint before = 0, most = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &before);
    glGetIntegerv(GL_MAX_SAMPLES, &most);
    parts.samples = std::min(4, static_cast<int>(most));
    const bool good = parts.still.resize(16, 16, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(before));
    if (good) return renderer;
    error = "This machine's OpenGL cannot draw into an off-screen picture with colour and depth.";
    return nullptr;
}

void Renderer::Parts::paint_still(const story::Glance &glance, const Frame &frame, const Key &key,
                                  const std::vector<Lens> &views, bool hurried, Pass pass, const Sun &sun) {
    constexpr float behind_scan = 0.45F, behind_charts = 0.25F;
    if (const auto *axons = std::get_if<StillKey>(&key)) {
        painter.paint_still(glance, *axons, curve, views, pass, sun);
    } else if (const auto *tract = std::get_if<TractStillKey>(&key)) {
        painter.paint_tract_still(glance, *tract, views.front(), hurried, pass);
    } else if (const auto *scan = std::get_if<ScanKey>(&key)) {
        painter.paint_ground(views.front(), behind_scan);
        painter.paint_scan(*scan, frame);
    } else {
        painter.paint_ground(views.front(), behind_charts);
    }
    finish_in_software();
}

void Renderer::Parts::paint_moving(const story::Glance &glance, const Frame &frame, const Key &key,
                                   const std::vector<Lens> &views) {
    if (const auto *axons = std::get_if<StillKey>(&key))
        painter.paint_moving(glance, *axons, curve, views, frame.gentle);
    else if (const auto *tract = std::get_if<TractStillKey>(&key))
        painter.paint_tract_moving(glance, *tract, views.front());
}

// False when there is nothing to gain, or this machine cannot.
bool Renderer::Parts::begin_high(const story::Glance &glance, const Frame &frame,
                                 const std::vector<Lens> &views) {
    const bool axons = glance.show.shown == story::Shown::axons;
    if (frame.ground != Ground::scene) return false; // its tone would not be that of what is given
    if (!axons && glance.show.shown != story::Shown::tract) return false;
    const Lens &view = views.front();
    HighPipeline::Plan plan;
    plan.width = frame.width;
    plan.height = frame.height;
    plan.samples = samples;
    plan.view = view;
    plan.shadow = axons && views.size() == 1;
    plan.blurs = axons ? glm::vec2(1.14F, 1.9F) * view.distance
                       : glm::vec2(view.farthest, 2 * view.farthest); // all of a tract is sharp
    plan.reach = axons ? 0.85F * view.fat : 2.2F;
    // A part of a gentle one takes no longer than a frame may.
    const int pixels = frame.width * frame.height;
    plan.parts = frame.gentle ? std::clamp(pixels / 51200, 6, 64) : std::max(1, pixels / 1000000);
    return high.begin(plan);
}

bool Renderer::Parts::step_high(const story::Glance &glance, const Frame &frame, const Key &key,
                                const std::vector<Lens> &views) {
    const bool finished = high.step([&](Pass pass, const Sun &sun, HighPipeline::Range columns) {
        std::vector<Lens> parts = views;
        for (Lens &part : parts)
            if (pass == Pass::high)
                part.narrow(curve, std::max(part.columns.x, static_cast<float>(columns.from)),
                            std::min(part.columns.y, static_cast<float>(columns.to)));
        paint_still(glance, frame, key, parts, false, pass, sun);
    });
    if (const auto *axons = std::get_if<StillKey>(&key); axons && finished) {
        glBindFramebuffer(GL_FRAMEBUFFER, high.id());
        glViewport(0, 0, frame.width, frame.height);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_LEQUAL);
        painter.paint_haze(*axons, curve, views);
    }
    return finished;
}

bool Renderer::Parts::make_high(const story::Glance &glance, const Frame &frame, const Key &key,
                                const std::vector<Lens> &views) {
    if (!begin_high(glance, frame, views)) return false;
    while (!step_high(glance, frame, key, views)) continue;
    return true;
}

void Renderer::Parts::keep_plain(const story::Glance &glance, const Frame &frame, const Key &key,
                                 const std::vector<Lens> &views, bool hurried) {
    complete &= still.resize(frame.width, frame.height, 0);
    still.bind();
    paint_still(glance, frame, key, views, hurried);
    kept = Kept::plain;
}

void Renderer::Parts::follow(const story::Glance &glance, const Frame &frame, const Key &key, bool sampled) {
    const bool first = !still_key, same = still_key == key;
    years_pass = !sampled && !first && seen_from == glance.eye.camera && changes_by_itself(glance);
    moved = !sampled && !first && !same && !years_pass;
    still_key = key;
    seen_from = glance.eye.camera;
    if (!frame.gentle || first) dissolve.stop();
    rested = same && !glance.show.slow.passes ? rested + 1 : 0;
    if (same) return;
    forget();
    if (frame.gentle && !first && !years_pass) dissolve.begin(whole, frame, unseen);
}

const PaintLayer &Renderer::Parts::settled(const story::Glance &glance, const Frame &frame,
                                           const Lens &view) {
    constexpr double tick_s = static_cast<double>(story::tick_ns) / 1e9;
    constexpr double slow_s = 0.22, slowest_s = 0.45, hardly_s = 0.03; // time constants
    constexpr double many_days_per_s = 12; // near, cells then rush by, large and dark on pale myelin
    constexpr double slowly = 2;           // internodes a second: no spot sees more gaps pass than that
    const std::int64_t passed = glance.show.clock.ticks - std::exchange(ticks, glance.show.clock.ticks);
    const double seconds = passed > 0 ? std::min(static_cast<double>(passed) * tick_s, 0.1) : 1.0 / 60;
    const double sweep = swept(drawn_from, glance.eye.camera) / seconds;
    drawn_from = glance.eye.camera;
    unseen = frame.covered;
    if (!dissolve.running()) {
        blend_s = 0;
        return whole;
    }
    const bool cells_rush =
        glance.show.slow.passes && glance.show.slow.days_per_s > many_days_per_s && view.near();
    const double quickest_s = sweep > 0 && sweep < slowly ? hardly_s : cells_rush ? slowest_s : slow_s;
    blend_s += std::max(quickest_s - blend_s, -0.2 * seconds); // at once slower, quicker little by little
    return dissolve.over(whole, frame, seconds, blend_s);
}

void Renderer::Parts::paint_low(const story::Glance &glance, const Frame &frame, const Key &key,
                                const std::vector<Lens> &views) {
    const int at_rest = opening ? 1 : 10; // frames: what soon changes again is not worth the work
    const int at_once = opening ? 9 : 1;  // parts of the finished picture
    complete &= whole.resize(frame.width, frame.height, 0);
    if (kept == Kept::nothing && !frame.gentle && !years_pass && make_high(glance, frame, key, views))
        kept = Kept::high;
    if (kept == Kept::nothing)
        keep_plain(glance, frame, key, views, years_pass);
    else if (kept == Kept::plain && frame.gentle && !years_pass && rested >= at_rest &&
             (high.begun() || begin_high(glance, frame, views))) {
        for (int part = 0; part < at_once && kept == Kept::plain; ++part)
            if (step_high(glance, frame, key, views)) kept = Kept::high;
        if (kept == Kept::high) dissolve.begin(whole, frame, unseen, opening);
        opening &= kept == Kept::plain;
    }
    copy_layer(kept == Kept::high ? high.id() : still.id(), whole.id(), frame.width, frame.height, true);
    whole.bind();
}

// Everything with several samples per pixel.
void Renderer::Parts::paint_high(const story::Glance &glance, const Frame &frame, const Key &key,
                                 const std::vector<Lens> &views) {
    if (kept != Kept::high && make_high(glance, frame, key, views)) kept = Kept::high;
    complete &= smooth.resize(frame.width, frame.height, samples);
    smooth.bind();
    if (kept == Kept::high)
        high.lay_with_depth();
    else
        paint_still(glance, frame, key, views, false);
}

bool Renderer::draw(const story::Glance &glance, const Frame &frame) {
    if (frame.width < 1 || frame.height < 1) return true;
    if (glance.show.shown == story::Shown::axons && glance.show.lanes.empty()) return true;
    Parts &parts = *parts_;
    parts.complete = true;
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    glDisable(GL_SCISSOR_TEST);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);

    const Curve &curve = parts.curve_for(frame, glance.show.lanes.size());
    std::vector<Lens> views = all_lenses(glance, frame, curve);
    if (parts.theme != glance.visitor.theme) parts.still_key.reset();
    parts.theme = glance.visitor.theme;
    Key key = key_of(glance, frame, views);
    if (std::exchange(parts.ground, frame.ground) != frame.ground) parts.still_key.reset();
    const bool sampled = frame.tier == story::Tier::high || frame.ground != Ground::scene;
    parts.follow(glance, frame, key, sampled);
    if (sampled) {
        parts.paint_high(glance, frame, key, views);
    } else if (parts.moved) { // a plain picture must do
        const Frame less = smaller(frame, frame.moving_scale);
        views = all_lenses(glance, less, curve);
        key = key_of(glance, less, views);
        parts.complete &= parts.whole.resize(less.width, less.height, 0);
        parts.whole.bind();
        parts.paint_still(glance, less, key, views, true);
    } else {
        parts.paint_low(glance, frame, key, views);
    }
    parts.paint_moving(glance, frame, key, views);
    leave_nothing_set();
    if (sampled) {
        // By way of a plain layer: not every GL resolves samples into a window of another format.
        parts.complete &= parts.whole.resize(frame.width, frame.height, 0);
        copy_layer(parts.smooth.id(), parts.whole.id(), frame.width, frame.height, false);
    }
    show_layer(parts.settled(glance, frame, views.front()), static_cast<GLuint>(target), frame.width,
               frame.height, frame.covered);
    glViewport(0, 0, frame.width, frame.height);
    // Over all that still dissolves: black is black.
    parts.painter.paint_veil(static_cast<float>(glance.visitor.blackness));
    leave_nothing_set();
    return parts.complete;
}

void Renderer::prepare_for(const story::Show &show) {
    parts_->painter.keep_only(!show.lanes.empty(), show.tract.has_value(), show.life.has_value());
    parts_->forget(); // it was painted with what is gone
}

bool Renderer::moved() const { return parts_->moved; }
bool Renderer::busy() const { return parts_->dissolve.running() || parts_->gets_finer(); }

story::Sights Renderer::sights(const story::Glance &glance, const Frame &frame) const {
    story::Sights sights{anchors(glance, frame), busy_places(glance, frame), hero_of(glance, frame)};
    if (glance.show.shown != story::Shown::axons) return sights;
    // What is named is looked at, and reaches beyond the point that its name points to.
    const float reach = 0.045F * static_cast<float>(frame.height);
    for (const story::Anchor &a : sights.anchors)
        sights.busy.push_back({a.x - reach, a.y - reach, 2 * reach, 2 * reach});
    return sights;
}

std::vector<story::Anchor> Renderer::anchors(const story::Glance &glance, const Frame &frame) const {
    switch (glance.show.shown) {
    case story::Shown::axons:
        return anchors_of(glance, frame);
    case story::Shown::tract:
        if (!glance.show.life)
            return tract_anchors(glance, frame, parts_->painter.tract().sight(),
                                 parts_->painter.tract().axon_of());
        return life_anchors(glance, frame, parts_->painter.tract().sight(),
                            parts_->painter.tract().axon_of());
    case story::Shown::scan:
        return scan_anchors(glance, frame);
    case story::Shown::courses:
    case story::Shown::trial:
        break;
    }
    return {};
}

std::optional<Pick> Renderer::pick(const story::Glance &glance, const Frame &frame, float x, float y) const {
    if (glance.show.shown == story::Shown::axons) return pick_of(glance, frame, x, y);
    if (glance.show.shown == story::Shown::tract && glance.show.life)
        return pick_in_life(glance, frame, parts_->painter.tract().sight(), parts_->painter.tract().axon_of(),
                            x, y);
    return {};
}

} // namespace render

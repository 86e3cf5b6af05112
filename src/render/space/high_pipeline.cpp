#include "render/space/high_pipeline.h"

#include <glm/gtc/matrix_transform.hpp>

#include <algorithm>
#include <array>

namespace render {

namespace {

constexpr int shadow_px = 1024;
constexpr int align = 8; // pixels keep their neighbours

void bind(GLenum unit, const Texture &texture) {
    glActiveTexture(unit);
    glBindTexture(GL_TEXTURE_2D, texture.id());
    glActiveTexture(GL_TEXTURE0);
}

// What the key lamp sees, as clip coordinates: see lit_by_lamps in common.glsl.
glm::mat4 clip_of_sun(const Lens &view, const glm::vec3 &toward) {
    const glm::vec3 forward = glm::transpose(view.turn) * glm::vec3(0, 0, -1);
    const glm::vec3 middle = view.eye + forward * view.distance;
    const float reach = 0.62F * view.across * view.size.x / std::max(view.rect.w, 1.0F);
    const glm::vec3 up = glm::transpose(view.turn) * glm::vec3(1, 0, 0);
    return glm::ortho(-reach, reach, -reach, reach, 0.0F, 4 * reach) *
           glm::lookAt(middle + toward * (2 * reach), middle, up);
}

} // namespace

bool HighPipeline::Target::resize(int wide, int high, GLenum format, bool with_depth) {
    if (fits(wide, high)) return true;
    framebuffer = make_framebuffer();
    colour = make_texture();
    width = wide;
    height = high;
    const auto make = [&](const Texture &texture, GLenum inside, GLenum outside, GLenum type, GLint filter) {
        glBindTexture(GL_TEXTURE_2D, texture.id());
        glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(inside), wide, high, 0, outside, type, nullptr);
        for (const GLenum which : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
            glTexParameteri(GL_TEXTURE_2D, which, filter);
        for (const GLenum which : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
            glTexParameteri(GL_TEXTURE_2D, which, GL_CLAMP_TO_EDGE);
    };
    const GLenum type = format == GL_RGBA8      ? GL_UNSIGNED_BYTE
                        : format == GL_RGB10_A2 ? GL_UNSIGNED_INT_2_10_10_10_REV
                                                : GL_HALF_FLOAT;
    make(colour, format, format == GL_RG16F ? GL_RG : GL_RGBA, type, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour.id(), 0);
    if (with_depth) {
        depth = make_texture();
        make(depth, GL_DEPTH_COMPONENT24, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, GL_NEAREST);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth.id(), 0);
    }
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

std::vector<std::string> HighPipeline::compile(GlKind kind, const ShaderTexts &shaders) {
    kind_ = kind;
    struct Wanted {
        Program HighPipeline::*program;
        const char *fragment, *defines;
    };
    constexpr const char *high = "#define HIGH\n";
    const std::array<Wanted, 7> all{{
        {&HighPipeline::occlusion_, "occlusion.frag", high},
        {&HighPipeline::smooth_, "occlusion.frag", "#define SMOOTH\n"},
        {&HighPipeline::far_, "gather.frag", high},
        {&HighPipeline::bright_, "gather.frag", "#define HIGH\n#define BRIGHT\n"},
        {&HighPipeline::soften_, "soften.frag", high},
        {&HighPipeline::tone_, "tone.frag", high},
        {&HighPipeline::spread_depth_, "spread.frag", "#define DEPTH\n"},
    }};
    std::vector<std::string> errors;
    for (const Wanted &wanted : all) {
        std::string error;
        this->*wanted.program =
            Program::compile(kind, shaders, "veil.vert", wanted.fragment, error, wanted.defines);
        if (!error.empty()) errors.push_back(error);
    }
    nothing_ = make_vertex_array();
    return errors;
}

bool HighPipeline::make_shadow() {
    if (shadow_) return true;
    shadow_ = make_framebuffer();
    shadow_depth_ = make_texture();
    glBindTexture(GL_TEXTURE_2D, shadow_depth_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, shadow_px, shadow_px, 0, GL_DEPTH_COMPONENT,
                 GL_UNSIGNED_INT, nullptr);
    for (const GLenum which : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, which, GL_LINEAR);
    for (const GLenum which : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
        glTexParameteri(GL_TEXTURE_2D, which, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
    glBindFramebuffer(GL_FRAMEBUFFER, shadow_.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, shadow_depth_.id(), 0);
    const GLenum none = GL_NONE;
    glDrawBuffers(1, &none);
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

// Several samples per pixel cost memory: only a band of the picture has them at a time.
bool HighPipeline::make_band(int width) {
    if (band_ && band_width_ == width && band_height_ == plan_.height && band_samples_ == plan_.samples)
        return true;
    band_ = make_framebuffer();
    band_colour_ = make_renderbuffer();
    band_depth_ = make_renderbuffer();
    band_width_ = width;
    band_height_ = plan_.height;
    band_samples_ = plan_.samples;
    glBindFramebuffer(GL_FRAMEBUFFER, band_.id());
    const auto make = [&](const Renderbuffer &buffer, GLenum format, GLenum place) {
        glBindRenderbuffer(GL_RENDERBUFFER, buffer.id());
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, plan_.samples, format, width, plan_.height);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, place, GL_RENDERBUFFER, buffer.id());
    };
    make(band_colour_, GL_RGB10_A2, GL_COLOR_ATTACHMENT0);
    make(band_depth_, GL_DEPTH_COMPONENT24, GL_DEPTH_ATTACHMENT);
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

HighPipeline::Range HighPipeline::range(int part, int parts, int size) {
    const auto at = [&](int n) { return n == parts ? size : size * n / parts / align * align; };
    return {at(part), at(part + 1)};
}

bool HighPipeline::begin(const Plan &plan) {
    plan_ = plan;
    // OpenGL ES copies several samples only to where they came from.
    if (kind_ == GlKind::es_3_0) plan_.parts = 1;
    next_ = 0;
    const int w = plan.width, h = plan.height;
    const bool remade = !light_.fits(w, h);
    bool good = light_.resize(w, h, GL_RGB10_A2, true) && shown_.resize(w, h, GL_RGBA8);
    if (remade) {
        // Apart, for the last pass reads that depth.
        finished_ = make_framebuffer();
        glBindFramebuffer(GL_FRAMEBUFFER, finished_.id());
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, shown_.colour.id(), 0);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, light_.depth.id(), 0);
    }
    for (Target *half : {&hidden_, &hidden_smooth_}) good &= half->resize((w + 1) / 2, (h + 1) / 2, GL_RG16F);
    for (Target *quarter : {&blurred_, &glare_, &between_})
        good &= quarter->resize((w + 3) / 4, (h + 3) / 4, GL_RGBA16F);
    good &= make_band(plan_.parts == 1 ? w : std::min(w, w / plan_.parts + 2 * align));
    good &= !plan.shadow || make_shadow();
    const glm::vec3 toward = glm::transpose(plan.view.turn) * glm::vec3(-0.4833F, 0.6957F, 0.5314F);
    sun_.toward = toward;
    sun_.share = plan.shadow ? 0.85F : 0.0F;
    sun_.depth = shadow_depth_.id();
    sun_.clip = clip_of_sun(plan.view, toward);
    begun_ = good;
    return good;
}

bool HighPipeline::step(const Paint &paint) {
    const int few = (plan_.parts + 3) / 4, some = (plan_.parts + 2) / 3;
    glDisable(GL_SCISSOR_TEST);
    int n = next_++ - (plan_.shadow ? 1 : 0);
    if (n < 0) {
        paint_shadow(paint);
        return false;
    }
    if (n < plan_.parts) {
        paint_part(n, paint);
        return false;
    }
    n -= plan_.parts;
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glEnable(GL_SCISSOR_TEST);
    constexpr int prepared = 3;
    const bool last = n == few + prepared + some - 1;
    if (n < few)
        occlude(range(n, few, hidden_.height));
    else if (n < few + prepared)
        prepare(n - few);
    else
        tone(range(n - few - prepared, some, plan_.height));
    glDisable(GL_SCISSOR_TEST);
    if (last) let_go();
    return last;
}

void HighPipeline::let_go() {
    for (Target *target : {&hidden_, &hidden_smooth_, &blurred_, &glare_, &between_}) *target = {};
    light_.framebuffer = {};
    light_.colour = {};
    band_ = {};
    shadow_ = {};
    band_colour_ = {};
    band_depth_ = {};
    shadow_depth_ = {};
}

void HighPipeline::paint_shadow(const Paint &paint) {
    glBindFramebuffer(GL_FRAMEBUFFER, shadow_.id());
    glViewport(0, 0, shadow_px, shadow_px);
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(1.5F, 4);
    paint(Pass::shadow, sun_, {0, plan_.width});
    glDisable(GL_POLYGON_OFFSET_FILL);
}

void HighPipeline::paint_part(int part, const Paint &paint) {
    // Columns, for an axon lies across the picture: little of it is in each.
    const Range r = range(part, plan_.parts, plan_.width);
    glBindFramebuffer(GL_FRAMEBUFFER, band_.id());
    glViewport(-r.from, 0, plan_.width, plan_.height);
    glClear(GL_COLOR_BUFFER_BIT); // where nothing will be drawn
    paint(Pass::high, sun_, r);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, band_.id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, light_.framebuffer.id());
    for (const GLbitfield what : {GL_COLOR_BUFFER_BIT, GL_DEPTH_BUFFER_BIT})
        glBlitFramebuffer(0, 0, r.to - r.from, plan_.height, r.from, 0, r.to, plan_.height, what, GL_NEAREST);
}

void HighPipeline::onto(const Target &target, Range r) const {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    glViewport(0, 0, target.width, target.height);
    glScissor(0, r.from, target.width, r.to - r.from);
}

const Program &HighPipeline::use(const Program &program) const {
    program.use();
    const Lens &v = plan_.view;
    program.set("u_lens", glm::vec4(v.nearest, v.farthest, v.focal, 0));
    program.set("u_blurs", plan_.blurs);
    return program;
}

void HighPipeline::cover() const {
    glBindVertexArray(nothing_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void HighPipeline::occlude(Range r) {
    const Program &occlusion = use(occlusion_);
    occlusion.set("u_from", 0);
    occlusion.set("u_middle", plan_.view.middle_px);
    occlusion.set("u_reach", plan_.reach);
    bind(GL_TEXTURE0, light_.depth);
    onto(hidden_, r);
    cover();
}

void HighPipeline::blur(const Target &target) {
    soften_.use();
    soften_.set("u_from", 0);
    for (const bool across : {true, false}) {
        const Target &from = across ? target : between_, &to = across ? between_ : target;
        soften_.set("u_step", across ? glm::vec2(1.0F / static_cast<float>(target.width), 0)
                                     : glm::vec2(0, 1.0F / static_cast<float>(target.height)));
        bind(GL_TEXTURE0, from.colour);
        onto(to, {0, to.height});
        cover();
    }
}

// Occlusion smoothed, the distance blurred, the glare of what is bright.
void HighPipeline::prepare(int which) {
    if (which == 0) {
        const Program &smooth = use(smooth_);
        smooth.set("u_from", 0);
        smooth.set("u_reach", plan_.reach);
        bind(GL_TEXTURE0, hidden_.colour);
        onto(hidden_smooth_, {0, hidden_smooth_.height});
        cover();
        return;
    }
    const bool glare = which == 2;
    const Target &target = glare ? glare_ : blurred_;
    const Program &gather = use(glare ? bright_ : far_);
    gather.set("u_light", 0);
    gather.set("u_depth", 1);
    bind(GL_TEXTURE1, light_.depth);
    bind(GL_TEXTURE0, light_.colour);
    onto(target, {0, target.height});
    cover();
    blur(target);
    if (glare) blur(target);
}

void HighPipeline::tone(Range r) {
    const Program &tone = use(tone_);
    const std::array<std::pair<const char *, const Texture *>, 5> all{
        {{"u_light", &light_.colour},
         {"u_depth", &light_.depth},
         {"u_occlusion", &hidden_smooth_.colour},
         {"u_far", &blurred_.colour},
         {"u_bright", &glare_.colour}}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        tone.set(all[i].first, static_cast<int>(i));
        bind(GL_TEXTURE0 + static_cast<GLenum>(i), *all[i].second);
    }
    tone.set("u_size", glm::vec2(plan_.width, plan_.height));
    onto(shown_, r);
    cover();
}

void HighPipeline::lay_with_depth() const {
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_ALWAYS);
    glDepthMask(GL_TRUE);
    spread_depth_.use();
    spread_depth_.set("u_light", 0);
    spread_depth_.set("u_depth", 1);
    bind(GL_TEXTURE0, shown_.colour);
    bind(GL_TEXTURE1, light_.depth);
    cover();
    glDepthFunc(GL_LEQUAL);
}

} // namespace render

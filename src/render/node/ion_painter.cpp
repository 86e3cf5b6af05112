#include "render/node/ion_painter.h"

#include "render/space/drawing.h"

namespace render {

namespace {

struct Kind {
    float gloss;
    glm::vec3 glow;
};
constexpr std::array<Kind, 3> kinds{{
    {0.35F, {0.22F, 0.20F, 0.06F}},
    {0.5F, {0.16F, 0.08F, 0.24F}},
    {0.4F, {0.20F, 0.08F, 0.02F}},
}};

} // namespace

IonPainter::IonPainter() {
    constexpr int few = 11, many = 24;
    ball_.body.upload(ball_mesh(few));
    ball_.rim.upload(ball_rim_mesh(few));
    round_ball_.body.upload(ball_mesh(many));
    round_ball_.rim.upload(ball_rim_mesh(many));
    diamond_.body.upload(diamond_mesh());
    diamond_.rim.upload(diamond_rim_mesh());
}

// All bodies, then all rims: a rim lies over whatever is behind it, and hides nothing, so no order is needed.
void IonPainter::paint(const Programs &programs, const Texture &matcap, const Lens &view, const Ions &ions,
                       const std::vector<Particle> &atp) {
    kept_[0].upload(ions.sodium);
    kept_[1].upload(ions.potassium);
    kept_[2].upload(atp);
    constexpr float outlined_px = 6; // its radius
    const float radius = ions.sodium.empty() ? 0 : ions.sodium.front().size;
    const Shape &ball = radius * view.px_per_unit() >= outlined_px ? round_ball_ : ball_;
    const auto draw = [&](const Program &program, MeshBuffer Shape::*part) {
        set_scene(program, view, matcap);
        program.set("u_pixel", 1 / view.focal);
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (kept_[i].count() == 0) continue;
            program.set("u_gloss", kinds[i].gloss);
            program.set("u_glow", kinds[i].glow);
            ((i == 1 ? diamond_ : ball).*part).draw_instanced(kept_[i].buffer(), kept_[i].count());
        }
    };
    only_opaque();
    draw(programs.ion, &Shape::body);
    over_the_picture();
    draw(programs.ion_rim, &Shape::rim);
    only_opaque();
}

} // namespace render

#include "render/space/drawing.h"

#include "render/space/backdrop.h"

namespace render {

namespace {
constexpr float entry_from = -0.9F * pitch_length, entry_to = 0.5F * pitch_length; // the axon fades in
} // namespace

void set_sun(const Program &program, const Sun &sun) {
    constexpr int unit = 2;
    program.use();
    program.set("u_shadow", unit);
    program.set("u_sun_at", sun.toward);
    program.set("u_sun_share", sun.share);
    // From −1…1 to 0…1.
    const glm::mat4 half(glm::vec4(0.5F, 0, 0, 0), glm::vec4(0, 0.5F, 0, 0), glm::vec4(0, 0, 0.5F, 0),
                         glm::vec4(0.5F, 0.5F, 0.5F, 1));
    program.set("u_sun", half * sun.clip);
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, sun.depth);
    glActiveTexture(GL_TEXTURE0);
}

void set_scene(const Program &program, const Lens &view, const Texture &matcap) {
    program.use();
    program.set("u_view_projection", view.view_projection);
    program.set("u_turn", view.turn);
    program.set("u_eye", view.eye);
    program.set("u_fog", glm::vec4(view.distance * 1.04F, view.distance * (1.75F + 0.3F * view.far_off),
                                   entry_from, entry_to));
    program.set("u_put_out", glm::vec3(0, 1, 0));
    program.set("u_fog_colour", distance_colour(view.theme));
    program.set("u_matcap", 0);
    program.set("u_glow", glm::vec3(0));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, matcap.id());
}

void set_plain_body(const Program &program, float albedo, float gloss) {
    program.set("u_matcap", 0);
    program.set("u_place", glm::vec3(0));
    program.set("u_frame", glm::mat3(1));
    program.set("u_fat", 1.0F);
    program.set("u_put_out", glm::vec3(0, 1, 0));
    program.set("u_albedo", glm::vec3(albedo));
    program.set("u_gloss", gloss);
    program.set("u_glow", glm::vec3(0));
}

} // namespace render

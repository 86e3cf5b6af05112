// One fibre of a tract at rest: a ribbon that turns its flat side to the viewer and is lit as if it were round.
// With LIVES its sheath is as thick as the tissue of a life has it.
layout(location = 0) in vec4 a_place;  // w: radius
layout(location = 1) in vec4 a_along;  // w: side, −1 or 1
layout(location = 2) in vec4 a_colour; // a: 0 where the fibre fades in
layout(location = 3) in vec4 a_light;  // where its light is looked up, how many gaps lie before, where its tissue is

uniform mat4 u_view_projection;
uniform mat3 u_turn;
uniform vec3 u_eye;
uniform vec4 u_fog;   // distance where it begins, where it is full
uniform vec3 u_fog_colour;
uniform float u_pixel; // drawing units to a pixel at a distance of 1
#ifdef LIVES
uniform sampler2D u_tissue;
out vec2 v_tissue;
#endif

const float most_gaps = 256.0;

out vec2 v_across;
out vec3 v_colour;
out float v_fog;
out float v_gaps;
out float v_gap_strength;

void main() {
    float own = a_place.w;
#ifdef LIVES
    v_tissue = vec2(a_light.w, a_light.y);
    own *= drawn_thickness(textureLod(u_tissue, v_tissue, 0.0));
#endif
    vec3 toward = u_eye - a_place.xyz;
    float depth = length(toward);
    vec3 across = normalize(cross(a_along.xyz, toward));
    // Never thinner than a pixel, but then fainter.
    float least = 0.62 * u_pixel * depth;
    float radius = max(own, least);
    gl_Position = u_view_projection * vec4(a_place.xyz + across * (a_along.w * radius), 1.0);
    v_across = (u_turn * across).xy * a_along.w;
    float fog = clamp((depth - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 0.9);
    float faint = 1.0 - min(own / least, 1.0);
    v_fog = max(max(fog, faint * 0.6), 1.0 - a_colour.a);
    v_colour = a_colour.rgb;
    v_gaps = a_light.z * most_gaps;
    v_gap_strength = clamp(own / least - 1.3, 0.0, 1.0);
}

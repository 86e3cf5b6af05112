// Inflammation: soft patches that turn their face to the viewer.
layout(location = 1) in vec3 a_offset; // corner, −1 or 1
layout(location = 4) in vec4 a_place;  // w: size
layout(location = 5) in vec4 a_colour; // a: strength

uniform mat4 u_view_projection;
uniform mat3 u_turn;

out vec2 v_place;
out vec4 v_colour;
out float v_seed;

void main() {
    v_place = a_offset.xy;
    v_colour = a_colour;
    v_seed = a_place.x * 3.1 + a_place.y * 1.7;
    vec3 world = a_place.xyz + (a_offset * u_turn) * a_place.w;
    gl_Position = u_view_projection * vec4(world, 1.0);
}

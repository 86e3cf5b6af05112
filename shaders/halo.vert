// A ribbon that always turns its flat side to the viewer, or one round glow per node.
layout(location = 0) in vec4 a_centre;
layout(location = 1) in vec3 a_offset; // ribbon: along the axon; round: corner, −1 or 1
layout(location = 2) in vec4 a_normal; // x: side of the ribbon
layout(location = 3) in vec4 a_colour; // a: share of the light; r: of the width

uniform mat4 u_view_projection;
uniform mat3 u_turn;
uniform vec3 u_eye;
uniform float u_size;
uniform float u_round; // 0 or 1
uniform float u_back;  // how far behind the line
uniform vec4 u_fog;
uniform sampler2D u_light;
uniform vec3 u_light_at;

out vec2 v_place;
out float v_light;
out float v_passed;

void main() {
    vec2 lit = textureLod(u_light, vec2(a_centre.w * u_light_at.x + u_light_at.y, u_light_at.z), 0.0).rg;
    float light = lit.r * smoothstep(u_fog.z, u_fog.w, a_centre.w);
    vec3 toward = normalize(u_eye - a_centre.xyz);
    vec3 world = a_centre.xyz;
    if (u_round > 0.5) {
        v_place = a_offset.xy;
        world += (a_offset * u_turn) * u_size; // the transpose: view to world
    } else {
        v_place = vec2(a_normal.x, 0.0);
        world += normalize(cross(a_offset, toward)) * v_place.x * u_size * a_colour.r * min(light * 60.0, 1.0); // no width in the dark
    }
    world -= toward * u_back;
    v_light = light * a_colour.a;
    v_passed = lit.g;
    gl_Position = u_view_projection * vec4(world, 1.0);
    if (u_round > 0.5 && light < 0.01) gl_Position = vec4(2.0, 2.0, 2.0, 1.0); // out of sight
}

// Bodies with two poses, drawn many times. They are small, with a vertex every few pixels: each vertex is lit, not each
// pixel.
layout(location = 0) in vec3 a_first;
layout(location = 1) in vec3 a_second;
layout(location = 2) in vec4 a_first_normal; // w: openness
layout(location = 3) in vec4 a_second_normal;
layout(location = 4) in vec4 a_colour;
layout(location = 5) in vec4 a_place; // w: size
layout(location = 6) in vec4 a_turn;  // xyz of a quaternion; w: pose
layout(location = 7) in vec4 a_tint;  // a: how much of it is seen

uniform mat4 u_view_projection;
uniform mat3 u_turn; // world to view
uniform vec4 u_fog;
uniform vec3 u_fog_colour;
uniform sampler2D u_matcap;
uniform float u_gloss;
uniform float u_clear; // 0 solid, 1 a clear skin: one looks through where it faces the viewer, and sees its edge

out vec4 v_colour;

void main() {
    vec3 q = a_turn.xyz;
    float w = sqrt(max(1.0 - dot(q, q), 0.0));
    vec3 p = mix(a_first, a_second, a_turn.w);
    p += 2.0 * cross(q, cross(q, p) + w * p);
    vec4 normal = mix(a_first_normal, a_second_normal, a_turn.w);
    vec3 n = normal.xyz;
    n = normalize(u_turn * (n + 2.0 * cross(q, cross(q, n) + w * n)));
    gl_Position = u_view_projection * vec4(a_place.xyz + p * a_place.w, 1.0);
    vec4 light = textureLod(u_matcap, n.xy * 0.48 + 0.5, 0.0);
    vec3 lit = a_colour.rgb * a_tint.rgb * (normal.w * mix(light.rgb * 2.0, light.rgb + 0.45, u_clear)) + light.a * u_gloss;
    float fog = clamp((gl_Position.w - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 0.85);
    float cover = a_tint.a * mix(1.0, 0.98 - 0.68 * abs(n.z), u_clear);
    v_colour = vec4(mix(lit, u_fog_colour, fog) * cover, cover);
}

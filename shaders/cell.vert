// Bodies with two poses, drawn many times.
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
uniform vec3 u_eye;

out vec3 v_normal;
out vec3 v_colour;
out float v_fog;
out float v_seen;

vec3 turned(vec3 p) {
    float w = sqrt(max(1.0 - dot(a_turn.xyz, a_turn.xyz), 0.0));
    return p + 2.0 * cross(a_turn.xyz, cross(a_turn.xyz, p) + w * p);
}

void main() {
    vec3 world = a_place.xyz + turned(mix(a_first, a_second, a_turn.w)) * a_place.w;
    gl_Position = u_view_projection * vec4(world, 1.0);
    vec4 normal = mix(a_first_normal, a_second_normal, a_turn.w);
    v_normal = u_turn * turned(normal.xyz);
    v_colour = a_colour.rgb * a_tint.rgb * normal.w;
    v_fog = clamp((distance(world, u_eye) - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 0.85);
    v_seen = a_tint.a;
}

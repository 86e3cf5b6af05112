// Meshes along the axon: a point of its line plus an offset, thickened when seen from afar.
layout(location = 0) in vec4 a_centre; // w: s
layout(location = 1) in vec3 a_offset;
layout(location = 2) in vec4 a_normal; // w: openness
layout(location = 3) in vec4 a_colour; // a: glow

uniform mat4 u_view_projection;
uniform mat3 u_turn;  // world to view
uniform mat3 u_frame; // mesh to world
uniform vec3 u_place;
uniform float u_fat;
uniform vec3 u_albedo;
uniform vec4 u_fog; // distance where it begins, where it is full; s where the axon fades in: from, to
uniform vec3 u_put_out; // by s: where the fibre has begun to sink into the distance, where it has sunk; how far
uniform vec3 u_eye;

out vec3 v_normal;
out vec3 v_colour;
out float v_fog;
#ifdef HIGH
out vec3 v_world;
out float v_open;
#endif

void main() {
    vec3 world = a_centre.xyz + u_place + u_frame * a_offset * u_fat;
    gl_Position = u_view_projection * vec4(world, 1.0);
    v_normal = u_turn * (u_frame * a_normal.xyz);
#ifdef HIGH
    v_world = world;
    v_open = a_normal.w;
    v_colour = a_colour.rgb * u_albedo;
#else
    v_colour = a_colour.rgb * u_albedo * a_normal.w;
#endif
    float depth = clamp((distance(world, u_eye) - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 0.85);
    float entry = 1.0 - smoothstep(u_fog.z, u_fog.w, a_centre.w);
    float sunk = u_put_out.z * smoothstep(u_put_out.x, u_put_out.y, a_centre.w);
    v_fog = 1.0 - (1.0 - max(depth, entry)) * (1.0 - sunk);
}

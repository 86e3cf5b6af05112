layout(location = 1) in vec3 a_offset;
layout(location = 2) in vec4 a_normal; // w: 1 on the body, 0 on the outer side of its rim
layout(location = 4) in vec4 a_place;  // w: size
layout(location = 5) in vec4 a_colour; // a: unused

uniform mat4 u_view_projection;
uniform mat3 u_turn;
uniform float u_pixel; // what one pixel is wide, one unit away
#ifdef RIM
uniform vec3 u_glow;

out vec4 v_colour;
#else
out vec3 v_normal;
out vec3 v_colour;
out float v_fog;
#endif

void main() {
    // The body ends half a pixel early, its rim as much later.
    vec4 middle = u_view_projection * vec4(a_place.xyz, 1.0);
    float size = max(a_place.w + middle.w * u_pixel * mix(0.8, -0.6, a_normal.w), 0.3 * a_place.w);
    // Ions keep their upright face to the viewer, so that a diamond stays a diamond.
    vec3 world = a_place.xyz + (a_offset * u_turn) * size;
    gl_Position = u_view_projection * vec4(world, 1.0);
#ifdef RIM
    // About what the matcap gives there; to look it up for each vertex would take longer than all the rest.
    float light = 0.68 + 0.28 * dot(a_normal.xy, vec2(-0.57, 0.82));
    vec3 lit = a_colour.rgb * light + u_glow * (0.45 + 0.55 * a_normal.z);
    v_colour = vec4(min(lit, vec3(1.0)), 1.0) * a_normal.w;
#else
    v_normal = a_normal.xyz;
    v_colour = a_colour.rgb;
    v_fog = 0.0;
#endif
}

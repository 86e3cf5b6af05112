// A blood vessel: a straight tube, bent into its place.
layout(location = 0) in vec4 a_centre; // w: angle around
layout(location = 1) in vec3 a_offset; // x: −1..1 along
layout(location = 2) in vec4 a_normal; // w: openness
layout(location = 3) in vec4 a_colour; // a: 1 inside, 0 outside

uniform mat4 u_view_projection;
uniform mat3 u_turn;
uniform mat3 u_frame; // along, up, toward the viewer
uniform vec3 u_place;
uniform vec3 u_bend; // up on the left, up on the right, back
uniform float u_radius;
uniform float u_half_length;
uniform vec4 u_fog;

out vec3 v_normal;
out vec4 v_wall; // along and around in tiles of the wall's pattern; openness; 1 inside
out float v_fog;
out float v_seen;

void main() {
    float t = a_offset.x * u_half_length;
    float rise = t < 0.0 ? u_bend.x : u_bend.y;
    vec3 along = normalize(u_frame * vec3(1.0, 2.0 * rise * t, -2.0 * u_bend.z * t));
    vec3 up = normalize(u_frame[1] - along * dot(along, u_frame[1]));
    vec3 front = cross(along, up);
    float radius = u_radius * (1.0 + 0.05 * sin(t / u_radius * 0.9) + 0.03 * sin(t / u_radius * 2.3 + a_centre.w));
    vec3 world = u_place + u_frame * vec3(t, rise * t * t, -u_bend.z * t * t) + (up * a_offset.y + front * a_offset.z) * radius;
    gl_Position = u_view_projection * vec4(world, 1.0);
    v_normal = u_turn * (along * a_normal.x + up * a_normal.y + front * a_normal.z);
    v_wall = vec4(t / u_radius * 0.62, a_centre.w * 0.875, a_normal.w, a_colour.a);
    v_fog = clamp((gl_Position.w - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 0.85);
    v_seen = 1.0 - smoothstep(0.72, 1.0, abs(a_offset.x));
}

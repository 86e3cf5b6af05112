layout(location = 1) in vec3 a_offset;
layout(location = 2) in vec4 a_normal;
layout(location = 4) in vec4 a_place;  // w: size
layout(location = 5) in vec4 a_colour; // a: unused

uniform mat4 u_view_projection;
uniform mat3 u_turn;

out vec3 v_normal;
out vec3 v_colour;
out float v_fog;

void main() {
    // Ions keep their upright face to the viewer, so that a diamond stays a diamond.
    vec3 world = a_place.xyz + (a_offset * u_turn) * a_place.w;
    gl_Position = u_view_projection * vec4(world, 1.0);
    v_normal = a_normal.xyz;
    v_colour = a_colour.rgb;
    v_fog = 0.0;
}

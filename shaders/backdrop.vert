// What lies behind: colours over the picture, all of it or in part.
layout(location = 0) in vec4 a_centre; // xy: −1..1; w: how clear, 0 opaque … 1 not there
layout(location = 1) in vec3 a_offset; // colour

out vec4 v_colour;

void main() {
    v_colour = vec4(a_offset, 1.0 - a_centre.w);
    gl_Position = vec4(a_centre.xy, 1.0, 1.0);
}

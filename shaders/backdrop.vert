// What lies behind: a coarse grid of colours over the whole picture.
layout(location = 0) in vec4 a_centre; // xy: −1..1
layout(location = 1) in vec3 a_offset; // colour

out vec3 v_colour;

void main() {
    v_colour = a_offset;
    gl_Position = vec4(a_centre.xy, 1.0, 1.0);
}

// A rectangle of the frame.
uniform vec4 u_place; // from x, y, to x, y; −1…1
uniform float u_depth;

void main() {
    vec2 side = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    gl_Position = vec4(mix(u_place.xy, u_place.zw, side), u_depth, 1.0);
}

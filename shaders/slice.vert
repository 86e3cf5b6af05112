// A slice of the scan: a rectangle of the screen.
uniform vec4 u_rect; // left, bottom, right, top: −1..1
uniform vec4 u_part; // the same of the texture, 0..1

out vec2 v_place;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    v_place = mix(u_part.xy, u_part.zw, corner);
    gl_Position = vec4(mix(u_rect.xy, u_rect.zw, corner), 0.0, 1.0);
}

// A fixed amount of work for each pixel, to time a machine with. Its picture is never seen.
uniform float u_strength;
out vec4 colour;

void main() {
    vec2 p = gl_FragCoord.xy * 0.01;
    float sum = 0.0;
    for (int i = 0; i < 6; ++i) {
        p = vec2(0.7 * p.y + p.x * p.x, 0.9 - 0.6 * p.x);
        sum += sqrt(abs(p.x * p.y));
    }
    colour = vec4(vec3(sum * 0.05), u_strength);
}

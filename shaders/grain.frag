in vec2 v_place;
in vec4 v_colour;
in float v_seed;

uniform float u_whole; // 0: broken in one place, and stout … 1: whole and thin

out vec4 colour;

// A small ring.
void main() {
    float away = (length(v_place) - 0.66) / mix(0.30, 0.14, u_whole);
    float gap = max(smoothstep(-0.2, 0.3, sin(atan(v_place.y, v_place.x) + v_seed)), u_whole);
    float amount = v_colour.a * max(1.0 - away * away, 0.0) * (0.35 + 0.65 * gap);
    colour = vec4(v_colour.rgb * amount, amount);
}

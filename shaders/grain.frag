in vec2 v_place;
in vec4 v_colour;
in float v_seed;

out vec4 colour;

// A small ring, broken in one place.
void main() {
    float away = (length(v_place) - 0.66) / 0.30;
    float gap = smoothstep(-0.2, 0.3, sin(atan(v_place.y, v_place.x) + v_seed));
    float amount = v_colour.a * max(1.0 - away * away, 0.0) * (0.35 + 0.65 * gap);
    colour = vec4(v_colour.rgb * amount, amount);
}

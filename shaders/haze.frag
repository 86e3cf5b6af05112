in vec2 v_place;
in vec4 v_colour;
in float v_seed;

out vec4 colour;

void main() {
    float q = max(1.0 - dot(v_place, v_place), 0.0);
    // Folds of cloud, cheaply.
    vec2 p = v_place * 2.6 + v_seed;
    float fold = sin(p.x + 1.7 * sin(p.y)) * sin(p.y * 1.3 + sin(p.x * 0.7 + v_seed));
    float amount = v_colour.a * q * q * (0.72 + 0.28 * fold);
    colour = vec4(v_colour.rgb * amount, amount);
}

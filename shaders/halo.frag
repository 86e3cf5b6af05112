in vec2 v_place;
in float v_light;
in float v_passed;

uniform float u_strength;
uniform vec3 u_tint;
uniform float u_cover; // 1 paints over, 0 adds

out vec4 colour;

void main() {
    float q = max(1.0 - dot(v_place, v_place), 0.0);
    float amount = min(q * q * q * v_light * u_strength, 1.0);
    colour = vec4(aged(u_tint, v_passed) * amount, amount * u_cover);
}

in float v_side;
in float v_light;

uniform float u_strength;
uniform float u_cover; // 1 paints over, 0 adds
uniform vec3 u_tint;

out vec4 colour;

void main() {
    float q = 1.0 - v_side * v_side;
    float amount = q * v_light * u_strength;
    vec3 tint = mix(u_tint, vec3(1.0, 0.93, 0.66), v_light * v_light * q * 0.75);
    colour = vec4(tint * amount, amount * u_cover);
}

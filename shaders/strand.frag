in vec2 v_across;
in vec3 v_colour;
in float v_fog;
in float v_gaps;
in float v_gap_strength;

uniform sampler2D u_matcap;
uniform vec3 u_fog_colour;

out vec4 colour;

void main() {
    vec4 light = texture(u_matcap, v_across * 0.46 + 0.5);
    // A node of Ranvier: a short blue waist between two sheaths.
    float gap = smoothstep(0.40, 0.46, abs(fract(v_gaps) - 0.5)) * v_gap_strength;
    vec3 base = mix(v_colour, vec3(0.16, 0.28, 0.52), gap * 0.8);
    colour = vec4(mix(base * light.rgb * 2.0 + light.a * 0.07, u_fog_colour, v_fog), 1.0);
}

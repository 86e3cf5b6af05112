in vec2 v_across;
in vec3 v_colour;
in float v_fog;
in float v_gaps;
in float v_gap_strength;

uniform sampler2D u_matcap;
uniform vec3 u_fog_colour;
#ifdef LIVES
uniform sampler2D u_tissue;
in vec2 v_tissue;
#endif

out vec4 colour;

void main() {
    vec4 light = texture(u_matcap, v_across * 0.46 + 0.5);
    vec3 base = v_colour;
    float fog = v_fog, gap_strength = v_gap_strength;
#ifdef LIVES
    vec4 tissue = texture(u_tissue, v_tissue); // sheath, inflamed, remade, there
    vec3 shade = v_colour / vec3(0.94, 0.85, 0.77); // brightness and depth of this fibre, without its cream
    float sheath = sqrt(tissue.r);
    base = mix(vec3(0.42, 0.66, 1.02) * shade, base, sheath);
    // What was remade is paler.
    base = mix(base, vec3(0.86, 0.94, 0.92) * shade, tissue.b * 0.75);
    // Inflammation: a warm tint, mottled.
    float spots = smoothstep(0.15, 0.75, sin(v_gaps * 12.566) * sin(v_gaps * 7.1 + v_across.y * 2.4 + 1.3));
    base = mix(base, mix(vec3(0.84, 0.40, 0.33), vec3(1.0, 0.64, 0.42), spots) * shade, tissue.g * (0.62 + 0.30 * spots));
    // A lost fibre is grey, and fades away.
    float lost = 1.0 - smoothstep(0.76, 0.98, tissue.a);
    base = mix(base, vec3(0.40, 0.43, 0.48) * shade, lost);
    fog = max(fog, lost * (0.96 - 1.05 * tissue.a));
    gap_strength *= sheath * (1.0 - lost);
#endif
    // A node of Ranvier: a short blue waist between two sheaths.
    float gap = smoothstep(0.40, 0.46, abs(fract(v_gaps) - 0.5)) * gap_strength;
    base = mix(base, vec3(0.16, 0.28, 0.52), gap * 0.8);
    colour = vec4(mix(base * light.rgb * 2.0 + light.a * 0.07, u_fog_colour, fog), 1.0);
}

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
    vec3 base = v_colour;
    float gap_strength = v_gap_strength;
#ifdef LIVES
    vec4 tissue = texture(u_tissue, v_tissue); // sheath, inflamed, remade, there
    vec3 shade = v_colour / vec3(0.94, 0.85, 0.77); // brightness and depth of this fibre, without its cream
    float sheath = smoothstep(0.02, 0.42, tissue.r);
    base = mix(vec3(0.38, 0.66, 1.18) * shade, base, sheath);
    // What was remade is paler.
    base = mix(base, vec3(1.04, 1.30, 1.20) * shade, tissue.b * 0.8);
    // Inflammation: a warm tint, mottled.
    vec2 mottle = abs(fract(vec2(v_gaps * 1.9, v_gaps * 1.3 + v_across.y * 0.5)) - 0.5);
    float spots = smoothstep(0.40, 0.62, mottle.x + mottle.y);
    vec3 warm = mix(vec3(1.10, 0.44, 0.34), vec3(1.60, 1.00, 0.60), spots) * mix(shade, vec3(dot(shade, vec3(0.34))), 0.7);
    base = mix(base, warm, smoothstep(0.0, 0.55, tissue.g) * (0.78 + 0.17 * spots));
    // A lost fibre is grey; in the end a dark thread.
    float lost = 1.0 - smoothstep(0.76, 0.98, tissue.a);
    base = mix(base, mix(vec3(0.11, 0.14, 0.20), vec3(0.52, 0.55, 0.60), tissue.a * 1.34) * shade, lost);
    gap_strength *= sheath * (1.0 - lost);
#endif
    // A node of Ranvier: a short blue waist between two sheaths.
    float gap = smoothstep(0.40, 0.46, abs(fract(v_gaps) - 0.5)) * gap_strength;
    base = mix(base, vec3(0.16, 0.28, 0.52), gap * 0.8);
#ifdef HIGH
    vec3 n = vec3(v_across * 0.96, sqrt(max(1.0 - 0.92 * dot(v_across, v_across), 0.0)));
    colour = vec4(mix(shown_of(lit_by_lamps(base * 1.08, n, 1.0, 0.10, 1.0)), u_fog_colour, v_fog), 1.0);
#else
    vec4 light = texture(u_matcap, v_across * 0.46 + 0.5);
    colour = vec4(mix(base * light.rgb * 2.25 + light.a * 0.07, u_fog_colour, v_fog), 1.0);
#endif
}

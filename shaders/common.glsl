// What every shader shares. Put in front of each one.

// Colours are mixed as they are shown (sRGB); good enough for one scene with one light.
const vec3 gold = vec3(0.996, 0.722, 0.0);

// Light by how far the signal has passed, 0..1: white-gold at its head, amber in its tail.
vec3 aged(vec3 tint, float passed) {
    return tint * mix(vec3(1.0), vec3(0.92, 0.60, 0.40), smoothstep(0.06, 0.62, passed));
}
float at_head(float passed) { return 1.0 - smoothstep(0.02, 0.22, passed); }

float grain(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }

// Of a fibre of a life, relative to its healthy thickness: without its sheath (r) it is a thin axon, and where
// it is lost (a) a thread is left. As TissueTexture has it.
float drawn_thickness(vec4 tissue) {
    return mix(0.30, 0.46 + 0.54 * pow(tissue.r, 0.6), smoothstep(0.0, 0.72, tissue.a));
}

#ifdef HIGH
// Light is added up in linear measure; a filmic curve brings it to the screen. What is kept between passes is kept as it
// is shown: edges are then smoothed as the eye sees them.
vec3 shown_of(vec3 light) {
    vec3 y = light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14);
    return pow(clamp(y, 0.0, 1.0), vec3(1.0 / 2.2));
}

// The light that `shown_of` turns into it.
vec3 light_of(vec3 shown) {
    vec3 y = pow(clamp(shown, 0.0, 0.995), vec3(2.2));
    vec3 a = 2.51 - 2.43 * y, b = 0.03 - 0.59 * y;
    return (sqrt(b * b + 0.56 * a * y) - b) / (2.0 * a);
}

float lattice(vec3 p) {
    p = fract(p * 0.3183099 + vec3(0.71, 0.113, 0.419));
    p *= 17.0;
    return fract(p.x * p.y * p.z * (p.x + p.y + p.z));
}
// Smooth noise in space, 0..1.
float unevenness(vec3 at) {
    vec3 i = floor(at), f = at - i;
    f = f * f * (3.0 - 2.0 * f);
    vec2 o = vec2(0.0, 1.0);
    vec4 low = vec4(lattice(i), lattice(i + o.yxx), lattice(i + o.xyx), lattice(i + o.yyx));
    vec4 high = vec4(lattice(i + o.xxy), lattice(i + o.yxy), lattice(i + o.xyy), lattice(i + o.yyy));
    vec4 z = mix(low, high, f.z);
    vec2 y = mix(z.xy, z.zw, f.y);
    return mix(y.x, y.y, f.x);
}

// One key lamp at the top left, a fill, the sky, a cool rim; n in view space, `open` to the sky, `sun` 0 in the key
// lamp's shadow. The same lamps as in the matcap of the low tier.
vec3 lit_by_lamps(vec3 shown, vec3 n, float open, float gloss, float sun) {
    const vec3 key = vec3(-0.4833, 0.6957, 0.5314), halfway = vec3(-0.2761, 0.3975, 0.8751);
    const vec3 fill = vec3(0.7555, -0.2518, 0.6044);
    // Between what gives back the very colour in full light, and what shades gently.
    vec3 albedo = min(mix(shown * shown, light_of(shown), 0.3), vec3(0.95));
    float facing = dot(n, key);
    float wrapped = max((facing + 0.28) / 1.28, 0.0);
    float lamp = wrapped * sqrt(wrapped) * mix(0.12, 1.0, sun) * mix(open, 1.0, 0.35);
    vec3 light = vec3(0.17, 0.21, 0.32) * (0.55 + 0.45 * n.y) * open;
    light += vec3(1.0, 0.92, 0.80) * 0.94 * lamp;
    light += vec3(0.40, 0.37, 0.40) * 0.42 * max((dot(n, fill) + 0.2) / 1.2, 0.0) * open;
    // Soft bodies let some light through where it leaves them.
    float edge = smoothstep(-0.50, 0.0, facing) * (1.0 - smoothstep(0.0, 0.45, facing));
    light += albedo * vec3(0.42, 0.26, 0.18) * edge * mix(0.4, 1.0, sun) * open;
    float rough = clamp(0.60 - 0.95 * gloss, 0.27, 0.66);
    float a2 = rough * rough * rough * rough;
    float nh = max(dot(n, halfway), 0.0), d = nh * nh * (a2 - 1.0) + 1.0;
    float shine = 0.020 * a2 / (d * d) / (0.35 + rough) * clamp(facing * 3.0, 0.0, 1.0) * sun;
    float grazing = 1.0 - clamp(n.z, 0.0, 1.0);
    float rim = grazing * grazing * grazing * clamp(0.85 - facing, 0.0, 1.0) * open;
    return albedo * light + vec3(1.0, 0.97, 0.92) * shine + vec3(0.20, 0.36, 0.75) * (0.16 + 0.5 * albedo) * rim;
}
#endif

// What every shader shares. Put in front of each one.

// Colours are mixed as they are shown (sRGB); good enough for one scene with one light.
const vec3 gold = vec3(0.996, 0.722, 0.0);

float grain(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }

// Of a fibre of a life, relative to its healthy thickness: without its sheath (r) it is a thin axon, and where
// it is lost (a) a thread is left. As TissueTexture has it.
float drawn_thickness(vec4 tissue) {
    return mix(0.30, 0.46 + 0.54 * pow(tissue.r, 0.6), smoothstep(0.0, 0.72, tissue.a));
}

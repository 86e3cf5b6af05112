// What every shader shares. Put in front of each one.

// Colours are mixed as they are shown (sRGB); good enough for one scene with one light.
const vec3 gold = vec3(0.996, 0.722, 0.0);

float grain(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }

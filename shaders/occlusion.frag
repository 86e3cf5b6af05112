// How much of the sky each spot sees, from depth alone, at half the size: share and distance. With SMOOTH: the mean over
// neighbours that lie as far away.
uniform highp sampler2D u_from; // depth, or what the first pass gave
uniform vec4 u_lens;            // nearest, farthest; focal length and half of the size, px of the full picture
uniform vec2 u_middle;
uniform float u_reach; // drawing units

out vec4 colour;

float distance_at(ivec2 at) {
    float d = texelFetch(u_from, min(at, textureSize(u_from, 0) - 1), 0).r * 2.0 - 1.0;
    return 2.0 * u_lens.x * u_lens.y / (u_lens.y + u_lens.x - d * (u_lens.y - u_lens.x));
}

vec3 place_at(ivec2 at) {
    float z = distance_at(at);
    return vec3((vec2(at) + 0.5 - u_middle) / u_lens.z * z, z);
}

#ifdef SMOOTH
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec2 own = texelFetch(u_from, at, 0).rg;
    float sum = 0.0, weights = 0.0;
    for (int y = -2; y < 2; ++y)
        for (int x = -2; x < 2; ++x) {
            vec2 other = texelFetch(u_from, clamp(at + ivec2(x, y), ivec2(0), textureSize(u_from, 0) - 1), 0).rg;
            float weight = clamp(1.0 - abs(other.g - own.g) / u_reach * 2.0, 0.001, 1.0);
            sum += other.r * weight;
            weights += weight;
        }
    colour = vec4(sum / weights, own.g, 0.0, 1.0);
}
#else
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy) * 2;
    vec3 here = place_at(at);
    vec3 right = place_at(at + ivec2(1, 0)) - here, left = here - place_at(max(at - ivec2(1, 0), ivec2(0)));
    vec3 up = place_at(at + ivec2(0, 1)) - here, down = here - place_at(max(at - ivec2(0, 1), ivec2(0)));
    vec3 across = abs(right.z) < abs(left.z) ? right : left, along = abs(up.z) < abs(down.z) ? up : down;
    vec3 n = normalize(cross(along, across)); // toward the eye
    float reach_px = min(u_reach * u_lens.z / here.z, 120.0);
    float turn = 6.2832 * grain(gl_FragCoord.xy), hidden = 0.0;
    const int taps = 12;
    for (int i = 0; i < taps; ++i) {
        float share = (float(i) + 0.5) / float(taps), angle = turn + 2.39996 * float(i);
        ivec2 tap = at + ivec2(vec2(cos(angle), sin(angle)) * (sqrt(share) * reach_px + 1.0));
        vec3 way = place_at(clamp(tap, ivec2(0), textureSize(u_from, 0) - 1)) - here;
        float far = dot(way, way), fall = max(1.0 - far / (u_reach * u_reach), 0.0);
        hidden += fall * fall * max(dot(way, n) - 0.0015 * here.z, 0.0) / (sqrt(far) + 0.01);
    }
    colour = vec4(clamp(1.0 - 1.9 * hidden / float(taps), 0.0, 1.0), here.z, 0.0, 1.0);
}
#endif

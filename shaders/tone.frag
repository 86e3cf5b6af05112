// The last of the high passes: occlusion, the blurred distance and the bloom put together, and brought to the screen's
// colours by a filmic curve.
uniform highp sampler2D u_light;
uniform highp sampler2D u_depth;
uniform highp sampler2D u_occlusion;
uniform highp sampler2D u_far;
uniform highp sampler2D u_bright;
uniform vec4 u_lens;
uniform vec2 u_blurs;
uniform vec2 u_size;

out vec4 colour;

float occlusion_at(vec2 half_px, float z) {
    vec2 corner = floor(half_px - 0.5), part = half_px - 0.5 - corner;
    float sum = 0.0, weights = 0.0;
    for (int i = 0; i < 4; ++i) {
        ivec2 step_to = ivec2(i & 1, i >> 1);
        vec2 near = mix(1.0 - part, part, vec2(step_to));
        vec2 there = texelFetch(u_occlusion, clamp(ivec2(corner) + step_to, ivec2(0), textureSize(u_occlusion, 0) - 1), 0).rg;
        float weight = (near.x * near.y + 0.01) / (0.002 + abs(there.g - z) / z);
        sum += there.r * weight;
        weights += weight;
    }
    return sum / weights;
}

float depth_at(ivec2 at) { return texelFetch(u_depth, clamp(at, ivec2(0), textureSize(u_depth, 0) - 1), 0).r; }

float distance_of(float depth) {
    return 2.0 * u_lens.x * u_lens.y / (u_lens.y + u_lens.x - (depth * 2.0 - 1.0) * (u_lens.y - u_lens.x));
}

void main() {
    vec2 at = gl_FragCoord.xy / u_size;
    ivec2 px = ivec2(gl_FragCoord.xy);
    float depth = depth_at(px), z = distance_of(depth);
    // At an edge the nearer one counts, or its smoothness were lost.
    float near = min(min(depth_at(px - ivec2(1, 0)), depth_at(px + ivec2(1, 0))),
                     min(depth_at(px - ivec2(0, 1)), depth_at(px + ivec2(0, 1))));
    float z_near = distance_of(min(depth, near));
    vec3 light = light_of(texelFetch(u_light, px, 0).rgb);
    light *= mix(vec3(1.0), vec3(0.30, 0.27, 0.30), 1.0 - occlusion_at(gl_FragCoord.xy * 0.5, z));
    vec4 far = texture(u_far, at);
    light = mix(light, far.rgb / max(far.a, 1e-5), smoothstep(u_blurs.x, u_blurs.y, z_near));
    light += texture(u_bright, at).rgb * 0.45;
    vec3 shown = shown_of(light);
    vec2 off = at * 2.0 - 1.0;
    shown *= 1.0 - 0.20 * smoothstep(0.5, 2.0, dot(off, off));
    colour = vec4(shown + (grain(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}

// A quarter of the size: what lies far behind, weighed by how much it is blurred, so that nothing near bleeds into it.
// With BRIGHT: what is brighter than white.
uniform highp sampler2D u_light;
uniform highp sampler2D u_depth;
uniform vec4 u_lens;  // nearest, farthest
uniform vec2 u_blurs; // distance where the blur begins, where it is full

out vec4 colour;

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy) * 4, most = textureSize(u_light, 0) - 1;
    vec4 sum = vec4(0.0);
    for (int i = 0; i < 4; ++i) {
        ivec2 tap = min(at + ivec2(i & 1, i >> 1) * 2 + 1, most);
        vec3 light = light_of(texelFetch(u_light, tap, 0).rgb);
#ifdef BRIGHT
        float strength = dot(light, vec3(0.2126, 0.7152, 0.0722));
        sum += vec4(light * (max(strength - 0.75, 0.0) / max(strength, 0.01) * 0.25), 0.25);
#else
        float d = texelFetch(u_depth, tap, 0).r * 2.0 - 1.0;
        float z = 2.0 * u_lens.x * u_lens.y / (u_lens.y + u_lens.x - d * (u_lens.y - u_lens.x));
        float blur = smoothstep(u_blurs.x, u_blurs.y, z) + 0.0005;
        sum += vec4(light * blur, blur) * 0.25;
#endif
    }
    colour = sum;
}

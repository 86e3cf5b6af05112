// A finished picture, laid down again; it may be smaller than what it is laid on. With EXACT: as it is; with DEPTH: and
// its depth.
uniform highp sampler2D u_light;
uniform highp sampler2D u_depth;
uniform float u_share; // 1 all of it
uniform vec2 u_size;   // of what it is laid on, px

out vec4 colour;

void main() {
#ifdef DEPTH
    colour = vec4(texelFetch(u_light, ivec2(gl_FragCoord.xy), 0).rgb, 1.0);
    gl_FragDepth = texelFetch(u_depth, ivec2(gl_FragCoord.xy), 0).r;
#elif defined(EXACT)
    colour = vec4(texelFetch(u_light, ivec2(gl_FragCoord.xy), 0).rgb * u_share, u_share);
#else
    colour = vec4(texture(u_light, gl_FragCoord.xy / u_size).rgb * u_share, u_share);
#endif
}

// A finished picture, laid down again. With DEPTH: and its depth.
uniform highp sampler2D u_light;
uniform highp sampler2D u_depth;
uniform float u_share; // 1 all of it

out vec4 colour;

void main() {
    colour = vec4(texelFetch(u_light, ivec2(gl_FragCoord.xy), 0).rgb * u_share, u_share);
#ifdef DEPTH
    gl_FragDepth = texelFetch(u_depth, ivec2(gl_FragCoord.xy), 0).r;
#endif
}

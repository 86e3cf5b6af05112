// One direction of a soft blur.
uniform highp sampler2D u_from;
uniform vec2 u_step; // one px of it, in the direction

out vec4 colour;

void main() {
    vec2 at = gl_FragCoord.xy / vec2(textureSize(u_from, 0));
    vec4 sum = texture(u_from, at) * 0.1531;
    // Between two pixels each: a bell of nine px to either side.
    sum += (texture(u_from, at + u_step * 1.4846) + texture(u_from, at - u_step * 1.4846)) * 0.2460;
    sum += (texture(u_from, at + u_step * 3.4656) + texture(u_from, at - u_step * 3.4656)) * 0.1245;
    sum += (texture(u_from, at + u_step * 5.4488) + texture(u_from, at - u_step * 5.4488)) * 0.0415;
    sum += (texture(u_from, at + u_step * 7.4353) + texture(u_from, at - u_step * 7.4353)) * 0.0114;
    colour = sum;
}

uniform sampler2D u_picture;
uniform vec2 u_corner; // of the picture in the frame, px

out vec4 colour;

void main() {
    colour = texelFetch(u_picture, ivec2(gl_FragCoord.xy - u_corner), 0);
}

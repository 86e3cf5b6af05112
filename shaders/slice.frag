in vec2 v_place;

uniform sampler2D u_slice; // grey, cover, outline of the brain as it was
out vec4 colour;

void main() {
    vec3 slice = texture(u_slice, v_place).rgb;
    vec3 shown = mix(slice.r * vec3(0.94, 0.98, 1.03), vec3(0.52, 0.74, 1.0), slice.b);
    colour = vec4(shown * slice.g, slice.g);
}

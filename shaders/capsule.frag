in vec3 v_normal;
in vec3 v_colour;
in float v_fog;
in float v_seen;

uniform sampler2D u_matcap;

out vec4 colour;

// A clear skin: one looks through where it faces the viewer, and sees its edge.
void main() {
    vec3 n = normalize(v_normal);
    vec4 light = texture(u_matcap, n.xy * 0.48 + 0.5);
    float edge = 1.0 - abs(n.z);
    float cover = (0.24 + 0.72 * edge * sqrt(edge)) * v_seen;
    colour = vec4((v_colour * (0.25 + light.rgb * 1.6) + light.a * 0.6) * cover, cover);
}

in vec3 v_normal;
in vec3 v_colour;
in float v_fog;

uniform sampler2D u_matcap;
uniform float u_gloss;
uniform vec3 u_fog_colour;
uniform vec3 u_glow; // light of its own

out vec4 colour;

void main() {
    vec3 n = normalize(v_normal);
    vec4 light = texture(u_matcap, n.xy * 0.48 + 0.5);
    vec3 lit = v_colour * light.rgb * 2.0 + light.a * u_gloss + u_glow * (0.45 + 0.55 * n.z);
    colour = vec4(mix(lit, u_fog_colour, v_fog), 1.0);
}

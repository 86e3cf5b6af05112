in vec3 v_normal;
in vec3 v_colour;
in float v_fog;
in float v_seen;

uniform sampler2D u_matcap;
uniform float u_gloss;
uniform vec3 u_fog_colour;

out vec4 colour;

void main() {
    vec3 n = normalize(v_normal);
    vec4 light = texture(u_matcap, n.xy * 0.48 + 0.5);
    vec3 lit = mix(v_colour * light.rgb * 2.0 + light.a * u_gloss, u_fog_colour, v_fog);
    colour = vec4(lit * v_seen, v_seen);
}

in vec3 v_normal;
in vec4 v_wall;
in float v_fog;
in float v_seen;

uniform sampler2D u_matcap;
uniform sampler2D u_pattern; // of the cells of the wall
uniform vec3 u_fog_colour;

out vec4 colour;

void main() {
    vec3 n = normalize(v_normal);
    vec4 light = texture(u_matcap, n.xy * 0.48 + 0.5);
    vec3 base = mix(vec3(0.58, 0.41, 0.40), vec3(0.44, 0.25, 0.26), v_wall.w) * texture(u_pattern, v_wall.xy).rgb;
#ifdef HIGH
    vec3 lit = shown_of(lit_by_lamps(base, n, v_wall.z, mix(0.20, 0.05, v_wall.w), 1.0));
#else
    vec3 lit = base * v_wall.z * light.rgb * 2.0 + light.a * mix(0.20, 0.05, v_wall.w);
#endif
    // Soft: it lets some of what lies behind through where one looks straight at it.
    float cover = v_seen * mix(1.0 - 0.20 * abs(n.z), 0.94, v_wall.w);
    colour = vec4(mix(lit, u_fog_colour, v_fog) * cover, cover);
}

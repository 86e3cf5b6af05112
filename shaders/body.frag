in vec3 v_normal;
in vec3 v_colour;
in float v_fog;

uniform float u_gloss;
uniform vec3 u_fog_colour;
#ifdef HIGH
in vec3 v_world;
in float v_open;
uniform highp sampler2DShadow u_shadow;
uniform mat4 u_sun;        // world to the shadow's picture
uniform float u_sun_share; // 0: nothing throws a shadow
uniform vec3 u_sun_at;     // direction, in the world
#else
uniform vec3 u_glow; // light of its own
uniform sampler2D u_matcap;
#endif

out vec4 colour;

#ifdef HIGH
float sun_at(vec3 world, vec3 n) {
    float away = 0.02 + 0.05 * (1.0 - clamp(n.z, 0.0, 1.0));
    vec4 at = u_sun * vec4(world + u_sun_at * away, 1.0);
    vec2 texel = 0.75 / vec2(textureSize(u_shadow, 0));
    float sum = 0.0;
    for (int i = 0; i < 4; ++i) {
        vec2 corner = vec2(float(i & 1), float(i >> 1)) * 2.0 - 1.0;
        sum += texture(u_shadow, vec3(at.xy + texel * (corner + 0.4 * corner.yx), at.z));
    }
    return 1.0 - u_sun_share * (1.0 - 0.25 * sum);
}

void main() {
    vec3 n = normalize(v_normal);
    // Living surfaces are never quite even.
    float px = length(fwidth(v_world)); // nothing smaller than a few of them
    float uneven = (unevenness(v_world * 5.0) - 0.5) * 0.6 * (1.0 - smoothstep(0.04, 0.10, px)) +
                   (unevenness(v_world * 19.0) - 0.5) * 0.4 * (1.0 - smoothstep(0.01, 0.025, px));
    vec3 base = v_colour * (1.0 + 0.10 * uneven);
    n = normalize(n + vec3(dFdx(uneven), dFdy(uneven), 0.0) * -0.35);
    vec3 light = lit_by_lamps(base, n, v_open, u_gloss, sun_at(v_world, n));
    colour = vec4(mix(shown_of(light), u_fog_colour, v_fog), 1.0);
}
#else
void main() {
    vec3 n = normalize(v_normal);
    vec4 light = texture(u_matcap, n.xy * 0.48 + 0.5);
    vec3 lit = v_colour * light.rgb * 2.0 + light.a * u_gloss + u_glow * (0.45 + 0.55 * n.z);
    colour = vec4(mix(lit, u_fog_colour, v_fog), 1.0);
}
#endif

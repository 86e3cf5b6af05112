// The same meshes once more, where the signal lights them.
layout(location = 0) in vec4 a_centre;
layout(location = 1) in vec3 a_offset;
layout(location = 2) in vec4 a_normal;
layout(location = 3) in vec4 a_colour;

uniform mat4 u_view_projection;
uniform mat3 u_turn;
uniform mat3 u_frame;
uniform vec3 u_place;
uniform float u_fat;
uniform vec4 u_fog;
uniform sampler2D u_light; // one row per lane
uniform vec3 u_light_at;   // s to u: scale, offset; v

uniform float u_cover; // 1 paints over, 0 adds
uniform float u_strength;
uniform float u_focus; // above 1: only where much light comes through
uniform vec3 u_tint;
uniform vec2 u_stands; // of a body beside the axon: at which s, and 1

out vec4 v_colour;

void main() {
    vec3 world = a_centre.xyz + u_place + u_frame * a_offset * u_fat;
    gl_Position = u_view_projection * vec4(world, 1.0);
    float s = mix(a_centre.w, u_stands.x, u_stands.y);
    vec2 lit = textureLod(u_light, vec2(s * u_light_at.x + u_light_at.y, u_light_at.z), 0.0).rg;
    float light = lit.r * pow(a_colour.a, u_focus) * smoothstep(u_fog.z, u_fog.w, s);
    // By vertex: the meshes are fine enough, and every pixel saved counts.
    float facing = abs(normalize(u_turn * (u_frame * a_normal.xyz)).z);
    vec3 tint = mix(aged(u_tint, lit.g), vec3(1.0, 0.95, 0.72), light * light * facing * 0.75 * at_head(lit.g));
    // Painted over, the mixture of blue and gold is a dull grey: it turns gold early, and then grows bright.
    float early = mix(light, smoothstep(0.0, 0.55, light), u_cover);
    float amount = clamp(early * u_strength, 0.0, 1.0);
    tint *= mix(1.0, 0.62 + 0.38 * light, u_cover);
    v_colour = vec4(tint * (0.62 + 0.42 * facing) * amount, amount * u_cover);
}

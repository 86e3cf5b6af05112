in vec3 v_normal;
in vec4 v_wall;
in float v_fog;
in float v_seen;

uniform sampler2D u_matcap;
uniform vec3 u_fog_colour;

out vec4 colour;

void main() {
    vec3 n = normalize(v_normal);
    vec4 light = texture(u_matcap, n.xy * 0.48 + 0.5);
    // Flat cells, long ways with the blood, pointed at both ends; each with its nucleus.
    vec2 q = v_wall.xy + vec2(0.10 * sin(v_wall.y * 2.1), 0.10 * sin(v_wall.x * 3.3));
    float row = floor(q.y);
    vec2 a = vec2(fract(q.x + 0.5 * mod(row, 2.0)) - 0.5, fract(q.y) - 0.5);
    float seam = 1.0 - smoothstep(0.0, 0.10, abs(abs(a.y) - 0.5 + 0.62 * smoothstep(0.15, 0.5, abs(a.x))));
    float nucleus = 1.0 - smoothstep(0.10, 0.19, length(a * vec2(1.0, 0.75)));
    vec3 outside = vec3(0.69, 0.46, 0.42);
    vec3 inside = vec3(0.55, 0.29, 0.27);
    vec3 base = mix(outside, inside, v_wall.w);
    base *= 1.0 - 0.16 * seam;
    base = mix(base, base * vec3(0.80, 0.70, 0.76), nucleus);
    vec3 lit = base * v_wall.z * light.rgb * 2.0 + light.a * mix(0.20, 0.05, v_wall.w);
    // Soft: it lets some of what lies behind through where one looks straight at it.
    float cover = v_seen * mix(0.80 + 0.20 * (1.0 - abs(n.z)), 0.94, v_wall.w);
    colour = vec4(mix(lit, u_fog_colour, v_fog) * cover, cover);
}

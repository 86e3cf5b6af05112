// The hand: fingers roll up from the knuckles, the thumb closes over them; without a message it hangs from the wrist.
layout(location = 0) in vec4 a_centre; // w: 0 palm, 1 finger (0.6 the index), up to 2 thumb
layout(location = 1) in vec3 a_offset;
layout(location = 2) in vec4 a_normal;
layout(location = 3) in vec4 a_colour;

uniform mat4 u_view_projection;
uniform mat3 u_turn;
uniform mat3 u_frame;
uniform vec3 u_place;
uniform float u_fat;
uniform vec3 u_albedo;
uniform float u_closed;
uniform float u_tap; // of the index finger, if it is marked: 0 up … 1 down
uniform float u_limp;     // 0 held up … 1 hanging
uniform float u_knuckles; // height
uniform vec3 u_thumb;     // root

out vec3 v_normal;
out vec3 v_colour;
out float v_fog;

vec2 rotated(vec2 p, float angle) {
    float c = cos(angle), s = sin(angle);
    return vec2(p.x * c - p.y * s, p.x * s + p.y * c);
}

void main() {
    vec3 p = a_offset;
    vec3 n = a_normal.xyz;
    float kind = a_centre.w;
    float curl = u_closed * 1.95 + 0.12 + 0.45 * u_limp, index = 0.0;
    if (kind > 1.001) {
        float weight = (kind - 1.0) * u_closed;
        vec3 q = p - u_thumb;
        q.xy = rotated(q.xy, -0.62 * weight);
        n.xy = rotated(n.xy, -0.62 * weight);
        q.xz = rotated(q.xz, -0.95 * weight);
        n.xz = rotated(n.xz, -0.95 * weight);
        p = q + u_thumb + vec3(0.0, 0.0, 0.10) * weight;
    } else if (kind > 0.5 && p.y > u_knuckles - 0.25) {
        float h = p.y - u_knuckles + 0.25;
        // The index finger, beside the thumb, keeps out of a fist while it taps.
        index = (1.0 - kind) / 0.4;
        curl = mix(curl, 0.25 + 0.45 * u_closed, index);
        float angle = curl * h;
        // Onto a circle that rolls toward the palm.
        p.y = u_knuckles - 0.25 + sin(angle) / curl - p.z * sin(angle);
        p.z = (1.0 - cos(angle)) / curl + a_offset.z * cos(angle);
        n.yz = rotated(n.yz, angle);
        p.x *= 1.0 - 0.22 * u_closed * min(h, 1.0);
        float tap = index * (1.0 * u_tap - 0.12) * smoothstep(0.0, 0.35, h);
        p.yz = rotated(p.yz - vec2(u_knuckles - 0.25, 0.0), tap) + vec2(u_knuckles - 0.25, 0.0);
        n.yz = rotated(n.yz, tap);
    }
    float hangs = -0.85 * u_limp * smoothstep(-0.1, 0.75, p.y);
    p.xy = rotated(p.xy - vec2(0.0, 0.25), hangs) + vec2(0.0, 0.25);
    n.xy = rotated(n.xy, hangs);
    vec3 world = u_place + u_frame * p * u_fat;
    gl_Position = u_view_projection * vec4(world, 1.0);
    v_normal = u_turn * (u_frame * n);
    v_colour = a_colour.rgb * u_albedo * a_normal.w * mix(vec3(1.0), vec3(1.30, 1.02, 0.62), index * u_tap);
    v_fog = 0.0;
}

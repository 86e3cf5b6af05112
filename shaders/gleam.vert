// The same ribbons once more where a signal lights them, a little wider.
layout(location = 0) in vec4 a_place;
layout(location = 1) in vec4 a_along;
layout(location = 2) in vec4 a_colour;
layout(location = 3) in vec4 a_light;

uniform mat4 u_view_projection;
uniform vec3 u_eye;
uniform vec4 u_fog;
uniform float u_pixel;
uniform sampler2D u_light;
uniform float u_wide;  // times the fibre's own radius …
uniform float u_extra; // … and pixels more
#ifdef LIVES
uniform sampler2D u_tissue;
#endif

out float v_side;
out float v_light;

void main() {
    float light = textureLod(u_light, a_light.xy, 0.0).r;
    float own = a_place.w;
#ifdef LIVES
    own *= drawn_thickness(textureLod(u_tissue, vec2(a_light.w, a_light.y), 0.0));
#endif
    vec3 toward = u_eye - a_place.xyz;
    float depth = length(toward);
    vec3 across = normalize(cross(a_along.xyz, toward));
    float pixel = u_pixel * depth;
    float radius = max(own, 0.5 * pixel) * u_wide + u_extra * pixel;
    vec3 world = a_place.xyz + across * (a_along.w * radius) + toward * (0.25 / depth);
    gl_Position = u_view_projection * vec4(world, 1.0);
    v_side = a_along.w;
    float fog = clamp((depth - u_fog.x) / (u_fog.y - u_fog.x), 0.0, 0.9);
    v_light = light * a_colour.a * (1.0 - 0.75 * fog);
}

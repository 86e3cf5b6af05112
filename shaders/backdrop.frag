in vec3 v_colour;
out vec4 colour;

// Grain hides the steps of a dark gradient.
void main() { colour = vec4(v_colour + (grain(gl_FragCoord.xy) - 0.5) * 0.010, 1.0); }

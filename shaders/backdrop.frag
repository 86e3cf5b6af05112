in vec4 v_colour;
out vec4 colour;

// Grain hides the steps of a dark gradient. Colours come multiplied by their cover.
void main() { colour = vec4(v_colour.rgb + (grain(gl_FragCoord.xy) - 0.5) * 0.010, 1.0) * v_colour.a; }

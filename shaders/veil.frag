uniform float u_strength;
out vec4 colour;

void main() { colour = vec4(0.0, 0.0, 0.0, u_strength); }

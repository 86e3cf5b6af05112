in vec4 v_colour; // already multiplied by its cover
out vec4 colour;

void main() { colour = v_colour; }

#include "render/gl/gl_objects.h"

namespace render {

namespace {
template <class Object, class Make> Object made(Make make) {
    GLuint id = 0;
    make(1, &id);
    return Object(id);
}
} // namespace

Buffer make_buffer() {
    return made<Buffer>([](GLsizei n, GLuint *id) { glGenBuffers(n, id); });
}
VertexArray make_vertex_array() {
    return made<VertexArray>([](GLsizei n, GLuint *id) { glGenVertexArrays(n, id); });
}
Texture make_texture() {
    return made<Texture>([](GLsizei n, GLuint *id) { glGenTextures(n, id); });
}
Texture make_smooth_texture() {
    Texture texture = make_texture();
    glBindTexture(GL_TEXTURE_2D, texture.id());
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T})
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    return texture;
}
Framebuffer make_framebuffer() {
    return made<Framebuffer>([](GLsizei n, GLuint *id) { glGenFramebuffers(n, id); });
}
Renderbuffer make_renderbuffer() {
    return made<Renderbuffer>([](GLsizei n, GLuint *id) { glGenRenderbuffers(n, id); });
}

} // namespace render

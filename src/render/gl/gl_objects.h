// GL objects as tiny move-only values: deleted when they go out of scope. Knows nothing of what is drawn.
// All of them need the context they were made in to be current, also when they are destroyed.
#pragma once

#include "render/gl/gl.h"

#include <cstddef>
#include <utility>

namespace render {

template <void (*release)(GLuint)> class GlObject {
public:
    GlObject() = default;
    explicit GlObject(GLuint id) : id_(id) {}
    GlObject(GlObject &&other) noexcept : id_(std::exchange(other.id_, 0)) {}
    GlObject &operator=(GlObject &&other) noexcept {
        std::swap(id_, other.id_);
        return *this;
    }
    GlObject(const GlObject &) = delete;
    GlObject &operator=(const GlObject &) = delete;
    ~GlObject() {
        if (id_ != 0) release(id_);
    }
    GLuint id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }

private:
    GLuint id_ = 0;
};

// Where in a buffer, as GL wants it.
inline const void *byte_offset(std::size_t bytes) { return reinterpret_cast<const void *>(bytes); }

inline void release_buffer(GLuint id) { glDeleteBuffers(1, &id); }
inline void release_vertex_array(GLuint id) { glDeleteVertexArrays(1, &id); }
inline void release_texture(GLuint id) { glDeleteTextures(1, &id); }
inline void release_framebuffer(GLuint id) { glDeleteFramebuffers(1, &id); }
inline void release_renderbuffer(GLuint id) { glDeleteRenderbuffers(1, &id); }
inline void release_program(GLuint id) { glDeleteProgram(id); }
inline void release_shader(GLuint id) { glDeleteShader(id); }

using Buffer = GlObject<release_buffer>;
using VertexArray = GlObject<release_vertex_array>;
using Texture = GlObject<release_texture>;
using Framebuffer = GlObject<release_framebuffer>;
using Renderbuffer = GlObject<release_renderbuffer>;
using ProgramObject = GlObject<release_program>;
using ShaderObject = GlObject<release_shader>;

Buffer make_buffer();
VertexArray make_vertex_array();
Texture make_texture();
Texture make_smooth_texture(); // bound; read between its texels, and at its edge beyond them
Framebuffer make_framebuffer();
Renderbuffer make_renderbuffer();

} // namespace render

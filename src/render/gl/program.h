// A program: one vertex and one fragment shader, compiled and linked, with its uniforms by name. Knows which
// shader files make up the picture; knows nothing of what is drawn with them, and reads no file: it is given
// texts.
#pragma once

#include "render/gl/gl.h"
#include "render/gl/gl_objects.h"

#include <glm/glm.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace render {

// Text of each file in shaders/, by file name ("body.vert").
using ShaderTexts = std::map<std::string, std::string>;

class Program {
public:
    // On failure `error` is one sentence that names the file. `defines`: lines put in front of both, for a
    // variant of them.
    static Program compile(GlKind kind, const ShaderTexts &shaders, const std::string &vertex_file,
                           const std::string &fragment_file, std::string &error,
                           const std::string &defines = "");

    explicit operator bool() const { return static_cast<bool>(object_); }
    void use() const { glUseProgram(object_.id()); }
    // A uniform that the compiler dropped is silently skipped. The program must be in use.
    void set(const char *name, float value) const;
    void set(const char *name, int value) const;
    void set(const char *name, const glm::vec2 &value) const;
    void set(const char *name, const glm::vec3 &value) const;
    void set(const char *name, const glm::vec4 &value) const;
    void set(const char *name, const glm::mat3 &value) const;
    void set(const char *name, const glm::mat4 &value) const;

private:
    GLint at(const char *name) const;
    ProgramObject object_;
    mutable std::vector<std::pair<std::string, GLint>> places_; // found once
};

// Lets the driver drop what it only needs to compile, until the next time: some megabytes.
void forget_compiler();

// Every program of the picture.
struct Programs {
    Program body;                    // meshes along the axon and cells
    Program lit;                     // the light on membrane and sheath
    Program halo;                    // the glow around it
    Program ion, ion_rim;            // instanced ions, and the soft edge round each
    Program hand;                    // the bending hand
    Program cutout;                  // a part that was drawn elsewhere
    Program backdrop;                // what lies behind
    Program haze;                    // inflammation
    Program veil;                    // the fade to black
    Program strand;                  // the fibres of a tract
    Program gleam;                   // the light on them
    Program life_strand, life_gleam; // the same of a tract that lives through years
    Program slice;                   // the scan
    Program cell;                    // bodies of the living tissue
    Program vessel;                  // a blood vessel
    Program grain;                   // smouldering inflammation

    // One sentence per failure.
    static std::vector<std::string> compile(GlKind kind, const ShaderTexts &shaders, Programs &programs);
    // Only those that draw what rests: in linear light, and the bodies that throw a shadow.
    static std::vector<std::string> compile_high(GlKind kind, const ShaderTexts &shaders, Programs &high,
                                                 Programs &shadow);
};

} // namespace render

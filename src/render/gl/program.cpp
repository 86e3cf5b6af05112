#include "render/gl/program.h"

#include <glm/gtc/type_ptr.hpp>

#include <array>
#include <span>

namespace render {

namespace {

constexpr const char *es_precision = "precision highp float;\n"
                                     "precision highp int;\n"
                                     "precision highp sampler2D;\n"
                                     "precision highp sampler2DShadow;\n";

// A driver's log, on one line.
std::string flat(const char *log) {
    std::string line;
    for (const char *c = log; *c != 0; ++c) {
        if (*c != '\n')
            line += *c;
        else if (c[1] != 0)
            line += " / ";
    }
    return line;
}

ShaderObject compile_shader(GLenum stage, GlKind kind, const ShaderTexts &shaders, const std::string &file,
                            const std::string &defines, std::string &error) {
    const auto text = shaders.find(file);
    if (text == shaders.end()) {
        error = "The shader " + file + " is missing.";
        return {};
    }
    const auto common = shaders.find("common.glsl");
    if (common == shaders.end()) {
        error = "The shader common.glsl is missing.";
        return {};
    }
    const std::string header =
        version_line(kind) + std::string("\n") + (kind == GlKind::es_3_0 ? es_precision : "");
    // #line keeps the numbers in a log those of the file itself.
    const std::array<const char *, 5> parts{header.c_str(), defines.c_str(), common->second.c_str(),
                                            "\n#line 1\n", text->second.c_str()};
    ShaderObject shader(glCreateShader(stage));
    glShaderSource(shader.id(), static_cast<GLsizei>(parts.size()), parts.data(), nullptr);
    glCompileShader(shader.id());
    GLint good = 0;
    glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &good);
    if (good != 0) return shader;
    std::array<char, 2048> log{};
    glGetShaderInfoLog(shader.id(), static_cast<GLsizei>(log.size()), nullptr, log.data());
    error = "The shader " + file + " does not compile: " + flat(log.data());
    return {};
}

} // namespace

Program Program::compile(GlKind kind, const ShaderTexts &shaders, const std::string &vertex_file,
                         const std::string &fragment_file, std::string &error, const std::string &defines) {
    const ShaderObject vertex = compile_shader(GL_VERTEX_SHADER, kind, shaders, vertex_file, defines, error);
    if (!vertex) return {};
    const ShaderObject fragment =
        compile_shader(GL_FRAGMENT_SHADER, kind, shaders, fragment_file, defines, error);
    if (!fragment) return {};
    Program program;
    program.object_ = ProgramObject(glCreateProgram());
    const GLuint id = program.object_.id();
    glAttachShader(id, vertex.id());
    glAttachShader(id, fragment.id());
    glLinkProgram(id);
    GLint good = 0;
    glGetProgramiv(id, GL_LINK_STATUS, &good);
    if (good != 0) { // only what was linked is kept
        glDetachShader(id, vertex.id());
        glDetachShader(id, fragment.id());
        return program;
    }
    std::array<char, 2048> log{};
    glGetProgramInfoLog(id, static_cast<GLsizei>(log.size()), nullptr, log.data());
    error =
        "The shaders " + vertex_file + " and " + fragment_file + " do not fit together: " + flat(log.data());
    return {};
}

GLint Program::at(const char *name) const {
    for (const auto &[known, place] : places_)
        if (known == name) return place;
    const GLint place = glGetUniformLocation(object_.id(), name);
    places_.emplace_back(name, place);
    return place;
}

void Program::set(const char *name, float value) const { glUniform1f(at(name), value); }
void Program::set(const char *name, int value) const { glUniform1i(at(name), value); }
void Program::set(const char *name, const glm::vec2 &v) const { glUniform2f(at(name), v.x, v.y); }
void Program::set(const char *name, const glm::vec3 &v) const { glUniform3f(at(name), v.x, v.y, v.z); }
void Program::set(const char *name, const glm::vec4 &v) const { glUniform4f(at(name), v.x, v.y, v.z, v.w); }
void Program::set(const char *name, const glm::mat3 &v) const {
    glUniformMatrix3fv(at(name), 1, GL_FALSE, glm::value_ptr(v));
}
void Program::set(const char *name, const glm::mat4 &v) const {
    glUniformMatrix4fv(at(name), 1, GL_FALSE, glm::value_ptr(v));
}

namespace {

struct Wanted {
    Program Programs::*program;
    const char *vertex, *fragment, *defines = "";
};

void compile_each(GlKind kind, const ShaderTexts &shaders, std::span<const Wanted> all, Programs &programs,
                  std::vector<std::string> &errors) {
    for (const Wanted &wanted : all) {
        std::string error;
        programs.*wanted.program =
            Program::compile(kind, shaders, wanted.vertex, wanted.fragment, error, wanted.defines);
        if (!error.empty()) errors.push_back(error);
    }
}

} // namespace

void forget_compiler() {
    if (!epoxy_is_desktop_gl() || epoxy_gl_version() >= 41 ||
        epoxy_has_gl_extension("GL_ARB_ES2_compatibility"))
        glReleaseShaderCompiler();
}

std::vector<std::string> Programs::compile(GlKind kind, const ShaderTexts &shaders, Programs &programs) {
    constexpr const char *lives = "#define LIVES\n";
    const std::array<Wanted, 18> all{{
        {&Programs::body, "body.vert", "body.frag"},
        {&Programs::lit, "lit.vert", "lit.frag"},
        {&Programs::halo, "halo.vert", "halo.frag"},
        {&Programs::ion, "ion.vert", "body.frag"},
        {&Programs::ion_rim, "ion.vert", "lit.frag", "#define RIM\n"},
        {&Programs::hand, "hand.vert", "body.frag"},
        {&Programs::cutout, "cutout.vert", "cutout.frag"},
        {&Programs::backdrop, "backdrop.vert", "backdrop.frag"},
        {&Programs::haze, "haze.vert", "haze.frag"},
        {&Programs::veil, "veil.vert", "veil.frag"},
        {&Programs::strand, "strand.vert", "strand.frag"},
        {&Programs::gleam, "gleam.vert", "gleam.frag"},
        {&Programs::cell, "cell.vert", "lit.frag"},
        {&Programs::vessel, "vessel.vert", "vessel.frag"},
        {&Programs::grain, "haze.vert", "grain.frag"},
        {&Programs::life_strand, "strand.vert", "strand.frag", lives},
        {&Programs::life_gleam, "gleam.vert", "gleam.frag", lives},
        {&Programs::slice, "slice.vert", "slice.frag"},
    }};
    std::vector<std::string> errors;
    compile_each(kind, shaders, all, programs, errors);
    return errors;
}

std::vector<std::string> Programs::compile_high(GlKind kind, const ShaderTexts &shaders, Programs &high,
                                                Programs &shadow) {
    constexpr const char *solid = "#define HIGH\n", *lives = "#define HIGH\n#define LIVES\n";
    const std::array<Wanted, 5> lit{{
        {&Programs::body, "body.vert", "body.frag", solid},
        {&Programs::backdrop, "backdrop.vert", "backdrop.frag"},
        {&Programs::vessel, "vessel.vert", "vessel.frag", solid},
        {&Programs::strand, "strand.vert", "strand.frag", solid},
        {&Programs::life_strand, "strand.vert", "strand.frag", lives},
    }};
    const std::array<Wanted, 1> dark{{{&Programs::body, "body.vert", "shadow.frag"}}};
    std::vector<std::string> errors;
    compile_each(kind, shaders, lit, high, errors);
    compile_each(kind, shaders, dark, shadow, errors);
    return errors;
}

} // namespace render

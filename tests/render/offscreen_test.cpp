#include "render/offscreen.h"

#include <epoxy/gl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace render_test {

Offscreen::Offscreen(render::GlKind kind) {
    SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return;
    const bool desktop = kind == render::GlKind::desktop_3_3;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, desktop ? 3 : 0);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK,
                        desktop ? SDL_GL_CONTEXT_PROFILE_CORE : SDL_GL_CONTEXT_PROFILE_ES);
    window_ = SDL_CreateWindow("test", 0, 0, 64, 64, SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
    if (window_ != nullptr) context_ = SDL_GL_CreateContext(window_);
}

Offscreen::~Offscreen() {
    if (context_ != nullptr) SDL_GL_DeleteContext(context_);
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

double Picture::brightness(float x, float y) const {
    double sum = 0;
    int count = 0;
    for (int row = static_cast<int>(y) - 2; row <= static_cast<int>(y) + 2; ++row)
        for (int column = static_cast<int>(x) - 2; column <= static_cast<int>(x) + 2; ++column) {
            if (row < 0 || column < 0 || row >= height || column >= width) continue;
            const auto at = static_cast<std::size_t>(row * width + column) * 4;
            sum += 0.299 * rgba[at] + 0.587 * rgba[at + 1] + 0.114 * rgba[at + 2];
            ++count;
        }
    return count > 0 ? sum / count : 0;
}

double Picture::difference(const Picture &other, float x, float y) const {
    return std::abs(brightness(x, y) - other.brightness(x, y));
}

render::ShaderTexts shader_texts() {
    render::ShaderTexts texts;
    for (const auto &entry :
         std::filesystem::directory_iterator(std::string(MYELIGHT_SOURCE_DIR) + "/shaders")) {
        std::ifstream file(entry.path());
        std::stringstream text;
        text << file.rdbuf();
        texts[entry.path().filename().string()] = text.str();
    }
    return texts;
}

std::unique_ptr<render::Renderer> make_renderer(render::GlKind kind) {
    std::string error;
    auto renderer = render::Renderer::create(kind, shader_texts(), error);
    EXPECT_TRUE(renderer) << error;
    return renderer;
}

Picture draw(render::Renderer &renderer, const story::Session &session, const render::Frame &frame) {
    GLuint framebuffer = 0, colour = 0;
    glGenFramebuffers(1, &framebuffer);
    glGenRenderbuffers(1, &colour);
    glBindRenderbuffer(GL_RENDERBUFFER, colour);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, frame.width, frame.height);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
    renderer.draw(session, frame);
    GLint bound = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &bound);
    EXPECT_EQ(static_cast<GLuint>(bound), framebuffer) << "drawing leaves the framebuffer bound";
    EXPECT_EQ(glGetError(), static_cast<GLenum>(GL_NO_ERROR));

    Picture picture{frame.width, frame.height, {}};
    const auto row_bytes = static_cast<std::size_t>(frame.width) * 4;
    std::vector<std::uint8_t> upside_down(row_bytes * static_cast<std::size_t>(frame.height));
    glReadPixels(0, 0, frame.width, frame.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    for (int row = frame.height - 1; row >= 0; --row) {
        const auto first = upside_down.begin() + static_cast<std::ptrdiff_t>(row_bytes) * row;
        picture.rgba.insert(picture.rgba.end(), first, first + static_cast<std::ptrdiff_t>(row_bytes));
    }
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteRenderbuffers(1, &colour);
    return picture;
}

story::Session healthy_session(story::View view) {
    story::Scene scene;
    scene.id = "test";
    scene.axons.resize(1);
    scene.steps.resize(1);
    story::Session session = story::start(scene);
    session.eye.view = view;
    session.eye.camera = session.eye.wanted = story::camera_for(view, 7);
    return session;
}

render::Frame frame_of(int width, int height) {
    return {width, height, {0, 0, static_cast<float>(width), static_cast<float>(height)}, story::Tier::low};
}

void light_up(story::Session &session, double middle, double width) {
    for (story::Lane &lane : session.show.lanes) {
        const sim::Cable &cable = lane.axon.cable();
        const double pitch = cable.fibre.internode_length_um + cable.fibre.node_length_um;
        std::vector<double> wanted;
        for (const sim::Compartment &c : cable.compartments) {
            const double away = (c.centre_um / pitch - middle) / width;
            wanted.push_back(std::abs(away) < 1 ? 1 - away * away : 0);
        }
        lane.light = {};
        lane.light.advance(wanted, 1);
    }
}

} // namespace render_test

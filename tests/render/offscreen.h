// An OpenGL context without a window, a framebuffer to draw into, and sessions worth drawing: what the tests
// of the picture stand on. Knows nothing of what they claim.
#pragma once

#include "render/picture/renderer.h"
#include "story/show/session.h"

#include <SDL.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace render_test {

class Offscreen {
public:
    explicit Offscreen(render::GlKind kind);
    ~Offscreen();
    Offscreen(const Offscreen &) = delete;
    Offscreen &operator=(const Offscreen &) = delete;
    bool works() const { return context_ != nullptr; }

private:
    SDL_Window *window_ = nullptr;
    SDL_GLContext context_ = nullptr;
};

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba; // from the top left
    bool operator==(const Picture &) const = default;
    // Brightness of the spot, 0..255, a mean over a few px.
    double brightness(float x, float y) const;
    double difference(const Picture &other, float x, float y) const;
};

render::ShaderTexts shader_texts();
std::unique_ptr<render::Renderer> make_renderer(render::GlKind kind = render::GlKind::desktop_3_3);
Picture draw(render::Renderer &renderer, const story::Session &session, const render::Frame &frame);

story::Session healthy_session(story::View view = story::View::whole);
render::Frame frame_of(int width = 640, int height = 360);
// Lights the axon around `middle` (a node or a place between nodes) and nowhere else.
void light_up(story::Session &session, double middle, double width);

} // namespace render_test

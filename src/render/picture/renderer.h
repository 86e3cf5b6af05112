// The renderer: turns a glance at a const show into pixels in the framebuffer that is bound. Deterministic:
// the same glance, frame and machine give the same picture. Knows no window, no file, no control; changes
// nothing it is given.
#pragma once

#include "render/axon/bodies.h"
#include "render/gl/frame.h"
#include "render/gl/program.h"
#include "story/show/glance.h"
#include "story/visitor/anchor.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace render {

class Renderer {
public:
    // Needs a current GL context. On failure returns null and says in `error`, in one sentence, which shader
    // or which missing feature is at fault. `cells`: makes these.
    static std::unique_ptr<Renderer> create(GlKind kind, const ShaderTexts &shaders, std::string &error,
                                            MakeBodies cells = make_bodies);
    ~Renderer();
    Renderer(const Renderer &) = delete;
    Renderer &operator=(const Renderer &) = delete;

    // Draws into the bound framebuffer and leaves it bound. False when the machine could not make a layer of
    // that size: then the picture is not to be used.
    bool draw(const story::Glance &glance, const Frame &frame);

    // Another scene: what was kept and pictures of it do not need is let go.
    void prepare_for(const story::Show &show);

    // Whether the latest picture had to be drawn anew on the low tier, because things changed with it.
    bool moved() const;
    bool busy() const; // the picture is still getting finer, or dissolving into another

    // Things to label in this view, most important first, those out of sight left out.
    std::vector<story::Anchor> anchors(const story::Glance &glance, const Frame &frame) const;
    // Those, and what else the interface must know of the picture.
    story::Sights sights(const story::Glance &glance, const Frame &frame) const;

    // The internode under a point of the screen, with a generous margin; of a tract only in a life, and as it
    // was drawn last.
    std::optional<Pick> pick(const story::Glance &glance, const Frame &frame, float x, float y) const;

private:
    Renderer();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// Compiles and links every program of the picture; one sentence per failure. For tests and for `myelight
// check`.
std::vector<std::string> compile_all(GlKind kind, const ShaderTexts &shaders);

} // namespace render

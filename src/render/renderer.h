// The renderer: turns a const session into pixels in the framebuffer that is bound. Deterministic: the same
// session, frame and machine give the same picture. Knows no window, no file, no control; changes nothing it
// is given.
#pragma once

#include "story/anchor.h"
#include "story/session.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace render {

enum class Tier { low, high };

// Which header is put in front of every shader.
enum class GlKind { desktop_3_3, es_3_0 };

// Text of each file in shaders/, by file name ("body.vert").
using ShaderTexts = std::map<std::string, std::string>;

// What lies behind everything. A picture drawn before black, and again before white, tells how much each
// pixel covers.
enum class Ground { scene, black, white };

struct Frame {
    int width = 1280; // of the whole framebuffer, px
    int height = 720;
    story::Rect picture; // where the axon should be composed; the picture itself fills the framebuffer
    Tier tier = Tier::low;
    Ground ground = Ground::scene;
    // One of many that follow each other: what takes long is spread over them and faded in. False: the
    // picture is finished at once.
    bool gentle = false;
    // Of every side's pixels: with so many a picture is drawn that changes with every frame, and blown up.
    float moving_scale = 1;
    std::vector<story::Rect> covered = {}; // whole px: what is drawn there is not seen, so nothing need be
};

struct Pick {
    int lane = 0;
    int internode = 0;
    int axon = -1; // of a life's tract: then it is one of its 24 internodes. −1: a lane was touched
};

class Renderer {
public:
    // Needs a current GL context. On failure returns null and says in `error`, in one sentence, which shader
    // or which missing feature is at fault.
    static std::unique_ptr<Renderer> create(GlKind kind, const ShaderTexts &shaders, std::string &error);
    ~Renderer();
    Renderer(const Renderer &) = delete;
    Renderer &operator=(const Renderer &) = delete;

    // Draws into the bound framebuffer and leaves it bound. False when the machine could not make a layer of
    // that size: then the picture is not to be used.
    bool draw(const story::Session &session, const Frame &frame);

    // Whether the latest picture had to be drawn anew on the low tier, because things changed with it.
    bool moved() const;

    // Things to label in this view, most important first, those out of sight left out.
    std::vector<story::Anchor> anchors(const story::Session &session, const Frame &frame) const;

    // The internode under a point of the screen, with a generous margin; of a tract only in a life, and as it
    // was drawn last.
    std::optional<Pick> pick(const story::Session &session, const Frame &frame, float x, float y) const;

private:
    Renderer();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// Compiles and links every program of the picture; one sentence per failure. For tests and for `myelight
// check`.
std::vector<std::string> compile_all(GlKind kind, const ShaderTexts &shaders);

} // namespace render

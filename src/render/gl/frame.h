// A frame: how large a picture is, how richly it is drawn and what lies behind it. And what a finger picks in
// it. Knows nothing of what is drawn.
#pragma once

#include "story/visitor/anchor.h"
#include "story/visitor/visitor.h"

#include <vector>

namespace render {

// What lies behind everything. A picture drawn before black, and again before white, tells how much each
// pixel covers.
enum class Ground { scene, black, white };

struct Frame {
    int width = 1280; // of the whole framebuffer, px
    int height = 720;
    story::Rect picture; // where the axon should be composed; the picture itself fills the framebuffer
    story::Tier tier = story::Tier::low;
    Ground ground = Ground::scene;
    // One of many that follow each other: what takes long is spread over them and faded in. False: the
    // picture is finished at once.
    bool gentle = false;
    // Of every side's pixels: with so many a picture is drawn that changes with every frame, and blown up.
    float moving_scale = 1;
    std::vector<story::Rect> covered = {}; // whole px: what is drawn there is not seen, so nothing need be
};

// The same picture with fewer pixels: of each side's this share.
Frame smaller(const Frame &frame, float scale);

struct Pick {
    int lane = 0;
    int internode = 0;
    int axon = -1; // of a life's tract: then it is one of its 24 internodes. −1: a lane was touched
};

} // namespace render

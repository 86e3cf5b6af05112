// The interface: shows a show as controls and words, and gives back the visitor's wishes as commands.
// Also emits the tree of items. Uses Dear ImGui for text, drawing and pointer; knows no GL, no SDL, no file.
// Changes nothing it is given.
#pragma once

#include "story/show/command.h"
#include "story/show/glance.h"
#include "story/text/words.h"
#include "story/visitor/anchor.h"
#include "ui/layer/input.h"
#include "ui/layer/tree.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

// Fonts as the app read them from disk; the first has the Latin text, later ones fill in missing symbols.
struct FontFile {
    std::string bytes;
};

struct Output {
    std::vector<story::Command> commands;
    Tree tree;
    std::vector<story::Rect>
        grounds; // whole px: to be filled with `ground_rgb` before ImGui's draw data is drawn
    unsigned ground_rgb = 0;
    bool pointer_taken = false;   // the pointer is on a control: what it does is not meant for the picture
    bool picture_pressed = false; // released on the picture without a drag: pick there
    float picture_x = 0, picture_y = 0;
};

class Interface {
public:
    // Creates the Dear ImGui context (one at a time). `error`: one sentence when a font cannot be used.
    static std::unique_ptr<Interface> create(story::Words words, std::vector<FontFile> fonts,
                                             std::string &error);
    ~Interface();
    Interface(const Interface &) = delete;
    Interface &operator=(const Interface &) = delete;

    // The part of the window left for the picture: known before the frame, so that the picture can be
    // composed in it.
    story::Rect picture_rect(const story::Glance &glance, int width, int height,
                             Shows shows = Shows::everything);

    // One frame, from ImGui::NewFrame to ImGui::Render; the app then hands ImGui's draw data to its backend.
    Output frame(const story::Glance &glance, const story::Sights &sights, const Input &input);

    // True once after the fonts were rebuilt for another size: the app must upload the atlas before drawing.
    bool fonts_changed();
    void make_fonts_anew(); // at the next frame, when the atlas that was uploaded is lost

    // What the last visitor has touched, opened and scrolled is forgotten.
    void forget_visitor();

private:
    Interface();
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace ui

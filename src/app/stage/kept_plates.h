// Kept plates: the insides of the interface's opaque plates, drawn only where what they show has changed and
// copied in every frame. Gives the very pixels that drawing all would give. Knows no control and no session.
#pragma once

#include "render/gl/paint_layer.h"
#include "story/visitor/anchor.h"

#include <cstdint>
#include <imgui.h>
#include <vector>

namespace app {

class KeptPlates {
public:
    // Draws over the bound framebuffer as if each of `grounds` (whole px) were filled with `rgb` and all of
    // `data` drawn over that. What is in `data` is used up. False when the machine could not make a layer of
    // that size.
    bool draw(ImDrawData &data, const std::vector<story::Rect> &grounds, unsigned rgb, int width, int height);
    void forget() { grounds_.clear(); } // when the fonts were made anew

private:
    struct Box {
        int left = 0, top = 0, right = 0, bottom = 0; // px, the last two not included
        bool operator==(const Box &) const = default;
        bool empty() const { return left >= right || top >= bottom; }
        Box common(const Box &other) const;
        Box joined(const Box &other) const;
    };
    struct Triangle {
        int command = 0;
        unsigned first = 0; // of its three indices
        Box box;
    };
    struct Ground {
        Box box;
        int columns = 0;                       // of tiles
        std::vector<std::uint64_t> now, drawn; // a hash of what each tile shows
        std::vector<Triangle> triangles;
        Box changed() const;
    };
    void set_grounds(const std::vector<story::Rect> &grounds, int width, int height);
    void sort(const ImDrawList &list, int height);
    void see(const Triangle &triangle, std::uint64_t hash);
    void add(const std::vector<Triangle> &triangles, const Box *within);
    void give(ImDrawList &list);
    void redraw(ImDrawData &data, unsigned rgb, int height);

    render::PaintLayer layer_;
    int width_ = 0, height_ = 0;
    std::vector<Ground> grounds_;
    std::vector<Triangle> outside_; // what is not wholly within one ground
    std::vector<std::uint64_t> vertex_hashes_;
    std::vector<ImDrawIdx> source_indices_, indices_;
    std::vector<ImDrawCmd> source_commands_, commands_;
    std::vector<Box> clips_; // of each of `source_commands_`
};

} // namespace app

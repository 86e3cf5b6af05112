#include "app/stage/kept_plates.h"

#include "render/gl/gl.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <imgui_impl_opengl3.h>

namespace app {
namespace {

constexpr int tile_w = 64, tile_h = 24; // px

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29);
}

std::uint64_t pair(float a, float b) {
    return (std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32) | std::bit_cast<std::uint32_t>(b);
}

std::uint64_t hash_of(const ImDrawVert &v) {
    return mixed(mixed(mixed(1, pair(v.pos.x, v.pos.y)), pair(v.uv.x, v.uv.y)), v.col);
}

void scissor(int left, int top, int right, int bottom, int height) {
    glScissor(left, height - bottom, right - left, bottom - top);
}

} // namespace

KeptPlates::Box KeptPlates::Box::common(const Box &other) const {
    return {std::max(left, other.left), std::max(top, other.top), std::min(right, other.right),
            std::min(bottom, other.bottom)};
}

KeptPlates::Box KeptPlates::Box::joined(const Box &other) const {
    if (empty()) return other;
    return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
            std::max(bottom, other.bottom)};
}

// The smallest box around the tiles that show something else than was drawn.
KeptPlates::Box KeptPlates::Ground::changed() const {
    Box all;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == drawn[i]) continue;
        const int x = box.left + static_cast<int>(i) % columns * tile_w;
        const int y = box.top + static_cast<int>(i) / columns * tile_h;
        all = all.joined({x, y, x + tile_w, y + tile_h});
    }
    return all.common(box);
}

void KeptPlates::set_grounds(const std::vector<story::Rect> &rects, int width, int height) {
    if (width != width_ || height != height_) grounds_.clear();
    width_ = width;
    height_ = height;
    const Box window{0, 0, width, height};
    grounds_.resize(rects.size());
    for (std::size_t i = 0; i < rects.size(); ++i) {
        const story::Rect &r = rects[i];
        const Box box = Box{static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.x + r.w),
                            static_cast<int>(r.y + r.h)}
                            .common(window);
        Ground &ground = grounds_[i];
        if (ground.box != box || ground.now.empty()) {
            ground.box = box;
            ground.columns = std::max(0, (box.right - box.left + tile_w - 1) / tile_w);
            const int rows = std::max(0, (box.bottom - box.top + tile_h - 1) / tile_h);
            ground.drawn.assign(static_cast<std::size_t>(ground.columns * rows), 0);
        }
        ground.now.assign(ground.drawn.size(), 1);
        ground.triangles.clear();
    }
}

void KeptPlates::see(const Triangle &triangle, std::uint64_t hash) {
    bool inside = false;
    for (Ground &ground : grounds_) {
        const Box part = ground.box.common(triangle.box);
        if (part.empty()) continue;
        ground.triangles.push_back(triangle);
        const int from_x = (part.left - ground.box.left) / tile_w;
        const int to_x = (part.right - 1 - ground.box.left) / tile_w;
        const int to_y = (part.bottom - 1 - ground.box.top) / tile_h;
        for (int y = (part.top - ground.box.top) / tile_h; y <= to_y; ++y)
            for (int x = from_x; x <= to_x; ++x) {
                auto &tile = ground.now[static_cast<std::size_t>(y * ground.columns + x)];
                tile = mixed(tile, hash);
            }
        inside = inside || part == triangle.box;
    }
    if (!inside) outside_.push_back(triangle);
}

void KeptPlates::sort(const ImDrawList &list, int height) {
    source_commands_.assign(list.CmdBuffer.begin(), list.CmdBuffer.end());
    source_indices_.assign(list.IdxBuffer.begin(), list.IdxBuffer.end());
    vertex_hashes_.clear();
    for (const ImDrawVert &v : list.VtxBuffer) vertex_hashes_.push_back(hash_of(v));
    outside_.clear();
    clips_.clear();
    for (std::size_t c = 0; c < source_commands_.size(); ++c) {
        const ImDrawCmd &command = source_commands_[c];
        const ImVec4 &r = command.ClipRect;
        // As the backend has it.
        const int left = static_cast<int>(r.x), low = static_cast<int>(static_cast<float>(height) - r.w);
        const Box clip{left, height - low - static_cast<int>(r.w - r.y), left + static_cast<int>(r.z - r.x),
                       height - low};
        clips_.push_back(clip);
        const std::uint64_t clipped = mixed(mixed(2, pair(r.x, r.y)), pair(r.z, r.w));
        for (unsigned i = command.IdxOffset; i + 2 < command.IdxOffset + command.ElemCount; i += 3) {
            float left_x = 1e9F, top_y = 1e9F, right_x = -1e9F, bottom_y = -1e9F;
            std::uint64_t hash = clipped;
            for (unsigned k = 0; k < 3; ++k) {
                const unsigned v = command.VtxOffset + source_indices_[i + k];
                const ImVec2 at = list.VtxBuffer[static_cast<int>(v)].pos;
                left_x = std::min(left_x, at.x);
                right_x = std::max(right_x, at.x);
                top_y = std::min(top_y, at.y);
                bottom_y = std::max(bottom_y, at.y);
                hash = mixed(hash, vertex_hashes_[v]);
            }
            const Box box{static_cast<int>(std::floor(left_x)), static_cast<int>(std::floor(top_y)),
                          static_cast<int>(std::ceil(right_x)), static_cast<int>(std::ceil(bottom_y))};
            const Triangle triangle{static_cast<int>(c), i, box.common(clip)};
            if (!triangle.box.empty()) see(triangle, hash);
        }
    }
}

// To what is to be drawn; `within`: only what can be seen there.
void KeptPlates::add(const std::vector<Triangle> &triangles, const Box *within) {
    int last = -1;
    for (const Triangle &t : triangles) {
        if (within && t.box.common(*within).empty()) continue;
        if (t.command != last) {
            last = t.command;
            ImDrawCmd command = source_commands_[static_cast<std::size_t>(t.command)];
            command.IdxOffset = static_cast<unsigned>(indices_.size());
            command.ElemCount = 0;
            if (within) {
                const Box clip = clips_[static_cast<std::size_t>(t.command)].common(*within);
                command.ClipRect = {static_cast<float>(clip.left), static_cast<float>(clip.top),
                                    static_cast<float>(clip.right), static_cast<float>(clip.bottom)};
            }
            commands_.push_back(command);
        }
        for (unsigned k = 0; k < 3; ++k) indices_.push_back(source_indices_[t.first + k]);
        commands_.back().ElemCount += 3;
    }
}

void KeptPlates::give(ImDrawList &list) {
    list.IdxBuffer.resize(static_cast<int>(indices_.size()));
    std::ranges::copy(indices_, list.IdxBuffer.begin());
    list.CmdBuffer.resize(static_cast<int>(commands_.size()));
    std::ranges::copy(commands_, list.CmdBuffer.begin());
    indices_.clear();
    commands_.clear();
}

// Into the layer that keeps them.
void KeptPlates::redraw(ImDrawData &data, unsigned rgb, int height) {
    const auto part = [rgb](unsigned shift) { return static_cast<float>((rgb >> shift) & 255) / 255.0F; };
    bool any = false;
    for (Ground &ground : grounds_) {
        const Box box = ground.changed();
        ground.drawn = ground.now;
        if (box.empty()) continue;
        if (!any) layer_.bind();
        any = true;
        glClearColor(part(16), part(8), part(0), 1);
        glEnable(GL_SCISSOR_TEST);
        scissor(box.left, box.top, box.right, box.bottom, height);
        glClear(GL_COLOR_BUFFER_BIT);
        add(ground.triangles, &box);
    }
    glDisable(GL_SCISSOR_TEST);
    if (!any) return;
    give(*data.CmdLists[0]);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

bool KeptPlates::draw(ImDrawData &data, const std::vector<story::Rect> &grounds, unsigned rgb, int width,
                      int height) {
    if (data.CmdListsCount != 1) { // an empty interface has no plates
        ImGui_ImplOpenGL3_RenderDrawData(&data);
        return true;
    }
    GLint target = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &target);
    set_grounds(grounds, width, height);
    const bool complete = layer_.resize(width, height, 0, false);
    sort(*data.CmdLists[0], height);
    redraw(data, rgb, height);
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
    add(outside_, nullptr);
    give(*data.CmdLists[0]);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, layer_.id());
    for (const Ground &ground : grounds_) {
        const Box &b = ground.box;
        if (b.empty()) continue;
        glBlitFramebuffer(b.left, height - b.bottom, b.right, height - b.top, b.left, height - b.bottom,
                          b.right, height - b.top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(target));
    return complete;
}

} // namespace app

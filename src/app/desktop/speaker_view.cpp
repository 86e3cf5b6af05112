#include "app/desktop/speaker_view.h"

#include "render/gl/gl.h"
#include "ui/panels/speaker_page.h"

#include <SDL.h>
#include <algorithm>
#include <cmath>

namespace app {
namespace {

struct Box {
    int left, top, right, bottom; // px from the top left
};

Box box_of(const story::Rect &r) {
    return {static_cast<int>(r.x), static_cast<int>(r.y), static_cast<int>(r.x + r.w),
            static_cast<int>(r.y + r.h)};
}

// From the bound read framebuffer, `from_h` high, to the bound draw framebuffer, `to_h` high.
void copy(const Box &from, int from_h, const Box &to, int to_h) {
    glBlitFramebuffer(from.left, from_h - from.bottom, from.right, from_h - from.top, to.left,
                      to_h - to.bottom, to.right, to_h - to.top, GL_COLOR_BUFFER_BIT, GL_LINEAR);
}

} // namespace

void SpeakerView::close() {
    if (audience_) SDL_DestroyWindow(audience_);
    audience_ = nullptr;
    displays_ = 0;
    canvas_.reset();
}

bool SpeakerView::is_audience(unsigned window) const {
    return audience_ && window == SDL_GetWindowID(audience_);
}

// A display that came, went, or is ours now: the audience's window goes where it belongs.
void SpeakerView::follow_displays() {
    const int displays = SDL_GetNumVideoDisplays(), ours = SDL_GetWindowDisplayIndex(main_);
    if (displays == displays_ && ours == main_display_) return;
    close();
    displays_ = displays;
    main_display_ = ours;
    const bool elsewhere = displays > 1;
    if (!elsewhere && !windowed_) return;
    const int display = elsewhere ? (ours == 0 ? 1 : 0) : ours;
    const auto at = static_cast<int>(SDL_WINDOWPOS_CENTERED_DISPLAY(static_cast<unsigned>(display)));
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (elsewhere) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    audience_ =
        SDL_CreateWindow("Myelight", at, at, 1280, 720, flags); // where none can be had, one is enough
    SDL_RaiseWindow(main_);
}

void SpeakerView::make_canvas(int audience_w, int audience_h) {
    SDL_GL_GetDrawableSize(main_, &main_w_, &main_h_);
    main_w_ = std::max(main_w_, 1);
    main_h_ = std::max(main_h_, 1);
    const auto a_w = static_cast<float>(audience_w), a_h = static_cast<float>(audience_h);
    page_ = {a_w, 0, std::round(a_h * static_cast<float>(main_w_) / static_cast<float>(main_h_)), a_h};
    const int w = audience_w + static_cast<int>(page_.w);
    if (!canvas_ || canvas_->width() != w || canvas_->height() != audience_h)
        canvas_ = std::make_unique<Canvas>(w, audience_h);
}

// On the small picture one points at what is on the large one.
void SpeakerView::point(ui::Input &input, unsigned pointed_at, bool covered) const {
    if (input.pointer_x < 0 || is_audience(pointed_at)) return;
    const float x = page_.x + input.pointer_x * page_.w / static_cast<float>(main_w_);
    const float y = input.pointer_y * page_.h / static_cast<float>(main_h_);
    const story::Rect picture = ui::speaker_picture(page_, page_.x / page_.h);
    const bool on_picture = !covered && picture.contains(x, y);
    input.pointer_x = on_picture ? (x - picture.x) * page_.x / picture.w : x;
    input.pointer_y = on_picture ? (y - picture.y) * page_.h / picture.h : y;
}

void SpeakerView::show(bool frozen, bool covered) {
    const Box picture{0, 0, static_cast<int>(page_.x), canvas_->height()};
    const story::Rect small = ui::speaker_picture(page_, page_.x / page_.h);
    const float scale_x = static_cast<float>(main_w_) / page_.w,
                scale_y = static_cast<float>(main_h_) / page_.h;
    const Box there =
        box_of({(small.x - page_.x) * scale_x, small.y * scale_y, small.w * scale_x, small.h * scale_y});
    glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas_->id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glDisable(GL_SCISSOR_TEST);
    copy(box_of(page_), canvas_->height(), {0, 0, main_w_, main_h_}, main_h_);
    if (!covered) copy(picture, canvas_->height(), there, main_h_);
    SDL_GL_SwapWindow(main_);
    SDL_GLContext context = SDL_GL_GetCurrentContext();
    if (!audience_ || frozen || SDL_GL_MakeCurrent(audience_, context) != 0) return;
    SDL_GL_SetSwapInterval(0); // one of the two waits for its display
    int w = 1, h = 1;
    SDL_GL_GetDrawableSize(audience_, &w, &h);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas_->id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    copy(picture, canvas_->height(), {0, 0, w, h}, h);
    SDL_GL_SwapWindow(audience_);
    SDL_GL_MakeCurrent(main_, context);
}

void SpeakerView::frame(Stage &stage, ui::Input input, unsigned pointed_at) {
    follow_displays();
    if (audience_) SDL_GL_GetDrawableSize(audience_, &input.width, &input.height);
    make_canvas(std::max(input.width, 1), std::max(input.height, 1));
    input.width = static_cast<int>(page_.x);
    input.height = canvas_->height();
    input.speaker.page = page_;
    // A page over everything else lies over the small picture, too.
    const auto covered = [&] { return stage.session.visitor.panel != story::Panel::none; };
    point(input, pointed_at, covered());
    canvas_->bind();
    stage.shows = ui::Shows::caption;
    stage.frame(input);
    stage.shows = ui::Shows::everything;
    show(stage.session.visitor.frozen, covered());
}

} // namespace app

// Which OpenGL the pictures are drawn with: its loader, its kind, and what stands at the head of every
// shader. The one place where that is chosen. Knows nothing of what is drawn.
#pragma once

#include <epoxy/gl.h>

namespace render {

enum class GlKind { desktop_3_3, es_3_0 };

// Of this build.
inline constexpr GlKind gl_kind = GlKind::desktop_3_3;

// The line that a shader of that kind begins with.
constexpr const char *version_line(GlKind kind) {
    return kind == GlKind::desktop_3_3 ? "#version 330 core" : "#version 300 es";
}

} // namespace render

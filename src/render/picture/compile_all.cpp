// Every program of the picture, compiled once: see renderer.h.
#include "render/gl/dissolve.h"
#include "render/picture/renderer.h"
#include "render/space/high_pipeline.h"

namespace render {

std::vector<std::string> compile_all(GlKind kind, const ShaderTexts &shaders) {
    Programs programs, high, shadow;
    std::vector<std::string> errors = Programs::compile(kind, shaders, programs);
    HighPipeline pipeline;
    for (auto &more : {Programs::compile_high(kind, shaders, high, shadow), pipeline.compile(kind, shaders)})
        errors.insert(errors.end(), more.begin(), more.end());
    if (const std::string error = Dissolve().compile(kind, shaders); !error.empty()) errors.push_back(error);
    return errors;
}

} // namespace render

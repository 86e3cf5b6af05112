#include "sim/tract/kernel.h"

#include <array>

namespace sim {

extern const Kernels kernels_baseline;
#ifdef MYELIGHT_X86
extern const Kernels kernels_avx2;
extern const Kernels kernels_avx512;
#endif

std::span<const Kernels *const> usable_kernels() {
#ifdef MYELIGHT_X86
    static const std::array<const Kernels *, 3> all{&kernels_baseline, &kernels_avx2, &kernels_avx512};
    static const std::size_t usable = [] {
        __builtin_cpu_init();
        if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return 1;
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") ? 3 : 2;
    }();
    return {all.data(), usable};
#else
    static const std::array<const Kernels *, 1> all{&kernels_baseline};
    return all;
#endif
}

} // namespace sim

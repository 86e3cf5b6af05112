#include "app/command_line/command_line.h"

#include <cstdlib> // tells whose C library this is
#ifdef __GLIBC__
#include <malloc.h>
#endif

int main(int argc, char **argv) {
#ifdef __GLIBC__
    // A software renderer takes and gives back megabytes with every frame. To ask the kernel for them anew
    // each time would cost half as much again as the drawing itself.
    constexpr int mb = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * mb);
    mallopt(M_TRIM_THRESHOLD, 36 * mb);
    mallopt(M_TOP_PAD, 8 * mb);
#endif
    return app::run_command_line(argc, argv);
}

#include "app/program.h"

namespace app {

int run_program(int, char **) { return 0; }

} // namespace app

// The command line: reads what was asked for and does it. Returns the exit code; never throws.
// Knows no command from inside.
#pragma once

namespace app {

int run_command_line(int argc, char **argv);

} // namespace app

// The program: reads the command line and does what it says. Returns the exit code; never throws.
// Knows no command from inside: commands.h does.
#pragma once

namespace app {

int run_program(int argc, char **argv);

} // namespace app

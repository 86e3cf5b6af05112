// Cleanup: what must not outlive the program when a signal ends it (Ctrl-C, `timeout`, a closed terminal):
// files that are still being written, and a program at work for us. Knows nothing of what they are.
#pragma once

#include <string>
#include <sys/types.h>

namespace app {

// From now on SIGINT, SIGTERM, SIGHUP and what else ends a program by itself remove the files, stop the
// program and end us with 128 + the signal's number. One that is ignored from outside (nohup) stays ignored.
// After a fault of the program's own (SIGSEGV and its like) the files go too and a sentence is said; the
// system then ends the program as it does without us.
void clean_up_on_signals();

// A file that goes if we go; kept in mind until the object goes. There is room for 16 of them: of any more
// nothing is kept in mind.
class Unfinished {
public:
    explicit Unfinished(const std::string &file);
    ~Unfinished();
    Unfinished(const Unfinished &) = delete;
    Unfinished &operator=(const Unfinished &) = delete;

private:
    int place_ = -1;
};

// Does the same at once, with this exit code.
[[noreturn]] void clean_up_and_end(int code);

// The program that is stopped with us; 0: none.
void stop_with_us(pid_t program);

} // namespace app

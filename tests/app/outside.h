// The program from outside: runs it with no display, in a folder of the test's own.
// Knows nothing of what it is asked to do.
#pragma once

#include "support.h"

#include <array>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace outside {

struct Outcome {
    int code = -1;
    std::string said; // standard output and error
};

inline Outcome shell(const std::string &command) {
    Outcome outcome;
    FILE *pipe = popen(("{ " + command + "; } 2>&1 </dev/null").c_str(), "r");
    if (!pipe) return outcome;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe))
        outcome.said.append(buffer.data(), n);
    const int status = pclose(pipe);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

inline Outcome run(const std::string &arguments, const std::string &environment = "") {
    return shell("env -u DISPLAY -u WAYLAND_DISPLAY " + environment + " " + MYELIGHT_PROGRAM + " " +
                 arguments);
}

class InAFolder : public testing::Test {
protected:
    void SetUp() override {
        folder = std::filesystem::temp_directory_path() /
                 ("myelight_test_" + std::to_string(::getpid()) + "_" +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::string file(const std::string &name, const std::string &text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return (folder / name).string();
    }

    std::filesystem::path folder;
};

} // namespace outside

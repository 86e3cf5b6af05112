#include "app/platform/platform.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <time.h>
#include <unistd.h>

namespace app {

namespace {

std::filesystem::path folder_named(const char *variable) {
    const char *value = std::getenv(variable);
    return value && *value == '/' ? std::filesystem::path(value) : std::filesystem::path();
}

} // namespace

std::filesystem::path state_folder() {
    if (const auto states = folder_named("XDG_STATE_HOME"); !states.empty()) return states / "myelight";
    const auto home = folder_named("HOME");
    return home.empty() ? home : home / ".local" / "state" / "myelight";
}

std::filesystem::path program_folder() {
    std::error_code code;
    return std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
}

double steady_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

namespace {

std::string now_as(const char *format) {
    const std::time_t now = std::time(nullptr);
    std::tm here{};
    localtime_r(&now, &here);
    char text[16]{};
    std::strftime(text, sizeof text, format, &here);
    return text;
}

} // namespace

std::string today() { return now_as("%Y-%m-%d"); }
std::string time_of_day() { return now_as("%H:%M"); }

double processor_seconds() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double memory_mb() {
    std::ifstream pages("/proc/self/statm");
    double all = 0, resident = 0;
    pages >> all >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

double peak_memory_mb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

Silence::Silence() : kept_(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) {
    const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept_ >= 0 && nothing >= 0) dup2(nothing, STDERR_FILENO);
    if (nothing >= 0) close(nothing);
}

Silence::~Silence() {
    if (kept_ < 0) return;
    dup2(kept_, STDERR_FILENO);
    close(kept_);
}

void give_memory_back() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

bool somebody_watches() { return isatty(STDERR_FILENO) == 1; }

} // namespace app

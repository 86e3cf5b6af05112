#include "app/platform/cleanup.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <string_view>
#include <unistd.h>

namespace app {
namespace {

// A handler may call next to nothing: names lie ready in fixed places.
struct Place {
    std::atomic<bool> taken = false, ready = false;
    std::array<char, PATH_MAX> name{};
};
std::array<Place, 16> places;
std::atomic<pid_t> helper = 0;

void clean_up() {
    if (const pid_t program = helper; program > 0) kill(program, SIGKILL);
    for (const Place &place : places)
        if (place.ready) unlink(place.name.data());
}

void end(int signal_number) { clean_up_and_end(128 + signal_number); }

void crash(int signal_number) {
    constexpr std::string_view sentence = "myelight: it broke down, by a fault of its own or for want of "
                                          "memory; a recording is kept up to this "
                                          "moment\n";
    clean_up();
    (void)!write(STDERR_FILENO, sentence.data(), sentence.size());
    raise(signal_number); // as if there were no handler: it is gone by now
}

void handle(int number, void (*handler)(int), unsigned flags) {
    struct sigaction before {};
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_DFL) return;
    struct sigaction ours {};
    ours.sa_handler = handler;
    ours.sa_flags = static_cast<int>(flags);
    sigfillset(&ours.sa_mask);
    sigaction(number, &ours, nullptr);
}

} // namespace

void clean_up_and_end(int code) {
    clean_up();
    _exit(code);
}

void clean_up_on_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ}) handle(number, end, 0);
    for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT}) handle(number, crash, SA_RESETHAND);
}

Unfinished::Unfinished(const std::string &file) {
    if (file.size() >= PATH_MAX) return;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].taken.exchange(true)) continue;
        std::copy(file.begin(), file.end(), places[i].name.begin());
        places[i].name[file.size()] = '\0';
        places[i].ready = true;
        place_ = static_cast<int>(i);
        return;
    }
}

Unfinished::~Unfinished() {
    if (place_ < 0) return;
    Place &place = places[static_cast<std::size_t>(place_)];
    place.ready = false;
    place.taken = false;
}

void stop_with_us(pid_t program) { helper = program; }

} // namespace app

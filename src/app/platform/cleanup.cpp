#include "app/platform/cleanup.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <csignal>
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

void end(int signal_number) { clean_up_and_end(128 + signal_number); }

} // namespace

void clean_up_and_end(int code) {
    if (const pid_t program = helper; program > 0) kill(program, SIGKILL);
    for (const Place &place : places)
        if (place.ready) unlink(place.name.data());
    _exit(code);
}

void clean_up_on_signals() {
    for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ}) {
        struct sigaction before {};
        if (sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        struct sigaction ours {};
        ours.sa_handler = end;
        sigfillset(&ours.sa_mask);
        sigaction(number, &ours, nullptr);
    }
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

#include "app/desktop/supervisor.h"

#include "app/platform/cleanup.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace app {
namespace {

// It does not outlive who looks after it.
void go_with_the_supervisor(pid_t supervisor) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
    if (getppid() != supervisor) _exit(1);
}

struct Child {
    pid_t process = -1;
    int beats = -1; // the end of a pipe: a byte for a picture
};

Child begin(const std::function<int(std::function<void()>)> &run) {
    int ends[2];
    if (pipe(ends) != 0) return {};
    const pid_t supervisor = getpid(), process = fork();
    if (process != 0) {
        close(ends[1]);
        return {process, ends[0]};
    }
    close(ends[0]);
    go_with_the_supervisor(supervisor);
    fcntl(ends[1], F_SETFL, O_NONBLOCK); // a full pipe is no reason to wait
    fcntl(ends[1], F_SETFD, FD_CLOEXEC); // programs that it starts and that outlive it do not hold it open
    std::signal(SIGPIPE, SIG_IGN);
    stop_with_us(0);
    std::exit(run([out = ends[1]] {
        const char beat = 1;
        if (write(out, &beat, 1) < 0) return; // nobody listens any more: soon we are told
    }));
}

enum class Ended { by_itself, silent };

// Listens until it ends, or is silent for too long.
Ended listen(const Child &child) {
    double most_s = longest_beginning_s;
    for (;;) {
        pollfd wait{child.beats, POLLIN, 0};
        const double since_s = steady_seconds();
        int ready = -1;
        do {
            const double left_s = most_s - (steady_seconds() - since_s);
            ready = poll(&wait, 1, std::max(0, static_cast<int>(left_s * 1000)));
        } while (ready < 0 && errno == EINTR);
        if (ready <= 0) return Ended::silent;
        char beats[256];
        if (read(child.beats, beats, sizeof beats) <= 0) return Ended::by_itself;
        most_s = longest_silence_s;
    }
}

int end_of(const Child &child) {
    int status = 0;
    while (waitpid(child.process, &status, 0) < 0 && errno == EINTR) {
    }
    close(child.beats);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

int supervise(const std::function<int(std::function<void()> beat)> &run,
              const std::function<int()> &safe_page) {
    std::deque<double> faults_s;
    for (;;) {
        const Child child = begin(run);
        if (child.process < 0) return fail("the kiosk could not be started: the system has no room for it");
        stop_with_us(child.process);
        const Ended ended = listen(child);
        if (ended == Ended::silent) kill(child.process, SIGKILL);
        const int code = end_of(child);
        if (ended == Ended::by_itself && code == 0) return 0;
        say(ended == Ended::silent ? "the kiosk showed no picture any more and is begun anew"
                                   : "the kiosk ended by itself and is begun anew");
        faults_s.push_back(steady_seconds());
        while (faults_s.back() - faults_s.front() > within_s) faults_s.pop_front();
        if (static_cast<int>(faults_s.size()) > most_restarts) break;
        sleep(1);
    }
    say("the kiosk failed too often and shows a still page now; end it, see to the machine, start it anew");
    const Child child = begin([&](const auto &) { return safe_page(); });
    if (child.process < 0) return 1;
    stop_with_us(child.process);
    end_of(child);
    return 1;
}

} // namespace app

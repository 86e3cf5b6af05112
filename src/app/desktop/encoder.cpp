#include "app/desktop/encoder.h"

#include "app/platform/cleanup.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace app {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> arguments(const std::string &kind, const fs::path &to, int width, int height,
                                   int frames_per_second) {
    std::vector<std::string> all{"ffmpeg",      "-hide_banner",
                                 "-loglevel",   "error",
                                 "-nostdin",    "-y",
                                 "-f",          "rawvideo",
                                 "-pix_fmt",    "rgb24",
                                 "-video_size", std::to_string(width) + "x" + std::to_string(height),
                                 "-framerate",  std::to_string(frames_per_second),
                                 "-i",          "pipe:0"};
    const auto add = [&all](std::initializer_list<const char *> more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    if (kind == "gif") {
        // A palette for each picture: one for all of them would have to keep the whole film in memory.
        add({"-vf", "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=bayer:"
                    "bayer_scale=4"});
    } else {
        add({"-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709",
             "-color_primaries", "bt709", "-color_trc", "bt709"});
        if (kind == "mp4")
            add({"-c:v", "libx264", "-preset", "medium", "-crf", "18", "-movflags", "+faststart"});
        if (kind == "webm")
            add({"-c:v", "libvpx-vp9", "-b:v", "0", "-crf", "28", "-row-mt", "1", "-cpu-used", "4"});
    }
    add({"-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", kind.c_str()});
    all.push_back("file:" + to.string());
    return all;
}

std::string all_of(FILE *file) {
    std::rewind(file);
    std::string text;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), file))
        text.append(buffer.data(), n);
    return text;
}

std::string last_line(const std::string &text) {
    std::istringstream lines(text);
    std::string last;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) last = line;
    return last;
}

// Starts a program of PATH; what it says goes to `log`. Returns 0, or why it could not.
int start_program(std::vector<std::string> words, int input, FILE *log, pid_t &program) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(log), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(log), STDERR_FILENO);
    std::vector<char *> pointers;
    for (std::string &word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int failed =
        posix_spawnp(&program, words.front().c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) program = -1;
    stop_with_us(failed == 0 ? program : 0);
    return failed;
}

int status_of(pid_t program) {
    int status = 0;
    while (waitpid(program, &status, 0) < 0 && errno == EINTR) continue;
    stop_with_us(0);
    return status;
}

// How many pictures are in a film, read back to its end; nothing where that cannot be found out.
std::optional<long> pictures_in(const fs::path &film) {
    const std::unique_ptr<FILE, int (*)(FILE *)> said(std::tmpfile(), std::fclose);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    pid_t probe = -1;
    const bool runs =
        said && nothing >= 0 &&
        start_program({"ffprobe", "-v", "quiet", "-count_packets", "-select_streams", "v:0", "-show_entries",
                       "stream=nb_read_packets", "-of", "csv=p=0", "file:" + film.string()},
                      nothing, said.get(), probe) == 0;
    if (nothing >= 0) close(nothing);
    if (!runs) return {};
    const int status = status_of(probe);
    const std::string answer = all_of(said.get());
    char *end = nullptr;
    const long pictures = std::strtol(answer.c_str(), &end, 10);
    const bool knows = WIFEXITED(status) && WEXITSTATUS(status) == 0 && end != answer.c_str();
    return knows ? std::optional(pictures) : std::nullopt;
}

} // namespace

std::string film_kind(const fs::path &file) {
    const std::string name = file.filename().string();
    for (const std::string kind : {"mp4", "webm", "gif"})
        if (name.size() > kind.size() + 1 && name.ends_with("." + kind)) return kind;
    return "";
}

bool has_ffmpeg() {
    const char *path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (!folder.empty() && access((fs::path(folder) / "ffmpeg").c_str(), X_OK) == 0) return true;
    return false;
}

std::unique_ptr<Encoder> Encoder::start(const fs::path &file, int width, int height, int frames_per_second,
                                        std::string &error) {
    std::unique_ptr<Encoder> e(new Encoder);
    e->file_ = file;
    e->draft_ = Draft::begin(file, error);
    if (!e->draft_) return nullptr;
    e->log_.reset(std::tmpfile());
    std::array<int, 2> ends{};
    if (!e->log_ || pipe2(ends.data(), O_CLOEXEC) != 0) {
        error = std::string("ffmpeg cannot be started (") + std::strerror(errno) + ")";
        return nullptr;
    }
    e->pipe_ = ends[1];
    std::signal(SIGPIPE, SIG_IGN); // a write to an ffmpeg that is gone fails, and is told of
    const int failed =
        start_program(arguments(film_kind(file), e->draft_->name(), width, height, frames_per_second),
                      ends[0], e->log_.get(), e->program_);
    close(ends[0]);
    if (failed == 0) return e;
    error = std::string("ffmpeg cannot be started (") + std::strerror(failed) + ")";
    return nullptr;
}

bool Encoder::add(const std::vector<std::uint8_t> &rgb) {
    for (std::size_t done = 0; done < rgb.size();) {
        const ssize_t n = write(pipe_, rgb.data() + done, rgb.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            broken_ = true;
            return false;
        }
        done += static_cast<std::size_t>(n);
    }
    ++pictures_;
    return true;
}

void Encoder::end_program() {
    if (pipe_ >= 0) close(pipe_);
    pipe_ = -1;
    if (program_ < 0) return;
    status_ = status_of(program_);
    program_ = -1;
    said_ = last_line(all_of(log_.get()));
}

std::string Encoder::finish() {
    end_program();
    const std::string name = file_.string();
    if (WIFSIGNALED(status_))
        return name + ": ffmpeg was stopped from outside before the film was done; nothing was written";
    // On a full disk it may well end as if nothing had happened.
    const bool made = !broken_ && WIFEXITED(status_) && WEXITSTATUS(status_) == 0 && said_.empty();
    if (!made)
        return name + ": ffmpeg could not make the film (" + (said_.empty() ? "it did not say why" : said_) +
               "); nothing was written";
    const auto pictures = is_ordinary(draft_->name()) ? pictures_in(draft_->name()) : std::nullopt;
    if (pictures && *pictures != pictures_)
        return name + ": the film is not whole (" + std::to_string(*pictures) + " of " +
               std::to_string(pictures_) + " pictures); check the free space; nothing was written";
    return draft_->put_in_place();
}

Encoder::~Encoder() {
    if (program_ > 0) kill(program_, SIGKILL);
    end_program();
}

} // namespace app

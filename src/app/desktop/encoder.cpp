#include "app/desktop/encoder.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
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

std::string last_line(FILE *file) {
    std::rewind(file);
    std::string text;
    std::array<char, 4096> buffer{};
    while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), file))
        text.append(buffer.data(), n);
    std::istringstream lines(text);
    std::string last;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) last = line;
    return last;
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
    std::error_code code;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), code);
    if (code) {
        error = file.string() + ": the folder cannot be made (" + code.message() + "); choose another place";
        return nullptr;
    }
    e->file_ = file;
    e->temporary_ = file.string() + ".part";
    e->log_.reset(std::tmpfile());
    std::array<int, 2> ends{};
    if (!e->log_ || pipe2(ends.data(), O_CLOEXEC) != 0) {
        error = std::string("ffmpeg cannot be started (") + std::strerror(errno) + ")";
        return nullptr;
    }
    e->pipe_ = ends[1];
    std::signal(SIGPIPE, SIG_IGN); // a write to an ffmpeg that is gone fails, and is told of

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(e->log_.get()), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(e->log_.get()), STDERR_FILENO);
    std::vector<std::string> words =
        arguments(film_kind(file), e->temporary_, width, height, frames_per_second);
    std::vector<char *> pointers;
    for (std::string &word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int failed = posix_spawnp(&e->program_, "ffmpeg", &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    if (failed == 0) return e;
    e->program_ = -1;
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
    return true;
}

void Encoder::end_program() {
    if (pipe_ >= 0) close(pipe_);
    pipe_ = -1;
    if (program_ < 0) return;
    while (waitpid(program_, &status_, 0) < 0 && errno == EINTR) {
    }
    program_ = -1;
    said_ = last_line(log_.get());
}

std::string Encoder::finish() {
    end_program();
    std::error_code code;
    const std::string name = file_.string();
    if (!broken_ && WIFEXITED(status_) && WEXITSTATUS(status_) == 0) {
        fs::rename(temporary_, file_, code);
        return code ? name + ": the film cannot be put in place (" + code.message() + ")" : "";
    }
    if (WIFSIGNALED(status_))
        return name + ": ffmpeg was stopped from outside before the film was done; nothing was written";
    return name + ": ffmpeg could not make the film (" + (said_.empty() ? "it did not say why" : said_) +
           "); nothing was written";
}

Encoder::~Encoder() {
    if (program_ > 0) kill(program_, SIGKILL);
    end_program();
    std::error_code code;
    if (!temporary_.empty()) fs::remove(temporary_, code);
}

} // namespace app

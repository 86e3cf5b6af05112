#include "app/desktop/speech.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <dlfcn.h>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

namespace app {
namespace {

// Of libspeechd's interface, version 2, what is used here.
constexpr int single_thread = 0, as_text = 3;
using Open = void *(const char *client, const char *connection, const char *user, int mode);
using Say = int(void *connection, int priority, const char *text);
using Cancel = int(void *connection);
using SetLanguage = int(void *connection, const char *language);

template <class Function> Function *find(void *library, const char *name) {
    return reinterpret_cast<Function *>(dlsym(library, name));
}

bool is_choice(const std::string &id) {
    constexpr std::array<std::string_view, 3> choices{"booth.walk.", "booth.offer.", "booth.help"};
    return std::ranges::any_of(choices, [&](std::string_view begin) { return id.starts_with(begin); });
}

} // namespace

// Lies between the window and a thread that alone speaks with speech-dispatcher: that may not answer for
// long, or never.
class Voice {
public:
    // "": be silent.
    void say(const std::string &words, const std::string &language) {
        const std::scoped_lock lock(mutex_);
        wish_ = {words, language};
        woken_.notify_one();
    }
    bool there() const {
        const std::scoped_lock lock(mutex_);
        return there_;
    }
    void end() {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
        woken_.notify_one();
    }

    void serve() {
        void *library = dlopen("libspeechd.so.2", RTLD_NOW | RTLD_LOCAL);
        if (!library) return;
        auto *open = find<Open>(library, "spd_open");
        auto *say = find<Say>(library, "spd_say");
        auto *cancel = find<Cancel>(library, "spd_cancel");
        auto *speak_as = find<SetLanguage>(library, "spd_set_language");
        if (!open || !say || !cancel || !speak_as) return;
        void *connection = open("myelight", "kiosk", nullptr, single_thread);
        if (!connection) return;
        for (auto wish = next(); wish; wish = next()) {
            cancel(connection);
            if (wish->first.empty()) continue;
            speak_as(connection, wish->second.c_str());
            say(connection, as_text, wish->first.c_str());
        }
        cancel(connection);
    }

private:
    using Wish = std::pair<std::string, std::string>; // words, language

    std::optional<Wish> next() {
        std::unique_lock lock(mutex_);
        there_ = true;
        woken_.wait(lock, [this] { return wish_ || ends_; });
        return ends_ ? std::nullopt : std::exchange(wish_, {});
    }

    mutable std::mutex mutex_;
    std::condition_variable woken_;
    std::optional<Wish> wish_;
    bool there_ = false, ends_ = false;
};

std::string words_to_read(const ui::Tree &tree) {
    std::string words;
    for (const ui::Item &item : tree.items) {
        const bool text = item.role == ui::Role::heading || item.role == ui::Role::text;
        if (!(text || (item.enabled && is_choice(item.id))) || item.name.empty()) continue;
        words += item.name;
        words += std::string_view(".!?:").find(item.name.back()) == std::string_view::npos ? ". " : " ";
    }
    return words;
}

// Nobody waits for the thread: it keeps what it needs, and ends when it is told to or with the program.
Speech::Speech() : voice_(std::make_shared<Voice>()) {
    std::thread([voice = voice_] { voice->serve(); }).detach();
}

Speech::~Speech() { voice_->end(); }

void Speech::follow(story::Session &session, const ui::Tree &tree, double seconds) {
    session.kiosk.can_read_aloud = voice_->there();
    constexpr double letters_per_s = 12;
    left_s_ -= seconds;
    if (reads_ && left_s_ < 0) session.visitor.reading = reads_ = false; // it has come to its end
    if (reads_ == session.visitor.reading) return;
    reads_ = session.visitor.reading;
    const std::string words = reads_ ? words_to_read(tree) : "";
    voice_->say(words, session.visitor.language);
    left_s_ = static_cast<double>(words.size()) / letters_per_s + 2;
}

} // namespace app

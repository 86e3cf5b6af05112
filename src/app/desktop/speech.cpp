#include "app/desktop/speech.h"

#include "app/platform/platform.h"

#include <algorithm>
#include <array>
#include <dlfcn.h>
#include <string_view>

namespace app {
namespace {

// Of libspeechd's interface, version 2, what is used here.
constexpr int single_thread = 0, as_text = 3;
using Open = void *(const char *client, const char *connection, const char *user, int mode);
using Close = void(void *connection);
using Say = int(void *connection, int priority, const char *text);
using Cancel = int(void *connection);
using SetLanguage = int(void *connection, const char *language);

template <class Function> Function *find(void *library, const char *name) {
    return library ? reinterpret_cast<Function *>(dlsym(library, name)) : nullptr;
}

bool is_choice(const std::string &id) {
    constexpr std::array<std::string_view, 3> choices{"booth.walk.", "booth.offer.", "booth.help"};
    return std::ranges::any_of(choices, [&](std::string_view begin) { return id.starts_with(begin); });
}

} // namespace

std::string words_to_read(const ui::Tree &tree) {
    std::string words;
    for (const ui::Item &item : tree.items) {
        const bool text = item.role == ui::Role::heading || item.role == ui::Role::text;
        if ((!text && !is_choice(item.id)) || !(item.enabled || text) || item.name.empty()) continue;
        words += item.name;
        words += std::string_view(".!?:").find(item.name.back()) == std::string_view::npos ? ". " : " ";
    }
    return words;
}

Speech::Speech() : library_(dlopen("libspeechd.so.2", RTLD_NOW | RTLD_LOCAL)) {
    const Silence silence; // a library that says on stderr that nobody answers
    auto *open = find<Open>(library_, "spd_open");
    if (open) connection_ = open("myelight", "kiosk", nullptr, single_thread);
}

Speech::~Speech() {
    if (auto *close = find<Close>(library_, "spd_close"); close && connection_) close(connection_);
    if (library_) dlclose(library_);
}

void Speech::hush() {
    reads_ = false;
    if (auto *cancel = find<Cancel>(library_, "spd_cancel")) cancel(connection_);
}

void Speech::follow(story::Session &session, const ui::Tree &tree, double seconds) {
    if (!there()) return;
    constexpr double letters_per_s = 12;
    left_s_ -= seconds;
    if (reads_ && left_s_ < 0) session.visitor.reading = reads_ = false; // it has come to its end
    if (reads_ == session.visitor.reading) return;
    if (!session.visitor.reading) return hush();
    const std::string words = words_to_read(tree);
    if (auto *speak_as = find<SetLanguage>(library_, "spd_set_language"))
        speak_as(connection_, session.visitor.language.c_str());
    auto *speak = find<Say>(library_, "spd_say");
    reads_ = session.visitor.reading = speak && speak(connection_, as_text, words.c_str()) >= 0;
    left_s_ = static_cast<double>(words.size()) / letters_per_s + 2;
}

} // namespace app

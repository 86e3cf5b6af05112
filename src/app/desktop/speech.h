// Speech: reads a screen's words aloud through speech-dispatcher, where that is installed; it is looked for
// when the program runs. Knows no control.
#pragma once

#include "story/show/session.h"
#include "ui/layer/tree.h"

#include <string>

namespace app {

// What is to be read of a screen: its headings, texts and choices, in their order.
std::string words_to_read(const ui::Tree &tree);

class Speech {
public:
    Speech(); // looks for a voice
    ~Speech();
    Speech(const Speech &) = delete;
    Speech &operator=(const Speech &) = delete;

    bool there() const { return connection_ != nullptr; }
    // Begins to read `tree` when the visitor wishes so, and stops with the next thing that anybody does.
    void follow(story::Session &session, const ui::Tree &tree, double seconds);

private:
    void hush();

    void *library_ = nullptr, *connection_ = nullptr;
    bool reads_ = false;
    double left_s_ = 0; // about so long it still reads
};

} // namespace app

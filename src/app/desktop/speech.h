// Speech: reads a screen's words aloud through speech-dispatcher, where that is installed; it is looked for
// when the program runs. Knows no control.
#pragma once

#include "story/show/session.h"
#include "ui/layer/tree.h"

#include <memory>
#include <string>

namespace app {

// What is to be read of a screen: its headings, texts and choices, in their order.
std::string words_to_read(const ui::Tree &tree);

class Voice;

class Speech {
public:
    Speech(); // looks for a voice, and waits for none
    ~Speech();
    Speech(const Speech &) = delete;
    Speech &operator=(const Speech &) = delete;

    // Tells the kiosk whether there is a voice. Begins to read `tree` when the visitor wishes so, and stops
    // with the next thing that anybody does. `seconds`: since the last call.
    void follow(story::Session &session, const ui::Tree &tree, double seconds);

private:
    std::shared_ptr<Voice> voice_;
    bool reads_ = false;
    double left_s_ = 0; // about so long it still reads
};

} // namespace app

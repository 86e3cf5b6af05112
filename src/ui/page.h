// A page: what every part of the interface is shown from (the session and the words) and where its wishes go.
// Knows no rectangle and no control.
#pragma once

#include "story/command.h"
#include "story/session.h"
#include "story/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Page {
    const story::Session &session;
    const story::Words &words;
    std::vector<story::Command> &commands;

    std::string word(std::string_view key) const { return words.text(key); }
    void wish(const story::Command &command) const { commands.push_back(command); }
    void wish(story::Do what) const { commands.push_back({.what = what}); }
};

} // namespace ui

// A page: what every part of the interface is shown from (the session and the words) and where its wishes go.
// Knows no rectangle and no control.
#pragma once

#include "story/show/command.h"
#include "story/show/session.h"
#include "story/text/words.h"

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

    const story::Step &step() const { return session.scene.steps[static_cast<std::size_t>(session.step)]; }
    // What the picture shows: a tract, or axons that levers change, or a chart in place of any picture.
    bool tract_shown() const { return session.tract && session.shown == story::Shown::tract; }
    bool axons_shown() const { return !session.lanes.empty() && session.shown == story::Shown::axons; }
    bool chart_shown() const {
        return session.shown == story::Shown::courses || session.shown == story::Shown::trial;
    }
    // Days or years are modelled, not only moments.
    bool slow_model() const { return living() || session.life || chart_shown(); }
    // The tissue around the axon that levers change; null where there is none.
    const story::Living *living() const {
        if (!axons_shown() || session.life) return nullptr;
        const auto &living = story::controlled(session).living;
        return living ? &*living : nullptr;
    }
};

} // namespace ui

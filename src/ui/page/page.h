// A page: what every part of the interface is shown from (the show, who looks and from where, and the words)
// and where its wishes go. Knows no rectangle and no control.
#pragma once

#include "story/show/command.h"
#include "story/show/glance.h"
#include "story/text/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Page {
    Page(const story::Glance &glance, const story::Words &all_words, std::vector<story::Command> &wishes)
        : show(glance.show), visitor(glance.visitor), eye(glance.eye), catalogue(glance.catalogue),
          kiosk(glance.kiosk), words(all_words), commands(wishes) {}

    const story::Show &show;
    const story::Visitor &visitor;
    const story::Eye &eye;
    const story::Catalogue &catalogue;
    const story::Kiosk &kiosk;
    const story::Words &words;
    std::vector<story::Command> &commands;
    bool pressable = true; // false for films and slides

    story::Glance glance() const { return {show, visitor, eye, catalogue, kiosk}; }
    std::string word(std::string_view key) const { return words.text(key); }
    std::string notice() const { return words.text(show.notice, {{"fault", show.scene_fault}}); }
    void wish(const story::Command &command) const { commands.push_back(command); }
    void wish(story::Do what) const { commands.push_back({.what = what}); }

    const story::Step &step() const { return story::step_of(show); }
    // What the picture shows: a tract, or axons that levers change, or a chart in place of any picture.
    bool tract_shown() const { return show.tract && show.shown == story::Shown::tract; }
    bool axons_shown() const { return !show.lanes.empty() && show.shown == story::Shown::axons; }
    bool chart_shown() const {
        return show.shown == story::Shown::courses || show.shown == story::Shown::trial;
    }
    // Days or years are modelled, not only moments.
    bool slow_model() const { return tissue() || show.life || chart_shown(); }
    // The tissue around the axon that levers change; null where there is none.
    const story::AxonTissue *tissue() const {
        if (!axons_shown() || show.life) return nullptr;
        const auto &around = story::controlled(show).around;
        return around ? &*around : nullptr;
    }
};

} // namespace ui

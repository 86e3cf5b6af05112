#include "ui/panels/info_panels.h"

#include "ui/panels/treatments_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace ui {

namespace {

struct Paragraph {
    std::string text = {};
    bool heading = false;
    bool large = false;
};

// The words of a panel, in order; those that end in "_title" are headings.
constexpr std::array truth_keys{"truth.computed_title",
                                "truth.computed_1",
                                "truth.computed_2",
                                "truth.exaggerated_title",
                                "truth.exaggerated_size",
                                "truth.exaggerated_time",
                                "truth.sound",
                                "truth.exaggerated_ions",
                                "truth.node",
                                "truth.channels",
                                "truth.pump",
                                "truth.around",
                                "truth.exaggerated_length",
                                "truth.simple_title",
                                "truth.simple_energy",
                                "truth.simple_inflammation",
                                "truth.simple_repair",
                                "truth.simple_gates",
                                "truth.simple_cut",
                                "truth.not_title",
                                "truth.not_you",
                                "truth.not_advice"};
constexpr std::array tract_truth_keys{
    "truth.computed_title", "truth.tract_computed",   "truth.tract_response", "truth.exaggerated_title",
    "truth.tract_size",     "truth.exaggerated_time", "truth.sound",          "truth.tract_light",
    "truth.tract_tips",     "truth.simple_title",     "truth.tract_simple",   "truth.tract_lever",
    "truth.not_title",      "truth.not_you",          "truth.not_advice"};
constexpr std::array help_keys{
    "help.intro_title",   "help.intro",       "help.line_title",   "help.line_number", "help.line_hours",
    "help.line_where",    "help.line_source", "help.urgent_title", "help.urgent",      "help.emergency",
    "help.program_title", "help.program",     "help.independent"};
// Without what speaks of controls that are not there.
constexpr std::array kiosk_help_keys{"help.intro_title", "help.intro",        "help.line_title",
                                     "help.line_number", "help.line_hours",   "help.line_where",
                                     "help.line_source", "help.urgent_title", "help.urgent",
                                     "help.emergency",   "help.independent"};
constexpr std::array key_keys{
    "keys.talk_title", "keys.next",  "keys.previous", "keys.ends",        "keys.number", "keys.black",
    "keys.fullscreen", "keys.speak", "keys.escape",   "keys.axon_title",  "keys.send",   "keys.play",
    "keys.sound",      "keys.names", "keys.undo",     "keys.reach_title", "keys.tab",    "keys.press",
    "keys.slider",     "keys.text",  "keys.mouse",    "keys.help",        "keys.quit"};

constexpr std::array living_truth_keys{"truth.computed_title",
                                       "truth_living.computed",
                                       "truth_living.rates",
                                       "truth.exaggerated_title",
                                       "truth_living.cells",
                                       "truth_living.time",
                                       "truth.exaggerated_size",
                                       "truth.exaggerated_time",
                                       "truth.sound",
                                       "truth.exaggerated_ions",
                                       "truth.node",
                                       "truth.channels",
                                       "truth.pump",
                                       "truth.around",
                                       "truth.simple_title",
                                       "truth_living.acts",
                                       "truth_living.unsure",
                                       "truth_living.treatments",
                                       "truth.simple_energy",
                                       "truth.simple_gates",
                                       "truth.not_title",
                                       "truth_living.nobody",
                                       "truth.not_you",
                                       "truth.not_advice"};
constexpr std::array life_truth_keys{"truth.computed_title",
                                     "truth_life.computed",
                                     "truth_life.chance",
                                     "truth.tract_computed",
                                     "truth.exaggerated_title",
                                     "truth_life.time",
                                     "truth.tract_size",
                                     "truth.exaggerated_time",
                                     "truth.sound",
                                     "truth.tract_tips",
                                     "truth.node",
                                     "truth.channels",
                                     "truth.pump",
                                     "truth_life.scan",
                                     "truth.simple_title",
                                     "truth_life.unsure",
                                     "truth_life.hand",
                                     "truth_life.reserve",
                                     "truth_life.delivering",
                                     "truth_life.treatments",
                                     "truth_life.trial",
                                     "truth.not_title",
                                     "truth_living.nobody",
                                     "truth.not_you",
                                     "truth.not_advice"};

std::span<const char *const> truth_of(const Page &page) {
    if (page.show.life || page.chart_shown()) return life_truth_keys;
    if (page.tissue()) return living_truth_keys;
    if (page.show.tract) return tract_truth_keys;
    return truth_keys;
}

std::vector<Paragraph> from_words(const Page &page, std::span<const char *const> keys) {
    std::vector<Paragraph> result;
    for (const std::string_view key : keys)
        result.push_back({page.word(key), key.ends_with("_title"), key.ends_with("_number")});
    return result;
}

std::string evidence_word(const Page &page) {
    const std::string &evidence = page.show.scene.evidence;
    if (evidence == "established") return page.word("sources.established");
    if (evidence == "supported") return page.word("sources.supported");
    return page.word("sources.illustrative");
}

std::vector<Paragraph> about_sources(const Page &page) {
    const story::Scene &scene = page.show.scene;
    std::vector<Paragraph> result{{scene.title.in(page.visitor.language), true}};
    const std::string &summary = scene.summary.in(page.visitor.language);
    if (!summary.empty()) result.push_back({summary});
    result.push_back({evidence_word(page)});
    if (!scene.reviewed.empty())
        result.push_back({page.words.text("sources.reviewed",
                                          {{"reviewed", story::month_in_words(page.words, scene.reviewed)},
                                           {"next", story::month_in_words(page.words, scene.next_review)}})});
    result.push_back({page.word("sources.list_title"), true});
    int number = 0;
    for (const story::Source &source : scene.sources)
        result.push_back({page.words.text(
            "sources.entry",
            {{"number", std::to_string(++number)}, {"text", source.text}, {"link", source.link}})});
    if (scene.sources.empty()) result.push_back({page.word("sources.none")});
    return result;
}

std::vector<Paragraph> about_treatments(const Page &page) {
    return {{page.word("treatments.whose")},
            {page.word(page.show.life ? "treatments.in_a_life" : "treatments.in_days")}};
}

struct Contents {
    std::string title;
    std::vector<Paragraph> paragraphs;
};

Contents contents(const Page &page) {
    switch (page.visitor.panel) {
    case story::Panel::truth:
        return {page.word("panel.truth"), from_words(page, truth_of(page))};
    case story::Panel::help:
        return {page.word("panel.help"),
                from_words(page, page.kiosk.on ? std::span<const char *const>(kiosk_help_keys)
                                               : std::span<const char *const>(help_keys))};
    case story::Panel::keys:
        return {page.word("panel.keys"), from_words(page, key_keys)};
    case story::Panel::sources:
        return {page.word("panel.sources"), about_sources(page)};
    case story::Panel::scenes:
        return {page.word("panel.scenes"), {{page.word("scenes.choose")}}};
    case story::Panel::treatments:
        return {page.word("panel.treatments"), about_treatments(page)};
    case story::Panel::none:
        break;
    }
    return {};
}

float show_paragraphs(Layer &layer, const std::vector<Paragraph> &paragraphs, const Rect &area) {
    float y = area.y;
    int number = 0;
    for (const Paragraph &p : paragraphs) {
        if (p.heading && number > 0) y += layer.u(10);
        y = layer.text({.id = "panel.line." + std::to_string(number++),
                        .text = p.text,
                        .x = area.x,
                        .y = y,
                        .w = std::min(area.w, layer.fonts().px(Face::body) * 29),
                        .face = p.heading ? Face::strong
                                : p.large ? Face::title
                                          : Face::body,
                        .rgb = p.heading ? gold : white,
                        .role = p.heading ? Role::heading : Role::text});
        y += layer.u(p.heading ? 2 : 7);
    }
    return y;
}

// One button for every scene, the one that is open marked.
float show_scenes(Layer &layer, const Page &page, const Rect &area) {
    float y = area.y;
    int index = 0;
    for (const story::SceneTitle &scene : page.catalogue.scenes) {
        ButtonSpec spec{.id = "scene." + scene.id,
                        .name = scene.title.in(page.visitor.language),
                        .rect = area,
                        .on = index == page.catalogue.place};
        if (*spec.on) spec.icon = Icon::tick;
        spec.rect.y = y;
        spec.rect.h = layer.button_size(spec, area.w).h;
        if (layer.button(spec)) page.wish({.what = story::Do::open_scene, .scene = scene.id});
        y += spec.rect.h + layer.u(8);
        index++;
    }
    return y;
}

float show_contents(Layer &layer, const Page &page, const std::vector<Paragraph> &paragraphs,
                    const Rect &area) {
    float y = show_paragraphs(layer, paragraphs, area);
    if (page.visitor.panel == story::Panel::scenes) y = show_scenes(layer, page, {area.x, y, area.w, 0});
    if (page.visitor.panel == story::Panel::treatments)
        y = show_treatments(layer, page, {area.x, y, area.w, 0});
    return y;
}

} // namespace

void show_panel(Layer &layer, const Page &page, const Rect &area) {
    if (page.visitor.panel == story::Panel::none) return;
    layer.pen.fill(area, 0x000000, 0.55F, 0);
    const Contents shown = contents(page);
    const float pad = layer.u(20), margin = layer.u(14), gap = layer.u(12);
    const float w = std::min(area.w - 2 * margin, layer.text_u(610)), text_w = w - 2 * pad;
    ButtonSpec close{.id = "panel.close", .name = page.word("panel.close"), .rect = {}, .icon = Icon::close};
    close.rect = layer.button_size(close, text_w);

    const float head_w = text_w - close.rect.w - gap;
    const bool narrow = head_w < layer.fonts().px(Face::title) * 5; // then the button goes below everything
    TextSpec head{.id = "panel.title",
                  .text = shown.title,
                  .x = 0,
                  .y = 0,
                  .w = narrow ? text_w : head_w,
                  .face = Face::title,
                  .role = Role::heading};
    const float head_h =
        std::max(layer.measure([&] { return layer.text(head); }), narrow ? 0.0F : close.rect.h);
    const float text_h = layer.measure([&] {
        return show_contents(layer, page, shown.paragraphs, {0, 0, text_w, 0});
    });
    const float frame_h = 2 * pad + head_h + gap + (narrow ? gap + close.rect.h : 0);
    const float h = std::min(area.h - 2 * margin, frame_h + text_h);
    const Rect plate{std::round(area.x + (area.w - w) / 2), std::round(area.y + (area.h - h) / 2), w, h};
    layer.pen.fill(plate, navy, 1, layer.u(10)); // nothing may shine through between two lines of text
    layer.plate(plate, rim);

    head.x = plate.x + pad;
    head.y = plate.y + pad + (narrow ? 0 : std::max(0.0F, (head_h - layer.fonts().line_px(Face::title)) / 2));
    if (head_h > layer.fonts().line_px(Face::title) * 1.5F) head.y = plate.y + pad;
    layer.text(head);
    close.rect.x = plate.x + w - pad - close.rect.w;
    close.rect.y = narrow ? plate.y + h - pad - close.rect.h : plate.y + pad;
    const auto show_close = [&] {
        if (layer.button(close)) page.wish(story::Do::close_panel);
    };
    if (!narrow) show_close();
    const Rect text{plate.x + pad, plate.y + pad + head_h + gap, text_w, h - frame_h};
    layer.scrolled(panel_scroll_id, page.word("panel.text"), page.word("panel.up"), page.word("panel.down"),
                   text,
                   [&](const Rect &inner) { return show_contents(layer, page, shown.paragraphs, inner); });
    if (narrow) show_close();
}

} // namespace ui

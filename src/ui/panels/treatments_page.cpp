#include "ui/panels/treatments_page.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ui {

namespace {

using sim::Evidence;
using sim::Treatment;

struct TreatmentWords {
    Treatment treatment;
    const char *name, *does; // keys
};
constexpr std::array<TreatmentWords, sim::treatment_count> all{{
    {Treatment::ocrelizumab, "treatment.ocrelizumab", "treatment.ocrelizumab_does"},
    {Treatment::siponimod, "treatment.siponimod", "treatment.siponimod_does"},
    {Treatment::cladribine, "treatment.cladribine", "treatment.cladribine_does"},
    {Treatment::repair, "treatment.repair", "treatment.repair_does"},
    {Treatment::protection, "treatment.protection", "treatment.protection_does"},
    {Treatment::fampridine, "treatment.fampridine", "treatment.fampridine_does"},
    {Treatment::simvastatin, "treatment.simvastatin", "treatment.simvastatin_does"},
}};

const char *evidence_key(Evidence evidence) {
    switch (evidence) {
    case Evidence::established:
        return "evidence.established";
    case Evidence::supported:
        return "evidence.supported";
    case Evidence::unproven:
        return "evidence.unproven";
    case Evidence::negative_trial:
        break;
    }
    return "evidence.negative_trial";
}

// Not by words and colour alone: a full disc, a half full one, an empty one, a cross.
void draw_evidence(const Layer &layer, Evidence evidence, float x, float y, float radius) {
    if (evidence == Evidence::negative_trial) return layer.pen.icon(Icon::close, x, y, 2 * radius, white);
    layer.pen.dot(x, y, radius, white);
    if (evidence == Evidence::established) return;
    layer.pen.dot(x, y, radius - layer.u(2), navy);
    if (evidence == Evidence::unproven) return;
    layer.pen.clip({x - radius, y - radius, radius, 2 * radius});
    layer.pen.dot(x, y, radius, white);
    layer.pen.unclip();
}

// The evidence label as a chip. Returns the y below.
float show_evidence(Layer &layer, const Page &page, const sim::TreatmentFacts &facts, const Rect &area) {
    const Fonts &fonts = layer.fonts();
    const float pad = layer.u(8), mark = fonts.px(Face::body) * 0.8F, gap = layer.u(8);
    const std::string text =
        page.words.text("treatments.as_of", {{"evidence", page.word(evidence_key(facts.evidence))},
                                             {"date", story::month_in_words(page.words, facts.as_of)}});
    const Lines lines = fonts.wrap(Face::body, text, area.w - 2 * pad - mark - gap);
    const float line = fonts.line_px(Face::body);
    const Rect chip{area.x, area.y, std::min(area.w, lines.widest + 2 * pad + mark + gap + layer.u(2)),
                    line * static_cast<float>(lines.lines.size()) + layer.u(6)};
    if (layer.dry()) return chip.y + chip.h;
    layer.pen.fill(chip, fill, 1, layer.u(8));
    layer.pen.frame(chip, rim, 1, layer.u(8), std::max(1.0F, layer.u(1)));
    draw_evidence(layer, facts.evidence, chip.x + pad + mark / 2, chip.y + chip.h / 2, mark / 2);
    float y = chip.y + layer.u(3) + (line - fonts.px(Face::body)) / 2;
    for (const std::string &part : lines.lines) {
        layer.pen.text(Face::body, chip.x + pad + mark + gap, y, part, white);
        y += line;
    }
    Item item;
    item.id = "evidence." + std::string(facts.name);
    item.name =
        page.words.text("treatments.evidence_of",
                        {{"treatment", page.word(treatment_key(facts.treatment))}, {"evidence", text}});
    item.rect = chip;
    item.text_rgb = white;
    item.background_rgb = fill;
    item.font_px = fonts.px(Face::body);
    item.text_w = lines.widest;
    layer.item(item);
    return chip.y + chip.h;
}

bool is_given(const Page &page, Treatment treatment) {
    if (const story::AxonTissue *around = page.tissue()) return given(*around, treatment);
    return page.show.life && given(*page.show.life, treatment);
}

float show_one(Layer &layer, const Page &page, const TreatmentWords &words, const Rect &area) {
    const sim::TreatmentFacts &facts = sim::facts(words.treatment);
    const std::string name(facts.name);
    const bool given = is_given(page, words.treatment);
    ButtonSpec toggle{.id = "treatment." + name, .name = page.word(words.name), .rect = area, .on = given};
    if (given) toggle.icon = Icon::tick;
    toggle.rect.h = layer.button_size(toggle, area.w).h;
    if (layer.button(toggle))
        page.wish(
            {.what = story::Do::set_treatment, .treatment = words.treatment, .value = given ? 0.0 : 1.0});
    float y = toggle.rect.y + toggle.rect.h + layer.u(3);
    y = layer.text({.id = "does." + name, .text = page.word(words.does), .x = area.x, .y = y, .w = area.w});
    y = show_evidence(layer, page, facts, {area.x, y + layer.u(2), area.w, 0});
    return layer.text({.id = "source." + name,
                       .text = page.words.text("treatments.source", {{"source", std::string(facts.source)},
                                                                     {"link", std::string(facts.link)}}),
                       .x = area.x,
                       .y = y + layer.u(2),
                       .w = area.w,
                       .rgb = mist});
}

} // namespace

std::string_view treatment_key(Treatment treatment) { return all[static_cast<std::size_t>(treatment)].name; }

float show_treatments_button(Layer &layer, const Page &page, const Rect &area) {
    std::string list;
    for (const TreatmentWords &words : all)
        if (is_given(page, words.treatment)) list += (list.empty() ? "" : ", ") + page.word(words.name);
    ButtonSpec spec{.id = "treatments",
                    .name = list.empty() ? page.word("treatments.choose")
                                         : page.words.text("treatments.given", {{"list", list}}),
                    .rect = area,
                    .icon = Icon::right};
    spec.rect.h = layer.button_size(spec, area.w).h;
    if (layer.button(spec)) page.wish({.what = story::Do::toggle_panel, .panel = story::Panel::treatments});
    return area.y + spec.rect.h;
}

float show_treatments(Layer &layer, const Page &page, const Rect &area) {
    float y = area.y;
    for (const TreatmentWords &words : all)
        y = show_one(layer, page, words, {area.x, y + layer.u(10), area.w, 0});
    return y;
}

} // namespace ui

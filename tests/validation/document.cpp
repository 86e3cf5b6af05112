#include "validation/document.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <sstream>

namespace validation {
namespace {

constexpr std::size_t line_length = 120;

const char *const introduction = R"(# Validation: what was published, and what we compute

This page is written by a test, from runs of the very solver that draws the light. Each row takes one published result about
nerve fibres, asks the program the same question, and shows what it said. If the program changes its mind, the test
fails until somebody has looked. No quantity of the model was adjusted to make a row pass; where one is our choice, the row says so.

## How to read it

A nerve fibre (axon) is a thin tube. Sheaths of myelin, wound in wraps, cover it; each covered stretch is an *internode*, about 0.14 mm
long in our axon, and between two of them lies a tiny gap, the *node*. A signal is a short rise of the voltage inside the axon that
runs along it. We say that it *arrives* at a node when the voltage there rises through −20 mV, and that it is *lost* when it never does
at the far end (a node well behind the damage). *Delay* is the time from node 10 to node 35, 3.5 mm on. A *bare* internode has no
myelin left; *channels* are the pores that carry the signal's currents. The experiments are in the words of
[experiments.md](experiments.md), so that each can be asked again with `myelight measure`; the equations are in [model.md](model.md).

**PASS** means: everything in the row's table was seen. How much that is worth depends on what was published:

* *measured*: by others, in nerves. The model was not told the answer.
* *theory*: a conclusion from equations simpler than ours.
* *computed*: by others, with another model.
* *same model*: by the authors of the model that we solve. A pass says that we solve it rightly, no more.

Where a paper gives an order ("the damaged ones first") or a rough size, that is what the row asks for.
)";

const char *const changes = R"(## What has changed

* **Every fibre now begins at its own rest** (November 2026): sodium, Kv1, inflammation, bare channels and temperature move it, and what is
  computed while a fibre still drifts towards it is no property of the fibre. It was the published potential before. Row 13 was: lost
  below 50.0, 74.0 and 90.2 % of the sodium conductance. Row 12: back when 77 % of Kv1 are blocked. The thick fibre of rows 3 and 5
  differs in its last digit. Row 9 still begins its motor fibre at the published potential and says what becomes of it at rest.

)";

const char *const limits = R"(## What this does not show

* **It is one kind of axon.** Sizes and channels are those of a rat's optic nerve and of a large motor fibre. Human central axons
  are similar in kind, and differ among themselves by more than the rows differ from the papers.
* **The internode is passive** unless the row says that channels have spread along it. Salts inside and outside stay as they are during
  a run: no potassium piles up, and nothing tires. Axons do not feel their neighbours.
* **Warmth acts on the gates alone.** That a healthy axon is lost near 49 °C (row 8) is the model's own limit and is not confirmed by
  any measurement we know of.
* **Some densities are choices.** How many channels spread along bare axon (rows 9, 10, 12), how much of Kv1 is exposed (row 12)
  and how strongly nitric oxide weakens sodium channels (row 13) are known only roughly. The rows show what happens at
  plausible values; row 9 would read 1/30 instead of 1/37 at twice the density, and lost at half of it.
* **The edge of block is sharp here because all internodes are alike.** In life neighbours differ. Two bare internodes at 37 °C lie
  within a twentieth of a degree of block, so we ask one and three.
* **A rise of all resting potentials by some 6 mV blocks this set of channels.** Other axons may bear more, or less.
* **Some papers we know at second hand.** We have not checked the figures of Koles & Rasminsky (row 5), Rasminsky & Sears (row 6) and
  Bostock & Sears (row 9) against the papers themselves, and so ask for an order or a rough size. Where we could not verify a
  DOI, none is given.
* **Not validated at all:** the energy law, what the levers of the window do over time, the repair lever half-way, and anything about
  the course of MS. They are illustrative; see [model.md](model.md).

## Ask again

    tools/test --quick                                        # among all other tests
    build/release/tests/validation_tests                      # this page alone: about a minute
    MYELIGHT_UPDATE_DOCS=1 build/release/tests/validation_tests   # and write it anew, with its plots

The test compares this page and its plots with the runs of the day. Numbers may differ in the last digit, because machines compute
exp and log a little differently; words may not. After a wanted change write it anew, and look at what became different.
)";

const char *const neuron_introduction = R"(## Against NEURON

The same equations, solved by another program: NEURON 8.2.2, the simulator most used in this field, with ever finer steps (and a
further solver, which agreed with it to 0.05 %). This tests our arithmetic, not the model. The axons and lesions are those of
[experiments.md](experiments.md): 41 nodes, steps of 2.5 µs, the middle internodes lesioned; channels along bare internodes at 5 % of a node's
density; the refractory period is the shortest interval at which two signals both arrive. Fibres begin at their own rest, but where
"from its preset" is said, as the other program begins. The whole course of the voltage is
compared, too, in `tests/sim/reference_trace_test.cpp`.
)";

std::string word(Kind kind) {
    switch (kind) {
    case Kind::measured:
        return "measured";
    case Kind::theory:
        return "theory";
    case Kind::computed:
        return "computed";
    case Kind::same_model:
        return "same model";
    }
    return "";
}

// `paragraph` in lines of the page's length.
std::string wrapped(const std::string &paragraph) {
    std::istringstream words(paragraph);
    std::string out, line;
    for (std::string w; words >> w;) {
        if (!line.empty() && line.size() + 1 + w.size() > line_length) {
            out += line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + w;
    }
    return out + line + "\n";
}

std::string verdict(bool passed) { return passed ? "PASS" : "**FAIL**"; }

std::string table(const std::vector<Check> &checks, const std::string &wanted) {
    std::string out = "| what | " + wanted + " | computed | |\n|---|---|---|---|\n";
    for (const Check &c : checks)
        out += "| " + c.what + " | " + c.wanted + " | " + c.computed + " | " + verdict(c.passed) + " |\n";
    return out;
}

std::string anchor(const Row &row) { return "row-" + std::to_string(row.number); }

std::string section(const Row &row) {
    std::string out = "<a id=\"" + anchor(row) + "\"></a>\n\n### " + std::to_string(row.number) + ". " +
                      row.title + ": " + verdict(passed(row)) + "\n\n";
    out += wrapped("**Published** (" + word(row.kind) + "). " + row.published);
    for (const std::string &source : row.sources) out += "\n* " + source;
    out += "\n\n" + wrapped("**Asked.** " + row.protocol) + "\n" + table(row.checks, "wanted") + "\n";
    for (const Plot &plot : row.plots)
        out += "![" + plot.title + ". " + plot.description + "](validation/" + plot.file + ")\n\n";
    return out + wrapped(row.meaning);
}

std::string overview(const std::vector<const Row *> &rows) {
    const auto passes = std::count_if(rows.begin(), rows.end(), [](const Row *r) { return passed(*r); });
    const auto measured =
        std::count_if(rows.begin(), rows.end(), [](const Row *r) { return r->kind == Kind::measured; });
    std::string out = "## In one table\n\n" + std::to_string(passes) + " of " + std::to_string(rows.size()) +
                      " rows pass. Of all rows " + std::to_string(measured) +
                      " rest on measurements in nerves, the others on theory or on models.\n\n| row | what | "
                      "published as | computed | |\n|---|---|---|---|---|\n";
    for (const Row *row : rows)
        out += "| [" + std::to_string(row->number) + "](#" + anchor(*row) + ") | " + row->name + " | " +
               word(row->kind) + " | " + row->headline + " | " + verdict(passed(*row)) + " |\n";
    return out;
}

// A number as it stands in a text: `decimals` is −1 for a whole number.
struct Number {
    double value = 0;
    int decimals = -1;
    std::size_t length = 0;
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

std::optional<Number> number_at(const std::string &text, std::size_t at) {
    if (at >= text.size() || !is_digit(text[at]) ||
        (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')))
        return {};
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    Number n;
    if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
        const std::size_t point = end++;
        while (end < text.size() && is_digit(text[end])) ++end;
        n.decimals = static_cast<int>(end - point - 1);
    }
    n.length = end - at;
    n.value = std::stod(text.substr(at, n.length));
    return n;
}

bool tells_the_same(const Number &a, const Number &b) {
    if (a.decimals != b.decimals) return false;
    if (a.decimals < 0) return a.value == b.value && a.length == b.length;
    const double last_place = std::pow(10, -a.decimals);
    return std::abs(a.value - b.value) <= 0.002 * std::max(a.value, b.value) + 1.01 * last_place;
}

bool same_line(const std::string &a, const std::string &b) {
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const auto m = number_at(a, i), n = number_at(b, j);
        if (m && n) {
            if (!tells_the_same(*m, *n)) return false;
            i += m->length;
            j += n->length;
        } else if (a[i++] != b[j++]) {
            return false;
        }
    }
    return i == a.size() && j == b.size();
}

} // namespace

std::string document(const std::vector<const Row *> &rows, const std::vector<Check> &against_neuron) {
    std::string out = introduction;
    out += "\n" + overview(rows) + "\n## Row by row\n";
    for (const Row *row : rows) out += "\n" + section(*row);
    out += "\n" + std::string(neuron_introduction) + "\n" +
           table(against_neuron, "NEURON, and how near we want to be");
    return out + "\n" + changes + limits;
}

std::optional<std::string> first_difference(const std::string &committed, const std::string &now) {
    std::istringstream old_lines(committed), new_lines(now);
    for (int number = 1;; ++number) {
        std::string was, is;
        const bool had = static_cast<bool>(std::getline(old_lines, was));
        const bool has = static_cast<bool>(std::getline(new_lines, is));
        if (!had && !has) return {};
        if (had == has && same_line(was, is)) continue;
        return "line " + std::to_string(number) + "\n  committed: " + (had ? was : "(end)") +
               "\n  computed:  " + (has ? is : "(end)");
    }
}

} // namespace validation

// The published results, asked of the solver, and docs/validation.md, which tells the answers. All in one
// process, so that a row is computed once for its own test and for the document. After a wanted change:
//   MYELIGHT_UPDATE_DOCS=1 build/release/tests/validation_tests
#include "validation/document.h"
#include "validation/neuron.h"
#include "validation/rows.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace validation;
namespace fs = std::filesystem;

namespace {

const fs::path docs = fs::path(MYELIGHT_SOURCE_DIR) / "docs";

std::string text_of(const fs::path &path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void expect_passed(const Check &c) {
    EXPECT_TRUE(c.passed) << c.what << ": wanted " << c.wanted << ", computed " << c.computed;
}

std::vector<const Row *> all_rows() {
    std::vector<const Row *> rows;
    for (int number = 1; number <= row_count; ++number) rows.push_back(&row(number));
    return rows;
}

// Every file of the documentation that the runs write, by its path within docs.
std::vector<std::pair<fs::path, std::string>> written() {
    std::vector<std::pair<fs::path, std::string>> files{
        {"validation.md", document(all_rows(), against_neuron())}};
    for (const Row *r : all_rows())
        for (const Plot &plot : r->plots) files.push_back({fs::path("validation") / plot.file, svg(plot)});
    return files;
}

class PublishedResult : public testing::TestWithParam<int> {};

} // namespace

TEST_P(PublishedResult, IsWhatTheSolverSays) {
    const Row &r = row(GetParam());
    EXPECT_EQ(r.number, GetParam());
    EXPECT_FALSE(r.checks.empty());
    for (const Check &c : r.checks) expect_passed(c);
}

INSTANTIATE_TEST_SUITE_P(Row, PublishedResult, testing::Range(1, row_count + 1),
                         [](const auto &each) { return std::to_string(each.param); });

TEST(Neuron, SaysTheSame) {
    for (const Check &c : against_neuron()) expect_passed(c);
}

TEST(ValidationDocument, TellsWhatTheRunsSay) {
    const bool update = std::getenv("MYELIGHT_UPDATE_DOCS") != nullptr;
    if (update) {
        fs::remove_all(docs / "validation");
        fs::create_directories(docs / "validation");
    }
    std::set<fs::path> expected;
    for (const auto &[path, now] : written()) {
        if (update) std::ofstream(docs / path, std::ios::binary) << now;
        const auto difference = first_difference(text_of(docs / path), now);
        EXPECT_FALSE(difference) << "docs/" << path.string() << ": " << *difference
                                 << "\nIf this is wanted, write it anew with MYELIGHT_UPDATE_DOCS=1.";
        expected.insert(path);
    }
    for (const auto &entry : fs::directory_iterator(docs / "validation"))
        EXPECT_TRUE(expected.count(fs::path("validation") / entry.path().filename()))
            << entry.path() << " is no plot of any row";
}

TEST(ValidationPlots, HaveRoomForTheirWords) {
    for (int number = 1; number <= row_count; ++number) {
        EXPECT_FALSE(row(number).plots.empty()) << "row " << number;
        for (const Plot &plot : row(number).plots)
            for (const std::string &words : texts_too_wide(plot)) ADD_FAILURE() << plot.file << ": " << words;
    }
}

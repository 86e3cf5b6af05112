// Files: whole or absent, under any name, beside whatever else lies there.
#include "app/platform/files.h"
#include "outside.h"

#include <sys/stat.h>
#include <thread>

namespace fs = std::filesystem;
using namespace app;
using support::text_of;

namespace {

class AFile : public outside::InAFolder {
protected:
    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    }
};

} // namespace

TEST_F(AFile, IsTheOldOneUntilTheNewOneIsWhole) {
    const fs::path path = file("a", "old");
    std::string error;
    auto draft = Draft::begin(path, error);
    ASSERT_TRUE(draft) << error;
    EXPECT_EQ(draft->add("new"), "");
    EXPECT_EQ(text_of(path), "old");
    EXPECT_EQ(draft->put_in_place(), "");
    EXPECT_EQ(text_of(path), "new");
    draft.reset();
    EXPECT_EQ(files(), 1U);
}

TEST_F(AFile, ThatIsGivenUpLeavesNothing) {
    std::string error;
    Draft::begin(folder / "a", error)->add("half");
    EXPECT_EQ(files(), 0U);
}

TEST_F(AFile, MayBeWrittenByTwoAtOnceAndIsOneOfTheirs) {
    const fs::path path = folder / "a";
    const std::string ones(1 << 20, '1'), twos(1 << 20, '2');
    std::thread other([&] {
        for (int i = 0; i < 20; ++i) write_file(path, ones);
    });
    for (int i = 0; i < 20; ++i) EXPECT_EQ(write_file(path, twos), "");
    other.join();
    const std::string text = text_of(path);
    EXPECT_TRUE(text == ones || text == twos);
    EXPECT_EQ(files(), 1U);
}

TEST_F(AFile, LeavesAlonePartsThatAreNotItsOwn) {
    const fs::path own = file("a.part", "somebody's");
    EXPECT_EQ(write_file(folder / "a", "new"), "");
    EXPECT_EQ(text_of(own), "somebody's");
}

TEST_F(AFile, MayHaveTheLongestNameThereIsAndNoLonger) {
    EXPECT_EQ(write_file(folder / std::string(255, 'n'), "new"), "");
    EXPECT_NE(write_file(folder / std::string(256, 'n'), "new").find("too long"), std::string::npos);
}

TEST_F(AFile, KeepsItsPermissions) {
    const fs::path path = file("a", "old");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(write_file(path, "new"), "");
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(AFile, ThatIsALinkToNowhereIsWrittenWhereItLeads) {
    fs::create_symlink("deeper/target", folder / "link");
    EXPECT_EQ(write_file(folder / "link", "new"), "");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(text_of(folder / "deeper" / "target"), "new");
}

TEST_F(AFile, ThatIsAPipeNeverKeepsAnybodyWaiting) {
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    std::string error;
    EXPECT_EQ(read_text(pipe, error), "") << "nobody writes to it";
    EXPECT_FALSE(is_ordinary(pipe));
    const auto o = outside::run("picture " + pipe.string() + " --out " + (folder / "p.png").string());
    EXPECT_EQ(o.code, 1);
    EXPECT_NE(o.said.find("pipe or a device"), std::string::npos) << o.said;
    EXPECT_EQ(outside::run("picture /dev/zero --out " + (folder / "p.png").string()).code, 1);
}

TEST_F(AFile, MayBeAPipeThatIsWrittenStraight) {
    const std::string experiment = (support::project() / "docs/experiments/healthy.json").string();
    const auto o = outside::shell("(env -u DISPLAY " MYELIGHT_PROGRAM " measure " + experiment +
                                  " --out /dev/stdout | cat)");
    EXPECT_NE(o.said.find("delay_ms"), std::string::npos) << o.said;
}

TEST_F(AFile, ThatCannotBeChangedIsReplacedAndKeepsThat) {
    const fs::path path = file("a", "old");
    fs::permissions(path, fs::perms::owner_read);
    EXPECT_EQ(write_file(path, "new"), "");
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read);
}

TEST_F(AFile, OfAPipeIsReadToItsEnd) {
    const auto o = outside::shell("(cat " + (support::project() / "docs/experiments/healthy.json").string() +
                                  " | env -u DISPLAY " MYELIGHT_PROGRAM " check /dev/stdin)");
    EXPECT_EQ(o.code, 0) << o.said;
}

// A show is quiet when nothing would change but blood that flows: then nobody need draw it.
#include "story/state/jobs.h"
#include "story/state/quiet.h"
#include "support.h"

using namespace story;
using namespace support;

namespace {

bool is_quiet(const Session &s) { return quiet(s.show, s.eye); }

} // namespace

TEST(AShow, IsQuietOnceItsSignalHasComeAndTheHandIsOpenAgain) {
    Session s = start(shipped("message"));
    pass(s, 1);
    EXPECT_FALSE(is_quiet(s)) << "a signal is on its way";
    pass(s, 30);
    EXPECT_TRUE(is_quiet(s));
    apply(s, {.what = Do::send_signal});
    EXPECT_FALSE(is_quiet(s));
}

TEST(AShow, IsNotQuietWhileALeverOrTheCameraMoves) {
    Session s = start(shipped("message"));
    pass(s, 30);
    apply(s, {.what = Do::set_lever, .lever = Lever::myelin, .value = 0.5});
    EXPECT_FALSE(is_quiet(s));
    pass(s, 30);
    EXPECT_TRUE(is_quiet(s));
    apply(s, {.what = Do::orbit, .value = 20});
    EXPECT_FALSE(is_quiet(s));
}

TEST(AShow, IsNotQuietWhileDaysPass) {
    Session s = start(shipped("relapse"));
    pass(s, 40);
    ASSERT_TRUE(is_quiet(s));
    apply(s, {.what = Do::let_time_pass});
    pass(s, 1);
    EXPECT_FALSE(is_quiet(s));
}

TEST(AShow, IsNeverQuietWherePumpsAreSeenAtWork) {
    Session s = start(shipped("message"));
    pass(s, 30);
    apply(s, {.what = Do::set_view, .view = View::node});
    pass(s, 30);
    EXPECT_FALSE(is_quiet(s));
    apply(s, {.what = Do::play_pause});
    pass(s, 1);
    EXPECT_TRUE(is_quiet(s)) << "paused they stand still";
}

TEST(AShow, OfEveryKindComesToRestByItself) {
    for (const char *id : {"race", "energy", "tract"}) {
        Session s = start(shipped(id));
        for (double waited = 0; waited < 60 && !is_quiet(s); waited += 1) {
            for (const Job &job : jobs_of(s.show).all) job()(s.show);
            pass(s, 1);
        }
        EXPECT_TRUE(is_quiet(s)) << id;
    }
}

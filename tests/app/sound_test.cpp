// What is heard of a signal: nothing by default, one soft short tone when it arrives, none when it is lost.
#include "app/desktop/sound.h"
#include "story/show/apply.h"
#include "support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace app;
using story::Do;

namespace {

using Samples = std::vector<float>;

// What both ears hear while `seconds` of the session pass, frame by frame.
Samples listen(story::Session &session, double seconds) {
    Tones tones;
    tones.hear(session);
    Samples all;
    constexpr int frames_per_s = 50;
    Samples frame(2 * Tones::samples_per_s / frames_per_s);
    for (int i = 0; i < static_cast<int>(seconds * frames_per_s); ++i) {
        story::advance(session, 1.0 / frames_per_s);
        tones.hear(session);
        tones.play(frame);
        all.insert(all.end(), frame.begin(), frame.end());
    }
    return all;
}

story::Session one_axon(int sound, double myelin = 1) {
    story::Session session = story::start(support::scene());
    story::apply(session, {.what = Do::set_sound, .index = sound});
    if (myelin < 1) support::set(session, story::Lever::myelin, myelin);
    story::apply(session, {.what = Do::send_signal});
    return session;
}

double peak(const Samples &samples) {
    double most = 0;
    for (const float x : samples) most = std::max(most, std::abs(static_cast<double>(x)));
    return most;
}

// When each tone begins and ends, s.
std::vector<std::pair<double, double>> tones_in(const Samples &samples) {
    constexpr double audible = 1e-4, pause_s = 0.05;
    std::vector<std::pair<double, double>> tones;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::abs(static_cast<double>(samples[i])) < audible) continue;
        const double now_s = static_cast<double>(i) / 2 / Tones::samples_per_s;
        if (tones.empty() || now_s > tones.back().second + pause_s) tones.emplace_back(now_s, now_s);
        tones.back().second = now_s;
    }
    return tones;
}

} // namespace

TEST(Sound, IsSilenceUntilItIsTurnedOn) {
    story::Session session = one_axon(0);
    EXPECT_EQ(peak(listen(session, 10)), 0);
    EXPECT_EQ(session.show.lanes[0].signal.fate, story::Fate::arrived);
}

TEST(Sound, OfOneArrivalIsOneShortSoftTone) {
    story::Session session = one_axon(story::loudest);
    const Samples samples = listen(session, 10);
    const auto tones = tones_in(samples);
    ASSERT_EQ(tones.size(), 1U);
    EXPECT_LE(tones[0].second - tones[0].first, 0.4);
    EXPECT_GT(peak(samples), 0.1);
    EXPECT_LE(peak(samples), Tones::most_peak);
    double step = 0; // a click is a jump
    for (std::size_t i = 2; i < samples.size(); ++i)
        step =
            std::max(step, std::abs(static_cast<double>(samples[i]) - static_cast<double>(samples[i - 2])));
    EXPECT_LT(step, 0.03);
}

TEST(Sound, IsSofterAtEachLowerStep) {
    double louder = 1;
    for (int sound = story::loudest; sound >= 1; --sound) {
        story::Session session = one_axon(sound);
        const double now = peak(listen(session, 10));
        EXPECT_GT(now, 0.01);
        EXPECT_LT(now, 0.6 * louder);
        louder = now;
    }
}

TEST(Sound, OfASignalThatIsLostThereIsNone) {
    story::Session session = one_axon(story::loudest, 0);
    EXPECT_EQ(peak(listen(session, 20)), 0);
    EXPECT_EQ(session.show.lanes[0].signal.fate, story::Fate::lost);
}

TEST(Sound, OfWhatTheEyesCannotSeeThereIsNone) {
    story::Session session = one_axon(story::loudest);
    story::apply(session, {.what = Do::black});
    EXPECT_EQ(peak(listen(session, 10)), 0);
}

TEST(Sound, IsHeardAsMuchLaterAsTheSolverDelaysTheSignal) {
    story::Session session = story::start(support::scene(support::scene_text(
        R"([{"name": {"en": "Healthy"}},
            {"name": {"en": "Bare"}, "lesion": [6, 7], "levers": {"myelin": 0.1}}])")));
    story::apply(session, {.what = Do::set_sound, .index = story::loudest});
    story::apply(session, {.what = Do::send_signal});
    const Samples samples = listen(session, 20);
    const auto tones = tones_in(samples);
    ASSERT_EQ(tones.size(), 2U);
    const double delay_ms =
        *session.show.lanes[1].signal.arrival_ms - *session.show.lanes[0].signal.arrival_ms;
    EXPECT_NEAR(tones[1].first - tones[0].first, delay_ms * session.show.clock.slower / 1000, 0.03);
    EXPECT_LE(peak(samples), Tones::most_peak);
}

TEST(Sound, TurnedOnLateDoesNotCatchUp) {
    story::Session session = one_axon(0);
    listen(session, 10);
    story::apply(session, {.what = Do::set_sound, .index = story::loudest});
    EXPECT_EQ(peak(listen(session, 3)), 0);
}

TEST(Sound, WhereNothingCanBePlayedIsTurnedOffAgainInPlainWords) {
    story::Session session = one_axon(1);
    setenv("SDL_AUDIODRIVER", "there is none of this name", 1);
    Sound sound;
    sound.follow(session);
    EXPECT_EQ(session.visitor.sound, 0);
    EXPECT_EQ(session.show.notice, "notice.no_sound");
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    story::apply(session, {.what = Do::set_sound, .index = 1});
    sound.follow(session);
    EXPECT_EQ(session.visitor.sound, 1) << "another try is a try";
    unsetenv("SDL_AUDIODRIVER");
}

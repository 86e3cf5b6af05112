// The sound of arrival: one soft tone when a signal comes to the far end of an axon, and silence otherwise.
// Knows no axon and no solver: it is told what has arrived.
#pragma once

#include "story/show/session.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace app {

// Arrivals into samples. A plain value that knows no loudspeaker.
class Tones {
public:
    static constexpr int samples_per_s = 48000;
    static constexpr double tone_s = 0.35;    // a second signal is never sent sooner
    static constexpr double most_peak = 0.25; // of full scale, everything together, at the loudest

    // The session's arrivals that it has not heard yet. Nothing is heard while the picture is blacked out.
    void hear(const story::Session &session);
    // The next samples: left, right, left, …
    void play(std::span<float> samples);

private:
    struct Tone {
        std::int64_t begins = 0; // samples since the first
        double pitch_Hz = 0;
        double left = 0, right = 0; // how strong in each ear
    };
    std::vector<Tone> tones_;
    std::int64_t played_ = 0;                                            // samples per ear
    std::int64_t heard_tick_ = std::numeric_limits<std::int64_t>::max(); // at first: all that was before
    double volume_ = 0, volume_wanted_ = 0;
};

// Tones on the computer's loudspeaker, which is opened when sound is first turned on.
class Sound {
public:
    Sound();
    ~Sound();
    Sound(const Sound &) = delete;
    Sound &operator=(const Sound &) = delete;

    // Once a frame. Where nothing can be played, sound is turned off again and the session says so.
    void follow(story::Session &session);

private:
    struct Device;
    std::unique_ptr<Device> device_;
};

} // namespace app

#include "app/desktop/sound.h"

#include "app/platform/platform.h"

#include <SDL.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace app {
namespace {

constexpr double attack_s = 0.012;
constexpr double fade_s = 0.02;    // of the volume: no click when sound is turned off within a tone
constexpr double overtone = 0.25;  // of the tone's strength: an octave above, for small loudspeakers
constexpr double most_aside = 0.5; // how far to one ear the outermost axon of a race is

// Of up to three axons one above the other: the upper one higher. A major chord, when they arrive together.
constexpr std::array<double, 3> pitches_Hz{392, 329.6, 261.6};
constexpr std::array<double, story::loudest + 1> volumes{0, 0.25, 0.5, 1}; // 6 dB apart

// 0..1 and back to 0, without a corner that could be heard.
double envelope(double s) {
    if (s <= 0 || s >= Tones::tone_s) return 0;
    if (s < attack_s) return (1 - std::cos(std::numbers::pi * s / attack_s)) / 2;
    return std::pow((Tones::tone_s - s) / (Tones::tone_s - attack_s), 3);
}

} // namespace

void Tones::hear(const story::Session &session) {
    volume_wanted_ = session.visitor.black ? 0 : volumes[static_cast<std::size_t>(session.visitor.sound)];
    const std::int64_t from = std::min(heard_tick_, session.show.clock.ticks);
    heard_tick_ = session.show.clock.ticks;
    if (volume_wanted_ == 0) return;
    const auto lanes = std::max(1.0, static_cast<double>(session.show.lanes.size()));
    for (const story::Arrival &a : session.show.sending.arrivals) {
        if (a.tick <= from) continue;
        const double after_s = static_cast<double>((a.tick - from) * story::tick_ns) / 1e9;
        const double aside = lanes > 1 ? most_aside * (2 * a.lane / (lanes - 1) - 1) : 0;
        const double strength = most_peak / lanes * a.share;
        tones_.push_back({.begins = played_ + std::llround(after_s * samples_per_s),
                          .pitch_Hz = pitches_Hz[static_cast<std::size_t>(a.lane)],
                          .left = strength * std::min(1.0, 1 - aside),
                          .right = strength * std::min(1.0, 1 + aside)});
    }
}

void Tones::play(std::span<float> samples) {
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2, ++played_) {
        constexpr double change = 1 / (fade_s * samples_per_s);
        volume_ += std::clamp(volume_wanted_ - volume_, -change, change);
        double left = 0, right = 0;
        for (const Tone &tone : tones_) {
            // By one clock for all: the tones of many fibres add up and never cancel each other.
            const double turns =
                2 * std::numbers::pi * tone.pitch_Hz * static_cast<double>(played_) / samples_per_s;
            const double wave = (std::sin(turns) + overtone * std::sin(2 * turns)) / (1 + overtone);
            const double heard =
                volume_ * wave * envelope(static_cast<double>(played_ - tone.begins) / samples_per_s);
            left += heard * tone.left;
            right += heard * tone.right;
        }
        samples[i] = static_cast<float>(left);
        samples[i + 1] = static_cast<float>(right);
    }
    const auto length = static_cast<std::int64_t>(tone_s * samples_per_s);
    std::erase_if(tones_, [&](const Tone &tone) { return played_ - tone.begins > length; });
}

struct Sound::Device {
    Tones tones;
    SDL_AudioDeviceID id = 0; // 0: there is none

    static void ask(void *device, Uint8 *bytes, int count) {
        auto *samples = reinterpret_cast<float *>(bytes);
        static_cast<Device *>(device)->tones.play({samples, static_cast<std::size_t>(count) / sizeof(float)});
    }

    Device() {
        const Silence quiet; // the notice says that there is no sound
        if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return;
        SDL_AudioSpec wanted{};
        wanted.freq = Tones::samples_per_s;
        wanted.format = AUDIO_F32SYS;
        wanted.channels = 2;
        wanted.samples = 1024; // 21 ms
        wanted.callback = ask;
        wanted.userdata = this;
        id = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
        if (id != 0) SDL_PauseAudioDevice(id, 0);
    }
    ~Device() {
        if (id != 0) SDL_CloseAudioDevice(id);
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    Device(const Device &) = delete;
    Device &operator=(const Device &) = delete;
};

Sound::Sound() = default;
Sound::~Sound() = default;

void Sound::follow(story::Session &session) {
    if (!device_ && session.visitor.sound == 0) return;
    if (!device_) device_ = std::make_unique<Device>();
    if (device_->id == 0) {
        device_.reset(); // perhaps one is there next time
        session.visitor.sound = 0;
        session.show.notice = "notice.no_sound";
        return;
    }
    SDL_LockAudioDevice(device_->id);
    device_->tones.hear(session);
    SDL_UnlockAudioDevice(device_->id);
}

} // namespace app

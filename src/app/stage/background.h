// Background: one thread that computes possible courses, person by person, while the window goes on drawing.
// Knows no window and no picture.
#pragma once

#include "sim/basics/workers.h"
#include "story/tissue/many.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace app {

class Background {
public:
    Background() = default;
    ~Background(); // waits for the person that is being computed: a fraction of a second
    Background(const Background &) = delete;
    Background &operator=(const Background &) = delete;

    // Once a frame: takes over what is wanted, and hands back what is there.
    void follow(story::Many &many);

private:
    using Result = std::variant<sim::PersonCourse, sim::TrialPerson>;

    void begin(const story::Many &many);
    void work();

    // Of the frame's thread alone.
    std::thread thread_;
    story::ManyPlan plan_;
    int turn_ = -1;

    std::mutex mutex_; // of all that follows
    std::condition_variable wake_;
    bool ends_ = false;
    bool busy_ = false; // a person is being computed
    int round_ = 0;     // of what is wanted: results of an earlier round are thrown away
    story::ManyPlan to_compute_;
    std::deque<story::Piece> todo_;
    std::vector<std::pair<story::Piece, Result>> done_;
};

// All that is missing, at once: for pictures.
void compute_now(story::Many &many, const sim::Workers &workers);

} // namespace app

// What takes long to make and will surely be asked for: begun at once by another thread, where one is to be
// had. Knows nothing of what it is; whoever makes it may touch neither OpenGL nor the interface.
#pragma once

#include <functional>
#include <future>
#include <utility>

namespace app {

template <class T> class Ahead {
public:
    explicit Ahead(std::function<T()> make) : make_(std::move(make)), coming_(std::async(begin, make_)) {}
    // The first time it waits until it is there; whoever wants another has it made.
    T take() { return coming_.valid() ? coming_.get() : make_(); }

private:
#ifdef __EMSCRIPTEN__
    static constexpr std::launch begin = std::launch::deferred;
#else
    static constexpr std::launch begin = std::launch::async | std::launch::deferred;
#endif
    std::function<T()> make_;
    std::future<T> coming_;
};

} // namespace app

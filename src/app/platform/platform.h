// The platform: the little that has to be asked of the machine and that not every machine answers alike:
// where the program lies, clocks, memory, a watching terminal. Knows nothing of the program.
#pragma once

#include <filesystem>
#include <string>

namespace app {

std::filesystem::path program_folder(); // where the running program lies; "" where that is not known
std::filesystem::path state_folder();   // for what is kept from one start to the next; "" without a home
double steady_seconds();                // since some moment
std::string today();                    // "2026-12-01", as this place has it
std::string time_of_day();              // "14:05", as this place has it
double processor_seconds();             // that this program has used, over all threads
double memory_mb();                     // resident now
double peak_memory_mb();
void give_memory_back(); // what was freed and is kept at hand: tens of milliseconds
bool somebody_watches(); // standard error is a terminal

// While it lives, nothing appears on standard error: for libraries that say there what we say better.
class Silence {
public:
    Silence();
    ~Silence();
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;

private:
    int kept_ = -1;
};

} // namespace app

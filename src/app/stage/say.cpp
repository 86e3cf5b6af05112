#include "app/stage/say.h"

#include <iostream>

namespace app {

void say(const std::string &sentence) { std::cerr << "myelight: " << sentence << "\n"; }

int fail(const std::string &sentence) {
    std::cerr << sentence << "\n";
    return 1;
}

std::string print(const std::string &text) {
    std::cout << text << std::flush;
    return std::cout.good()
               ? ""
               : "standard output: what was to be said could not be written; check where it goes";
}

} // namespace app

#include "app/stage/say.h"

#include <filesystem>
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

std::string same_file(const std::vector<std::string> &files) {
    for (std::size_t i = 0; i < files.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            std::error_code code;
            const bool same = files[i] == files[j] || std::filesystem::equivalent(files[i], files[j], code);
            if (!files[i].empty() && same && std::filesystem::is_regular_file(files[j], code))
                return files[i] + ": this file is named twice and would be overwritten; choose another";
            if (!files[i].empty() && files[i] == files[j])
                return files[i] + ": this file is named twice; choose another";
        }
    return "";
}

} // namespace app

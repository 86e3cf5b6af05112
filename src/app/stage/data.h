// What comes with the program: shaders, fonts, words and scenes, by name.
// Knows nothing of what the texts mean.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace app {

// The folder that holds shaders/, assets/ and scenes/: $MYELIGHT_DATA, else found from the program's own
// place.
std::filesystem::path data_folder();

// Every shader by file name.
std::optional<std::map<std::string, std::string>> read_shaders(std::string &error);

// The fonts' files, the one with the Latin text first: from assets/fonts if they are there, else where the
// distribution keeps them.
std::optional<std::vector<std::string>> read_fonts(std::string &error);

// The scenes that come with the program, in the order of a talk (scenes/order.txt), then others by name.
std::vector<std::string> scene_ids();

// TALK on the command line: the name of one of talks/, or a path.
std::filesystem::path talk_path(const std::string &talk);

// SCENE on the command line: an id of scenes/, or a path.
std::filesystem::path scene_path(const std::string &scene);

} // namespace app

// Files: the one door to the disk. Every failure is one sentence that names the file and what to do.
// Knows nothing of what the texts mean.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace app {

// The whole text of a file. On failure nothing, and the sentence in `error`.
std::optional<std::string> read_text(const std::filesystem::path &path, std::string &error);

// Writes to a temporary name beside `path` and renames, so that no half-written file is ever left. Makes
// missing folders. Returns the sentence, "" when all went well.
std::string write_file(const std::filesystem::path &path, std::string_view bytes);

// The folder that holds shaders/, assets/ and scenes/: $MYELIGHT_DATA, else found from the program's own
// place.
std::filesystem::path data_folder();

// Every shader by file name.
std::optional<std::map<std::string, std::string>> read_shaders(std::string &error);

// The fonts' files, the one with the Latin text first: from assets/fonts, else where the distribution keeps
// them.
std::optional<std::vector<std::string>> read_fonts(std::string &error);

// The scenes that come with the program, in the order of a talk, then others by name.
std::vector<std::filesystem::path> scene_files();

// SCENE on the command line: an id of scenes/, or a path.
std::filesystem::path scene_path(const std::string &scene);

} // namespace app

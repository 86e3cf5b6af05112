// Files: the one door to the disk. Every failure is one sentence that names the file and what to do.
// Knows nothing of what the texts mean.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace app {

// The whole text of a file. On failure nothing, and the sentence in `error`.
std::optional<std::string> read_text(const std::filesystem::path &path, std::string &error);

// Writes to a temporary name beside `path` and renames, so that no half-written file is ever left. Makes
// missing folders. Returns the sentence, "" when all went well.
std::string write_file(const std::filesystem::path &path, std::string_view bytes);

} // namespace app

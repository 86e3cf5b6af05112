// Words and scenes, read and understood, or every fault of them in a sentence each.
// Knows no stage.
#pragma once

#include "story/scene/scene.h"
#include "story/show/catalogue.h"
#include "story/show/kiosk.h"
#include "story/text/faults.h"
#include "story/text/words.h"

#include <optional>
#include <string>

namespace app {

// Words of the interface. On failure nothing, and the faults in `error`.
std::optional<story::Words> read_words(std::string &error);

// A scene by id or path. On failure nothing, and every fault in `error`.
std::optional<story::Scene> read_scene(const std::string &scene, std::string &error);
// The place of a step by its id, "": the first. On failure nothing, and the ids there are in `error`.
std::optional<int> find_step(const story::Scene &scene, const std::string &scene_name,
                             const std::string &step, std::string &error);

// A talk: a file, the name of one of talks/, or a scene, of which it is all steps. That every scene and step
// that it names is there was seen to. On failure nothing, and every fault in `error`.
std::optional<story::Talk> read_talk(const std::string &name, std::string &error);
// Which file that is read from.
std::string talk_file(const std::string &name);
// The same of a talk's text from `file`. With faults it is not to be given.
story::Talk talk_in(const std::string &file, const std::string &text, story::Faults &faults);

// A kiosk: a file, "": the one that comes with the program. Every walk, scene and step that it names was
// found. On failure nothing, and every fault in `error`.
std::optional<story::Kiosk> read_kiosk(const std::string &name, std::string &error);
// The same of a kiosk's text from `file`. With faults it is not to be used.
story::Kiosk kiosk_in(const std::string &file, const std::string &text, story::Faults &faults);

// All scenes that come with the program, by id. Their titles, for which each must be read, follow when
// somebody wants to see them.
story::Catalogue read_catalogue();
void read_titles(story::Catalogue &catalogue);
void read_title(story::SceneTitle &title); // of one, once

// Faults as lines "file: /pointer: what".
std::string fault_lines(const std::string &file, const story::Faults &faults);
// Of such lines, the first, short enough for a plate in the window: "mine.json: /steps/0/veiw: this key …";
// and how many more there are.
std::string first_fault(const std::string &lines);

} // namespace app

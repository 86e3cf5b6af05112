// What became of a signal.
// Knows no axon.
#pragma once

namespace story {

enum class Fate { none, travelling, arrived, lost };

} // namespace story

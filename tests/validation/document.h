// docs/validation.md, written from the rows; and whether a document once written still tells the same.
// Knows no axon and no file.
#pragma once

#include "validation/row.h"

#include <optional>
#include <string>
#include <vector>

namespace validation {

// The whole page, Markdown. Plots are shown from the folder "validation" beside it.
std::string document(const std::vector<const Row *> &rows, const std::vector<Check> &against_neuron);

// The first line in which `now` tells something else than `committed`, with both; none when they tell the
// same. Numbers with a decimal point may differ by 0.2 % and one unit of their last place, since other
// machines compute the last digits of exp and log differently. All else is compared letter by letter.
std::optional<std::string> first_difference(const std::string &committed, const std::string &now);

} // namespace validation

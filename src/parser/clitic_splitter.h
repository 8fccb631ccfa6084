// Clitics written together with their host (Arabic, Turkish). In: a word between its neighbours,
// the learned model. Out: the forms of the words in it. Promise: thread-safe; time bounded by the
// number of scripts. The features are those of tools/train/train_clitics.py. Does not: split tokens
// that hold no letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/segmenter_model.h"

namespace entente::parser {

/// True, with two or more `parts`, if the word is split. Neighbours are "" at the ends of a
/// sentence.
bool split_clitics(std::string_view word, std::string_view previous, std::string_view next,
                   const CliticModel& model, std::vector<std::string>& parts);

}  // namespace entente::parser

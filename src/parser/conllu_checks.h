// The shape of a dependency tree. In: a sentence. Out: what is wrong with its heads, or "".
#pragma once

#include <string>

#include "model/sentence.h"

namespace entente::parser {

/// "" if there is exactly one root, all heads lie in the sentence and no word is its own ancestor.
/// Linear time.
std::string tree_fault(const Sentence& sentence);

}  // namespace entente::parser

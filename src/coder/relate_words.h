// The words of a text as `relate` sees them. In: words with their place towards the two parties.
// Out: names of lexical features, which begin with '@' and the language. Promise: names of people
// and places and numbers are left out, so that the weights keep no story. Private to the coder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/sentence.h"

namespace entente::coder {

struct SeenWord {
  const Word* word = nullptr;
  std::string_view region;  // before, actor, between, backwards, recipient, after
  std::string_view role;    // over_actor, over_recipient, over_both or ""
  bool head = false;        // of one of the two parties
};
using WordsSeen = std::vector<SeenWord>;

void add_word_features(const WordsSeen& words, std::string_view language,
                       std::vector<std::string>& names);

}  // namespace entente::coder

// What the lexicons of one language have in common. In: the language, the words of their patterns.
// Out: each word's number. Promise: lexicons opened with one vocabulary read a sentence together,
// at the cost of one (reading.h). All are opened before the first reads. Does not: know patterns.
#pragma once

#include <string>
#include <vector>

#include "lexicon/item_table.h"
#include "lexicon/lexicon.h"
#include "lexicon/orthography.h"

namespace entente::lexicon {

class Vocabulary {
 public:
  explicit Vocabulary(const Language& language);

  const Orthography& orthography() const { return orthography_; }
  const std::vector<std::string>& proclitics() const { return proclitics_; }  // folded
  bool spaces() const { return spaces_; }

  const ItemTable& items() const { return items_; }
  ItemTable& items() { return items_; }

 private:
  Orthography orthography_;
  std::vector<std::string> proclitics_;
  bool spaces_;
  ItemTable items_;
};

}  // namespace entente::lexicon

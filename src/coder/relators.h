// Adpositions and what they say of the party beside them. In: languages/xx/relators.tsv. Out: the
// roles of the words that stand next to a mention. Promise: a bad row is refused with file, line
// and caret. Does not: choose among several roles.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/sentence.h"

namespace entente::coder {

class Relators {
 public:
  /// A missing file gives no relators.
  static Result<Relators> open(const std::string& path);

  /// Roles ("agent", "with", "against" …) of the adpositions before first..last, or after it.
  std::vector<std::string_view> roles(const Document& document, const Sentence& sentence,
                                      std::uint32_t first, std::uint32_t last) const;

  /// True if the word's form is listed under this role ("passive": auxiliaries that make a
  /// participle passive).
  bool marks(std::string_view role, const Word& word) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  void look_up(std::string_view phrase, std::vector<std::string_view>& out) const;
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> roles_;
};

}  // namespace entente::coder

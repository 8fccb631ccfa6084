// Adpositions and what they say of the party beside them. In: languages/xx/relators.tsv. Out: the
// roles of the words that stand next to a mention. Promise: a bad row is refused with file, line
// and caret. Does not: choose among several roles.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/rows.h"
#include "model/document.h"
#include "model/sentence.h"

namespace entente::coder {

/// Roles ("agent", "with", "against" …) of the adpositions around some words.
struct Adpositions {
  std::vector<std::string_view> own;     // prepositions before them, postpositions behind them
  std::vector<std::string_view> beyond;  // of their neighbours: the other way round
};

class Relators {
 public:
  /// A missing file gives no relators.
  static Result<Relators> open(const std::string& path);

  /// What stands around first..last; postpositions also behind the end of the compound that `head`
  /// is part of.
  Adpositions around(const Document& document, const Sentence& sentence, std::uint32_t first,
                     std::uint32_t last, std::uint32_t head) const;

  /// True if the word's form is listed under this role ("passive": auxiliaries that make a
  /// verb passive).
  bool marks(std::string_view role, const Word& word) const;
  /// True if the word's lemma ends as the role's stems do (Turkish "öldürül", to be killed).
  bool has_stem(std::string_view role, const Word& word) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  enum class Side : std::uint8_t { before, after, mark };
  struct Role {
    std::string name;
    Side side = Side::mark;
  };
  void look_up(std::string_view phrase, Side side, std::vector<std::string_view>& out) const;
  void look_before(const Sentence& sentence, std::uint32_t first, Side side,
                   std::vector<std::string_view>& out) const;
  void look_after(const Document& document, const Sentence& sentence, std::uint32_t last, Side side,
                  std::vector<std::string_view>& out) const;
  Result<void> add(const std::string& path, const Row& row);
  std::unordered_map<std::string, std::vector<Role>, Hash, std::equal_to<>> roles_;
  std::vector<std::pair<std::string, std::string>> stems_;  // role, ending of a lemma
};

}  // namespace entente::coder

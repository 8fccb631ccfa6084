// Names of persons that no lexicon knows. In: a sentence and its terms. Out: the run of name words
// beside a role noun. Promise: a run never covers a term. Does not: know who bears the name.
#pragma once

#include <optional>

#include "resolver/phrases.h"

namespace entente::resolver {

class PersonFinder {
 public:
  PersonFinder(const Document& document, const Sentence& sentence, const std::vector<Term>& terms,
               const Knowledge& knowledge);
  /// The name that stands after (or, where the language writes so, before) the words first..last.
  std::optional<PersonName> beside(std::uint32_t first, std::uint32_t last) const;
  /// Could the word be part of a name that no lexicon knows?
  bool is_name(std::uint32_t word) const;

 private:
  std::optional<PersonName> after(std::uint32_t last) const;
  std::optional<PersonName> before(std::uint32_t first) const;
  std::optional<PersonName> by_tree(std::uint32_t first, std::uint32_t last) const;
  bool goes_on(std::uint32_t word) const;
  std::uint32_t end_of_name(std::uint32_t first) const;
  bool links_names(std::uint32_t word) const;
  PersonName make(std::uint32_t first, std::uint32_t last) const;

  const Document& document_;
  const Sentence& sentence_;
  const Knowledge& knowledge_;
  std::vector<bool> taken_;
};

}  // namespace entente::resolver

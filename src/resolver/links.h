// Which state belongs to which role noun. In: the terms of a sentence. Out: links with a score in
// (0, 1]. Promise: the tree is asked first, then word order as the language's settings say. Does
// not: choose among the links.
#pragma once

#include <vector>

#include "resolver/locative.h"
#include "resolver/terms.h"

namespace entente::resolver {

struct Link {
  std::size_t role,
      state;  // indices of terms; `state` may be another role ("spokesman of the ministry of X")
  double score;
};

class Linker {
 public:
  Linker(const Sentence& sentence, const std::vector<Term>& terms,
         const std::vector<Locative>& places, const Knowledge& knowledge)
      : sentence_(sentence), terms_(terms), places_(places), knowledge_(knowledge) {}

  std::vector<Link> links() const;
  /// Names of the same list: "Turkey and Russia", 日、中、韓.
  bool coordinated(std::size_t left, std::size_t right) const;

 private:
  bool may_belong(std::size_t role, std::size_t state) const;
  double by_tree(const Term& role, const Term& state) const;
  double by_order(std::size_t role, std::size_t state) const;
  /// The words strictly between: -1 if a verb, comma or conjunction parts them, else how many
  /// count.
  int distance(std::size_t left, std::size_t right, bool state_first) const;
  bool governed_by_verb(const Term& term) const;
  bool is_located(std::size_t state) const;
  bool is_beside(std::size_t metonym, std::size_t state) const;
  bool may_nest(std::size_t role, std::size_t state) const;
  double score_of(std::size_t role, std::size_t state) const;
  enum class Joint : std::uint8_t { none, comma, conjunction };
  /// What alone stands between a term and the next one of its kind.
  Joint joint(std::size_t left) const;

  const Sentence& sentence_;
  const std::vector<Term>& terms_;
  const std::vector<Locative>& places_;
  const Knowledge& knowledge_;
};

}  // namespace entente::resolver

// What is known of one sentence before any event: concepts found and the scope of each. In: a
// sentence, its tree, the concept lexicon of its language. Out: hits and scopes. Does not: decide
// what is an event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/ontology.h"
#include "coder/rules.h"
#include "coder/tree.h"
#include "lexicon/lexicon.h"

namespace entente::coder {

/// A concept in the sentence.
struct Hit {
  ConceptId concept_id = no_concept;
  std::uint32_t first = 0, last = 0, head = 0;  // words; head governs the others in the tree
  std::uint32_t entry = 0;                      // of the concept lexicon
  bool swap = false;                            // the lexicon's frame
  Span span;
};

/// The concept lexicon of a language.
struct Concepts {
  lexicon::Lexicon lexicon;
  std::vector<bool> acts;  // by entry: its concept is an act
};

class Scene {
 public:
  /// Of acts the longest match wins over all; things and signs may also stand inside an act.
  Scene(const Document& document, const Sentence& sentence, const Concepts& concepts,
        const Ontology& ontology);

  const std::vector<Hit>& hits() const { return hits_; }
  const Tree& tree() const { return tree_; }
  const Sentence& sentence() const { return tree_.sentence(); }

  bool speaks_of_agreement(const Scope& scope) const {
    return agreement_ != no_concept && scope[agreement_];
  }

  /// True if `word` is who says something: the subject of a word of saying, or named after an
  /// "according to", itself or at the top of its phrase.
  bool says(std::uint32_t word) const;

  /// True if the act stands in a quotation of several words: the speaker's words, not the
  /// reporter's.
  bool quoted(const Hit& act) const;

  /// Concepts that refine the act: those under it in the tree, in the phrase it governs or is
  /// governed by, or within a few words of it in the same clause.
  Scope scope(const Hit& act) const;
  /// True if `word` may belong to the clause of `act`: under it, or no other finite verb between
  /// them.
  bool same_clause(std::uint32_t act, std::uint32_t word) const;
  /// Words of the clause's verb group: the act, its auxiliaries, the verb that governs it if it is
  /// a noun.
  std::vector<std::uint32_t> verb_group(const Hit& act) const;
  std::uint32_t governor(
      const Hit& act) const;  // the verb over a nominal act ("held talks"), else its head

 private:
  void collect(const std::vector<lexicon::Match>& matches, const lexicon::Lexicon& lexicon,
               const Ontology& ontology);
  Tree tree_;
  std::vector<Hit> hits_;
  std::size_t concepts_;
  ConceptId agreement_, say_;
};

}  // namespace entente::coder

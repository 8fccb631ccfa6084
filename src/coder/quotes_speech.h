// How a language tells speech. In: languages/xx/speech.tsv. Out: verbs of saying, phrases that name
// a source, quotation marks, the side on which the words stand. Promise: a bad row is refused with
// file, line and caret. Does not: find speakers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"

namespace entente::coder {

/// What a cue may introduce. A fragment is a quoted piece of a phrase ("called it “a mistake”"); a
/// trailing cue stands right after the words ("…”, aldus Rutte").
enum class CueUse : std::uint8_t { both, direct, reported, fragment, trailing };

struct MarkPair {
  std::string open, close;
};

class Speech {
 public:
  static Result<Speech> open(const std::string& path, const lexicon::Language& language);
  static Result<Speech> parse(std::string text, const std::string& path,
                              const lexicon::Language& language);

  const lexicon::Lexicon& words() const { return words_; }
  const std::vector<MarkPair>& pairs() const { return pairs_; }
  const std::vector<std::string>& dashes() const { return dashes_; }
  bool clause_before() const { return clause_before_; }  // the words stand before the cue
  /// "that", と: drawn between cue and words, part of neither.
  bool joins(std::string_view form) const;
  /// A word that ends a clause which is the object of saying: 하겠다고, geleceğini.
  bool ends_clause(std::string_view form) const;

 private:
  Result<void> read_marks(const std::string& text, const std::string& path);
  lexicon::Lexicon words_;
  std::vector<MarkPair> pairs_;
  std::vector<std::string> dashes_, joiners_, endings_;
  bool clause_before_ = false;
};

}  // namespace entente::coder

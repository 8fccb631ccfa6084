// What the resolver knows of one language. In: a folder languages/xx/. Out: its lexicons and
// settings. Promise: names.tsv and roles.tsv are wanted; traps.tsv, locatives.tsv, reference.tsv
// and resolver.tsv may be missing; a bad row is refused with file, line and caret. Does not: match
// or decide.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "resolver/bearers.h"
#include "resolver/roster.h"

namespace entente::resolver {

/// On which side of a role noun its state stands when the tree is silent.
enum class Side : std::uint8_t { before, after, both };

/// An ending of a word that tells place: 에서, 'da.
struct Suffix {
  std::string text, kind;  // kind: in, near, from, to
};

struct Knowledge {
  lexicon::Language language;
  std::shared_ptr<lexicon::Vocabulary> vocabulary;  // of all lexicons here
  lexicon::Lexicon names, roles;
  lexicon::Lexicon traps;       // never an actor
  lexicon::Lexicon locatives;   // key in, near, from, to; kind before, after
  lexicon::Lexicon references;  // pronouns, links, prefixes of one-letter names
  Spelling spelling;            // of the names of ontology/actors
  Bearers bearers;              // those names
  std::vector<Suffix> suffixes;
  bool seats = false;        // has marks `seat`
  std::string home;          // the state whose readers the language's papers address, or ""
  double home_weight = 1.2;  // how much that counts against the text's own evidence
  Side state_side = Side::both;
  Side person_side = Side::after;  // does a name follow or precede its role noun
  std::shared_ptr<const std::unordered_map<std::string, std::string>> display;  // code -> name

  std::shared_ptr<const Roster> roster;

  /// Without a roster, what the language's own files say.
  static Result<std::shared_ptr<const Knowledge>> open(
      const std::string& folder,
      std::shared_ptr<const std::unordered_map<std::string, std::string>> display,
      std::shared_ptr<const Roster> roster = nullptr);
  std::string name_of(const std::string& code) const;
  /// Are names of several states written as one word (日米韓, 한미)?
  bool joins_names() const { return !language.spaces || state_side == Side::before; }
};

/// Code -> first name, from one names.tsv.
Result<std::unordered_map<std::string, std::string>> display_names(const std::string& folder);

}  // namespace entente::resolver

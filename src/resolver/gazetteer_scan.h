// Names of the gazetteer in a sentence. In: words and their tags. Out: the longest names, in text
// order, not overlapping. Promise: a name begins with a capital letter, or in scripts without
// them with a word; inflected forms, particles and clitics are undone only where the form as
// printed is no name. Does not: say that a word is a place.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/document.h"
#include "model/sentence.h"
#include "resolver/gazetteer.h"

namespace entente::resolver {

struct NamedPlace {
  std::uint32_t first = 0, last = 0;
  Span span;
  std::span<const places::NameRecord> names;  // some may be of other languages
};

class PlaceScanner {
 public:
  PlaceScanner(const Gazetteer& gazetteer, const lexicon::Language& language);
  void find(const Document& document, const Sentence& sentence, std::vector<NamedPlace>& out) const;
  /// Is the name used in this language?
  bool speaks(const places::NameRecord& name) const { return (name.languages & bits_) != 0; }
  std::uint32_t own_bit() const { return own_; }
  /// Written in the script for foreign names (katakana), and long.
  static bool is_foreign(std::string_view name);
  /// What may follow or precede a name in a running script.
  bool stands_beside(std::string_view text, Span span) const;

 private:
  using Names = std::span<const places::NameRecord>;
  Names look_up(std::string_view key) const;
  /// `key` is that of the words up to this one, `before` that of those before it.
  Names look_up_word(std::string_view before, std::string_view key, const Word& word) const;
  Names look_up_cut(std::string_view key, std::size_t begin) const;
  void find_in_words(const Document& document, const Sentence& sentence,
                     std::vector<NamedPlace>& out) const;
  void find_in_running(const Document& document, const Sentence& sentence,
                       std::vector<NamedPlace>& out) const;
  std::uint32_t reach(const Sentence& sentence, std::uint32_t first) const;
  bool may_begin(std::string_view key) const;
  bool longest_at(const Sentence& sentence, std::uint32_t first, NamedPlace& found) const;

  const Gazetteer& gazetteer_;
  std::vector<std::string_view> particles_, before_, after_;
  std::vector<std::string> proclitics_;
  std::uint32_t own_, bits_;
  bool spaces_;
};

}  // namespace entente::resolver

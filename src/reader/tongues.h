// Which language a text is in. In: text, and what languages/*/language.tsv and starters.txt say of
// the languages that are known. Out: an ISO 639-1 code of one of those. Promise: a text in a script
// or with letters of a known language gets an answer however short it is; deterministic. Does not:
// tell apart passages in several languages within a text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace entente::reader {

class Tongues {
 public:
  /// All folders of two letters in `languages_folder`. Errors: malformed (file, line, caret).
  static Result<Tongues> open(const std::string& languages_folder);

  /// The text's language, or "" if none of those known: by CLD2 where it is sure, else `hint` if it
  /// is one of them, else by frequent words and letters, else by script, else CLD2's best guess.
  std::string language(std::string_view text, std::string_view hint = "") const;
  bool knows(std::string_view language) const;
  const std::vector<std::string>& languages() const { return languages_; }
  std::string list(std::string_view between) const;  // of the languages, as one text

 private:
  using Votes = std::unordered_map<std::string, std::vector<std::uint8_t>>;
  Result<void> read(const std::string& folder, std::uint8_t language);
  std::string by_words(std::string_view text) const;
  std::string by_script(std::string_view text) const;

  std::vector<std::string> languages_;              // sorted
  Votes words_, letters_;                           // to positions in languages_
  std::vector<std::vector<std::int32_t>> scripts_;  // ICU's numbers, for each of languages_
};

}  // namespace entente::reader

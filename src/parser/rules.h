// Segmentation rules of one language, as data. In: the folder languages/xx. Out: Rules, ready to
// look up. Promise: a row that cannot be understood is refused with file, line and caret. Does not:
// touch any text. The files and their grammar: docs/segmentation_format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace entente::parser {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

/// How strongly the end of a token can end a sentence.
enum class Stop : std::uint8_t {
  no,
  weak,  // only before a capitalised word that often begins sentences
  full
};

/// What the full stop of an abbreviation means.
struct Abbreviation {
  Stop stop = Stop::no;
  bool before_number = false;  // an abbreviation only there: "No. 10"
};

/// The parts of a multi-word token. In a pattern the first character of a part may be `*`: the
/// matched stem.
using Parts = std::vector<std::string>;

struct Rules {
  bool boundaries = false;          // words are not written apart: the boundary model finds them
  bool clitics = false;             // the clitic model splits words further
  bool hyphen_split = false;        // "long-term" is three tokens
  bool hyphen_after_digit = true;   // "14-letni" stays whole where hyphens split
  bool hyphen_numbers = true;       // "1994-1997" is one token
  bool apostrophe_after = false;    // "l'amica" is "l'" + "amica"
  bool apostrophe_apart = false;    // an apostrophe is a token
  bool percent_joined = false;      // "25%" is one token
  bool abbreviation_joined = true;  // "Dr." is one token
  bool slash_joined = true;         // "e/o" is one token
  bool number_spaces = false;       // "80 000" is one token
  bool possessive = false;          // "partners'" is one token
  bool ellipsis_split = false;      // "..." is three tokens
  bool marks_dropped = false;       // the models see words without vowel marks
  bool caseless = false;            // no capitals: a full stop and a space end a sentence
  int ordinal_digits = 0;           // "3." before a word is an ordinal up to so many digits
  StringSet prefixes;               // what a hyphen never splits off: "re-", "non-"
  StringSet enclitics;              // what a hyphen always splits off: "-t-il"
  StringSet joiners;                // marks that join two words to one token: "~"
  StringMap<Abbreviation>
      abbreviations;           // as written, with the last full stop; small letters match all
  StringSet whole;             // tokens never split, folded
  StringSet starters;          // words that often begin sentences, folded
  StringMap<Parts> multiword;  // folded surface -> parts
  StringSet ambiguous;         // of these the clitic model says whether they are split
  StringMap<Parts> patterns;   // folded suffix -> parts
  std::size_t longest_pattern = 0, shortest_pattern = 0;
};

Result<Rules> load_rules(const std::string& folder);

}  // namespace entente::parser

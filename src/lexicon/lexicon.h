// The lexicon room: patterns become matches over the words of a parsed sentence.
// In: one file of languages/xx/ (docs/lexicon_format.md) and, later, parsed sentences of that
// language. Out: matches, longest first at each place, each with the row that wrote it. Promise: a
// bad row is refused with file, line, column and caret; find() is linear in the sentence and may be
// called from many threads at once. A match inside a longer one of the same lexicon is left out;
// equal ones of different keys all come out, the earlier row first. Does not: know what concepts,
// codes or sectors mean, nor whether they exist.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/sentence.h"

namespace entente::lexicon {

/// languages/xx/language.tsv. `code` is the name of the folder.
struct Language {
  std::string code, name;
  bool spaces = true;                   // does the script write spaces between words
  std::vector<std::string> proclitics;  // what may be written before a word, longest first
  static Result<Language> open(const std::string& folder);
};

/// One pattern of one row.
struct Entry {
  std::uint32_t row = 0;     // line number in the file, from 1
  std::uint16_t file = 0;    // index into Lexicon::files()
  std::string_view key;      // first cell: concept, code or sector
  std::string_view second;   // second cell: part of speech or kind
  std::string_view third;    // concepts: frame; names: sector (fourth cell); else ""
  std::string_view pattern;  // as written
};

struct Match {
  std::uint32_t first = 0, last = 0;  // word indices, both included
  std::uint32_t entry = 0;
  bool gap = false;                  // the pattern has a … : `words` says which words matched
  std::vector<std::uint32_t> words;  // empty if all of first..last matched
  Span span;  // from the first matched byte to the last one (may be part of a word in zh, ja)
};

class Reading;     // a sentence as lexicons compare it: reading.h
class Vocabulary;  // what lexicons of one language have in common: vocabulary.h

/// One file of one language, ready to match.
class Lexicon {
 public:
  /// `marks` are rows of three free cells: key, kind, patterns.
  enum class Kind { concepts, names, roles, marks };
  /// With a vocabulary, it reads sentences together with others that have the same one.
  static Result<Lexicon> open(const std::string& path, Kind kind, const Language& language,
                              std::shared_ptr<Vocabulary> vocabulary = nullptr);
  /// As open, from text already read; `path` is for messages and where().
  static Result<Lexicon> parse(std::string text, const std::string& path, Kind kind,
                               const Language& language,
                               std::shared_ptr<Vocabulary> vocabulary = nullptr);

  /// Appends to `out`, in the order of the text.
  void find(const Document& document, const Sentence& sentence, std::vector<Match>& out) const;
  /// The same; quicker if the reading is of this lexicon's vocabulary.
  void find(const Reading& reading, std::vector<Match>& out) const;
  /// The same, and to `rest` what would be found without the entries that `left_out` has set: they
  /// hide nothing there.
  void find(const Reading& reading, const std::vector<bool>& left_out, std::vector<Match>& out,
            std::vector<Match>& rest) const;

  std::uint32_t size() const;  // number of entries
  const Entry& entry(std::uint32_t index) const;
  const std::vector<std::string>& files() const;
  const Vocabulary& vocabulary() const;
  std::string where(std::uint32_t index) const;  // "languages/it/concepts.tsv:12"

  struct Data;

 private:
  /// All matches of the reading, also those inside longer ones.
  std::vector<Match> find_all(const Reading& reading) const;
  std::shared_ptr<const Data> data_;
};

}  // namespace entente::lexicon

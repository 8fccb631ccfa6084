// The front door of the parser room. In: a document whose language is known. Out: sentences, words
// (multi-word tokens split), lemmas, tags, features, one dependency tree a sentence, and names.
// Promise: thread-safe once open; total over all bytes, linear time; every word's span is a piece
// of the text, and tokens and the white space between them joined give the text; every sentence has
// one root and no cycle. Does not: recognise the language, look at furniture blocks, or resolve
// names.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/sentence.h"

namespace entente::parser {

class Network;
class Segmenter;

class Parser {
 public:
  /// `data_folder` holds models/ and languages/: the repository's root, or the installed
  /// share/entente. Errors: not_found, malformed (with file, line and a caret for language files).
  static Result<Parser> open(const std::string& data_folder);
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  bool knows(std::string_view language) const;
  std::vector<std::string> languages() const;

  /// The title and body blocks. No sentences if the language is not known. Views point into
  /// `document.text` and into the result itself, so both must outlive them.
  Parsed parse(const Document& document) const;
  /// The same for many documents: one pass of the network serves all documents of a language, which
  /// is faster.
  std::vector<Parsed> parse_all(std::span<const Document* const> documents) const;
  /// The same for sentences that are already cut into words: fills in the analysis.
  void analyse(std::string_view language, Parsed& parsed) const;
  /// Only the first stage: sentences and words, without analysis.
  Parsed segment(const Document& document) const;

 private:
  void analyse_all(std::string_view language, std::span<Parsed* const> documents) const;
  Parser(std::unique_ptr<Segmenter> segmenter, std::unique_ptr<Network> network);
  std::unique_ptr<Segmenter> segmenter_;
  std::unique_ptr<Network> network_;
};

}  // namespace entente::parser

// Quotes: who said what. In: a parsed document with its mentions; languages/xx/speech.tsv
// (docs/quotes.md). Out: direct quotations and reported speech in the order of the text, each with
// cue and speaker. Promise: every span is a piece of the text; a language without speech.tsv has no
// quotes; thread-safe. Does not: say whether what was said is so, nor find events in it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "coder/quotes_speech.h"
#include "lexicon/by_language.h"
#include "model/quote.h"
#include "model/sentence.h"
#include "resolver/mention.h"

namespace entente::coder {

class Quotes {
 public:
  explicit Quotes(std::string data_folder);

  /// Errors: malformed (speech.tsv, read on first use: file, line and caret).
  Result<std::vector<Quote>> find(const Document& document, const Parsed& parsed,
                                  const resolver::Mentions& mentions) const;

 private:
  struct Shared {
    std::string data_folder;
    lexicon::ByLanguage<Speech> languages;
  };
  Result<const Speech*> language(const std::string& code) const;
  std::shared_ptr<Shared> shared_;
};

}  // namespace entente::coder

// The segmenter. In: a document whose language is known. Out: its sentences and words, without any
// analysis. Promise: thread-safe; total over all bytes, linear time; tokens stand in order and do
// not overlap, and between them is only white space and controls, so that tokens and gaps joined
// give the text byte for byte. Does not: tag, parse, or look at furniture blocks.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/sentence.h"
#include "parser/rules.h"
#include "parser/scanner.h"
#include "parser/segmenter_model.h"

namespace entente::parser {

class Segmenter {
 public:
  /// Reads languages/*/ and models/segmenter.model under `data_folder`. Without that model the
  /// languages that need it are unknown.
  static Result<Segmenter> open(const std::string& data_folder);
  bool knows(std::string_view language) const;
  std::vector<std::string> languages() const;
  /// Sentences of the title and body blocks, in order; words have span, token and form. An empty
  /// list of blocks means that the whole text is body. Nothing if the language is unknown.
  void segment(const Document& document, Parsed& out) const;
  /// The form that the models know: simplified characters, no vowel marks. The form itself if
  /// nothing changes.
  std::string_view normal_form(std::string_view language, std::string_view form, Parsed& out) const;

 private:
  struct Language {
    Rules rules;
    const HashedWeights* boundaries = nullptr;
    const CliticModel* clitics = nullptr;
  };
  void add(const Document& document, const Block& block, const std::string& name,
           const Language& language, Parsed& out) const;
  static bool asks_model(const Language& language, std::string_view form, bool first);
  static bool split(const Document& document, const Language& language, const Token* begin,
                    const Token* token, const Token* end, std::vector<std::string>& parts);
  std::string simplified(std::string_view form) const;
  static void add_words(const Document& document, const Language& language, const Token* begin,
                        const Token* end, Sentence& sentence, Parsed& out);

  std::unique_ptr<SegmenterModel> model_;
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace entente::parser

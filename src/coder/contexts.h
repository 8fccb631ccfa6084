// The contexts of events: military, legal, cyber. In: languages/xx/contexts.tsv,
// ontology/contexts.tsv (docs/contexts_format.md), coded events. Out: Event::contexts, PLOVER's
// names in PLOVER's order. Promise: one pass of the lexicon for each sentence that has events, none
// for others; a language without contexts.tsv has what type and parties say alone; thread-safe.
// Does not: decide whether there is an event.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "coder/ontology.h"
#include "lexicon/by_language.h"
#include "lexicon/lexicon.h"
#include "model/event.h"
#include "model/sentence.h"

namespace entente::coder {

/// What holds in every language: rows of ontology/contexts.tsv.
struct ContextRow {
  enum class By : std::uint8_t { type, mode, sector, unless };
  std::size_t context = 0;  // index into Ontology::contexts()
  By by = By::type;
  std::vector<std::string> values;
};

Result<std::vector<ContextRow>> parse_context_rows(std::string_view text, const std::string& path,
                                                   const Ontology& ontology);

/// Errors: a context that PLOVER does not know, a reach that is none of `near` and `sentence`; each
/// with file, line and caret.
std::vector<Error> check_context_words(std::string_view text, const std::string& path,
                                       const Ontology& ontology);

class Contexts {
 public:
  /// Errors: malformed (file, line, caret). A missing ontology/contexts.tsv gives no rows.
  static Result<Contexts> open(const std::string& data_folder, const Ontology& ontology);

  /// Fills the contexts of the document's events. Errors: those of the language's file, read on
  /// first use.
  Result<void> fill(const Document& document, const Parsed& parsed,
                    std::vector<Event>& events) const;

 private:
  struct Shared {
    std::string data_folder;
    std::vector<std::string> names;
    std::vector<ContextRow> rows;
    lexicon::ByLanguage<lexicon::Lexicon> languages;
  };
  Result<const lexicon::Lexicon*> language(const std::string& code) const;
  std::vector<bool> by_event(const Event& event) const;
  void write(std::vector<bool> holds, Event& event) const;
  std::shared_ptr<Shared> shared_;
};

}  // namespace entente::coder

#include "coder/quotes.h"

#include <algorithm>

#include "coder/quotes_direct.h"
#include "coder/quotes_reading.h"
#include "coder/quotes_reported.h"

namespace entente::coder {

Quotes::Quotes(std::string data_folder) : shared_(std::make_shared<Shared>()) {
  shared_->data_folder = std::move(data_folder);
}

Result<const Speech*> Quotes::language(const std::string& code) const {
  return shared_->languages.of(
      code, [&](const std::string& name) -> lexicon::ByLanguage<Speech>::Read {
        const std::string folder = shared_->data_folder + "/languages/" + name;
        const auto language = lexicon::Language::open(folder);
        if (!language) return tl::unexpected(language.error());
        auto speech = Speech::open(folder + "/speech.tsv", *language);
        if (speech) return std::make_unique<const Speech>(std::move(*speech));
        if (speech.error().kind != ErrorKind::not_found) return tl::unexpected(speech.error());
        return nullptr;
      });
}

Result<std::vector<Quote>> Quotes::find(const Document& document, const Parsed& parsed,
                                        const resolver::Mentions& mentions) const {
  const auto speech = language(document.language);
  if (!speech) return tl::unexpected(speech.error());
  if (*speech == nullptr) return std::vector<Quote>{};
  const SpeechReading reading(document, parsed, mentions, **speech);
  std::vector<Quote> quotes = DirectSpeech(reading).find();
  std::vector<Quote> reported = ReportedSpeech(reading).find(quotes);
  std::move(reported.begin(), reported.end(), std::back_inserter(quotes));
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& left, const Quote& right) {
    return left.span.begin < right.span.begin;
  });
  return quotes;
}

}  // namespace entente::coder

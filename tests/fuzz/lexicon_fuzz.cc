// Files of concepts, names, roles and marks: lexicon::Lexicon::parse. The first byte says which and
// for which language.
#include "fuzz.h"
#include "lexicon/lexicon.h"

namespace {

using entente::lexicon::Language;
using Kind = entente::lexicon::Lexicon::Kind;

const Language& language(std::size_t index) {
  static const Language languages[] = {*Language::open(ENTENTE_SOURCE_DIR "/languages/en"),
                                       *Language::open(ENTENTE_SOURCE_DIR "/languages/ar"),
                                       *Language::open(ENTENTE_SOURCE_DIR "/languages/ja")};
  return languages[index % 3];
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  constexpr Kind kinds[] = {Kind::concepts, Kind::names, Kind::roles, Kind::marks};
  if (size == 0) return 0;
  const auto read = lexicon::Lexicon::parse(std::string(fuzz::text_of(data + 1, size - 1)), "x.tsv",
                                            kinds[data[0] % 4], language(data[0] / 4));
  if (!read) {
    fuzz::promise(read.error().message.starts_with("x.tsv:"), "errors name file and line");
    return 0;
  }
  for (std::uint32_t i = 0; i < read->size(); ++i)
    fuzz::promise(!read->entry(i).pattern.empty(), "an entry has a pattern");
  return 0;
}

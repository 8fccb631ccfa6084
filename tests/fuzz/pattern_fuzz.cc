// Patterns of the lexicon: lexicon::expand and lexicon::split_items.
#include "fuzz.h"
#include "lexicon/pattern.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  for (const std::string_view pattern : lexicon::split_patterns(fuzz::text_of(data, size))) {
    const auto spelled = lexicon::expand(pattern);
    if (!spelled) {
      fuzz::promise(spelled.error().at <= pattern.size(), "a fault is in the pattern");
      fuzz::promise(!spelled.error().reason.empty(), "a fault has a reason");
      continue;
    }
    fuzz::promise(spelled->size() <= lexicon::most_expansions, "expansions are bounded");
    for (const std::string& one : *spelled) {
      const auto items = lexicon::split_items(one);
      if (items) fuzz::promise(!items->empty() || one.empty(), "a pattern has items");
    }
  }
  return 0;
}

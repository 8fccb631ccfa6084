// Files of rules: coder::Rules::parse.
#include "coder/rules.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const auto ontology = *coder::Ontology::open(ENTENTE_SOURCE_DIR "/ontology");
  const auto rules = coder::Rules::parse(fuzz::text_of(data, size), "x.rules", ontology);
  if (!rules) {
    fuzz::promise(rules.error().message.starts_with("x.rules"), "errors name file and line");
    return 0;
  }
  for (const coder::Rule& rule : rules->all())
    fuzz::promise(ontology.type(rule.type) != nullptr, "a rule has a type of the codebook");
  return 0;
}

// CoNLL-U: what is read can be written, and reads the same again.
#include "fuzz.h"
#include "parser/conllu.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  Document document, again;
  const auto parsed = parser::read_conllu(fuzz::text_of(data, size), document);
  if (!parsed) return 0;
  for (const Sentence& sentence : parsed->sentences) {
    fuzz::promise_within(sentence.span, document);
    for (const Word& word : sentence.words) {
      fuzz::promise_within(word.span, document);
      fuzz::promise(word.head >= -1 && word.head < static_cast<int>(sentence.words.size()),
                    "heads are words of the sentence");
    }
  }
  const std::string written = parser::to_conllu(document, *parsed);
  const auto read = parser::read_conllu(written, again);
  fuzz::promise(read.has_value(), "what is written can be read");
  fuzz::promise(parser::to_conllu(again, *read) == written, "it reads the same");
  return 0;
}

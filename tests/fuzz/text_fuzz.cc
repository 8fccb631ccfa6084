// Text files: reader::Reader::text.
#include "base/utf8.h"
#include "fuzz.h"
#include "reader/reader.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const reader::Reader reader = *reader::Reader::open(ENTENTE_SOURCE_DIR);
  const auto document = reader.text("x.txt", std::string(fuzz::text_of(data, size)), {});
  if (!document) {
    fuzz::promise(document.error().message.starts_with("x.txt: "), "errors name the file");
    return 0;
  }
  fuzz::promise_blocks(*document);
  fuzz::promise(utf8::first_bad_byte(document->text) == utf8::npos, "the text is UTF-8");
  return 0;
}

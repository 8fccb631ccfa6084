// Dates in texts: resolver::Dates::find, in every language by turns.
#include "fuzz.h"
#include "resolver/dates.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const resolver::Dates dates = *resolver::Dates::open(ENTENTE_SOURCE_DIR "/languages");
  static const auto languages = dates.languages();
  if (size == 0) return 0;
  const std::string_view text = fuzz::text_of(data + 1, size - 1);
  auto found = dates.find(languages[data[0] % languages.size()], text, 0, {2024, 11, 1});
  std::uint32_t at = 0;
  for (const auto& mention : found) {
    fuzz::promise(mention.span.begin < mention.span.end && mention.span.end <= text.size(),
                  "spans lie in the text");
    fuzz::promise(mention.span.begin >= at, "mentions are in order");
    at = mention.span.begin;
    const Date value = mention.value;
    fuzz::promise(value.month <= 12 && value.day <= 31, "a value is a date");
    fuzz::promise(parse_date(to_text(value)) == value, "a value can be written");
  }
  resolver::resolve_anaphoric(found, {2024, 11, 1});
  return 0;
}

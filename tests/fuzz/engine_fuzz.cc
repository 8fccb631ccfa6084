// Texts to events and quotes: all rooms at once.
#include "entente/entente.h"
#include "fuzz.h"

namespace {

void promise_event(const entente::Event& event, const entente::Document& document) {
  using namespace entente;
  for (const Span span : {event.trigger, event.sentence, event.date.span, event.place.span})
    fuzz::promise_within(span, document);
  for (const Span span : event.mentions) fuzz::promise_within(span, document);
  for (const auto* parties : {&event.actors, &event.recipients}) {
    for (const Party& party : *parties) fuzz::promise_within(party.span, document);
  }
  fuzz::promise(event.quad >= 1 && event.quad <= 4, "an event has a quad");
  fuzz::promise(event.confidence >= 0 && event.confidence <= 1, "confidence is 0 to 1");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;
  static const Engine engine = *Engine::open(ENTENTE_SOURCE_DIR);
  const auto document =
      engine.read_text("x.txt", std::string(fuzz::text_of(data, size)), {2024, 11, 1});
  if (!document) return 0;
  const auto record = engine.record(*document);
  if (!record) return 0;
  for (const Event& event : record->events) promise_event(event, *document);
  for (const Quote& quote : record->quotes) fuzz::promise_within(quote.span, *document);
  for (const Span sentence : record->sentences) fuzz::promise_within(sentence, *document);
  return 0;
}

// Events: who did what to whom, when and where, each field with the words it came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace entente {

/// A party of an event. `text` is the document's bytes at `span`; both are empty where the party is
/// inferred (see `why`).
struct Party {
  std::string code, name, sector, person;
  Span span;
  double confidence = 0;  // 0..1
  std::string why;
};

/// Their codes, in their order.
std::vector<std::string> codes_of(const std::vector<Party>& parties);
std::vector<std::string> sorted_codes(const std::vector<Party>& parties);
bool has_code(const std::vector<Party>& parties, std::string_view code);

struct EventDate {
  Date value;
  std::string granularity;  // day, month, year or ""
  Span span;
};

struct EventPlace {
  std::string country, name;  // ISO 3166-1 alpha-3; name as printed
  double latitude = 0, longitude = 0;
  std::int64_t geonames = 0;  // 0: unknown
  Span span;
};

struct Event {
  std::string id, document, language;
  std::string type, mode, auxiliary;
  int quad = 0;      // 1 to 4
  double score = 0;  // PLOVER's scale, -10 to 10
  std::vector<std::string> contexts;
  std::vector<Party> actors, recipients;
  EventDate date;
  EventPlace place;
  Span trigger, sentence;
  std::vector<Span>
      mentions;  // triggers of all mentions of this act in the document, the first one included
  double confidence = 0;  // 0..1
  std::string rule;       // "ontology/rules/support.rules:12 sign"
  Date published;
};

}  // namespace entente

#include <nlohmann/json.hpp>

#include "writer/writer.h"

namespace entente::writer {
namespace {

using Json = nlohmann::ordered_json;

Json span_of(Span span) { return Json::array({span.begin, span.end}); }

Json words_at(Span span, const Document& document) {
  return {{"text", std::string(document.at(span))}, {"span", span_of(span)}};
}

Json party(const Party& party, const Document& document) {
  Json out = {{"code", party.code},
              {"name", party.name},
              {"sector", party.sector},
              {"text", std::string(document.at(party.span))},
              {"span", span_of(party.span)}};
  if (!party.person.empty()) out["person"] = party.person;
  return out;
}

Json parties(const std::vector<Party>& all, const Document& document) {
  Json out = Json::array();
  for (const Party& one : all) out.push_back(party(one, document));
  return out;
}

Json place_of(const EventPlace& place, const Document& document) {
  Json out = {{"country", place.country}, {"name", place.name}};
  const bool known = place.latitude != 0 || place.longitude != 0;
  out["latitude"] = known ? Json(place.latitude) : Json(nullptr);
  out["longitude"] = known ? Json(place.longitude) : Json(nullptr);
  if (place.geonames != 0) out["geonames"] = place.geonames;
  out.update(words_at(place.span, document));
  return out;
}

}  // namespace

std::string json_line(const Event& event, const Document& document) {
  Json out = {{"id", event.id},       {"document", event.document},   {"type", event.type},
              {"mode", event.mode},   {"auxiliary", event.auxiliary}, {"quad", event.quad},
              {"score", event.score}, {"contexts", event.contexts}};
  out["actors"] = parties(event.actors, document);
  out["recipients"] = parties(event.recipients, document);
  out["date"] = {{"value", to_text(event.date.value)}, {"granularity", event.date.granularity}};
  out["date"].update(words_at(event.date.span, document));
  out["place"] = place_of(event.place, document);
  out["trigger"] = words_at(event.trigger, document);
  out["sentence"] = span_of(event.sentence);
  out["mentions"] = Json::array();
  for (const Span mention : event.mentions) out["mentions"].push_back(words_at(mention, document));
  out["confidence"] = std::round(event.confidence * 1000) / 1000;
  out["rule"] = event.rule;
  out["language"] = event.language;
  out["published"] = to_text(event.published);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::writer

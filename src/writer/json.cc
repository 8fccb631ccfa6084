#include <nlohmann/json.hpp>

#include "writer/writer.h"

namespace entente::writer {
namespace {

using Json = nlohmann::ordered_json;

/// An object written field by field; nothing is looked up or copied twice. No key may come twice.
class Object {
 public:
  explicit Object(std::size_t fields) { fields_.reserve(fields); }
  template <class Value>
  Object& put(const char* key, Value&& value) {
    fields_.emplace_back(key, std::forward<Value>(value));
    return *this;
  }
  Json json() { return Json(std::move(fields_)); }

 private:
  Json::object_t fields_;
};

Json span_of(Span span) { return Json::array_t{span.begin, span.end}; }

Object& put_words(Object& out, Span span, const Document& document) {
  return out.put("text", document.at(span)).put("span", span_of(span));
}

Json words_at(Span span, const Document& document) {
  Object out(2);
  return put_words(out, span, document).json();
}

Json party(const Party& party, const Document& document) {
  Object out(6);
  out.put("code", party.code).put("name", party.name).put("sector", party.sector);
  put_words(out, party.span, document);
  if (!party.person.empty()) out.put("person", party.person);
  return out.json();
}

/// Each as one() says.
template <class Values, class One>
Json list_of(const Values& values, const One& one) {
  Json::array_t out;
  out.reserve(values.size());
  for (const auto& value : values) out.push_back(one(value));
  return Json(std::move(out));
}

Json date_of(const EventDate& date, const Document& document) {
  Object out(4);
  out.put("value", to_text(date.value)).put("granularity", date.granularity);
  return put_words(out, date.span, document).json();
}

Json place_of(const EventPlace& place, const Document& document) {
  Object out(7);
  out.put("country", place.country).put("name", place.name);
  const bool known = place.latitude != 0 || place.longitude != 0;
  out.put("latitude", known ? Json(place.latitude) : Json(nullptr));
  out.put("longitude", known ? Json(place.longitude) : Json(nullptr));
  if (place.geonames != 0) out.put("geonames", place.geonames);
  return put_words(out, place.span, document).json();
}

}  // namespace

std::string json_line(const Event& event, const Document& document) {
  const auto parties = [&](const std::vector<Party>& all) {
    return list_of(all, [&](const Party& one) { return party(one, document); });
  };
  Object out(19);
  out.put("id", event.id).put("document", event.document).put("type", event.type);
  out.put("mode", event.mode).put("auxiliary", event.auxiliary).put("quad", event.quad);
  out.put("score", event.score).put("contexts", event.contexts);
  out.put("actors", parties(event.actors)).put("recipients", parties(event.recipients));
  out.put("date", date_of(event.date, document)).put("place", place_of(event.place, document));
  out.put("trigger", words_at(event.trigger, document)).put("sentence", span_of(event.sentence));
  out.put("mentions",
          list_of(event.mentions, [&](Span mention) { return words_at(mention, document); }));
  out.put("confidence", std::round(event.confidence * 1000) / 1000).put("rule", event.rule);
  out.put("language", event.language).put("published", to_text(event.published));
  return out.json().dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::writer

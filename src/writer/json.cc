#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "writer/writer.h"

namespace entente::writer {
namespace {

using Json = nlohmann::ordered_json;

/// One JSON text, written as it comes: what Json::dump would give of the same values.
class Line {
 public:
  Line& open(char bracket) {
    before();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  Line& close(char bracket) {
    out_ += bracket;
    first_ = false;
    return *this;
  }
  Line& key(std::string_view name) {
    before();
    out_.append("\"").append(name).append("\":");
    first_ = true;
    return *this;
  }
  Line& text(std::string_view value) {
    before();
    if (is_plain(value)) {
      out_.append("\"").append(value).append("\"");
    } else {
      out_ += Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return *this;
  }
  template <class Number>
  Line& number(Number value) {
    before();
    if constexpr (std::is_integral_v<Number>) {
      out_ += std::to_string(value);
    } else {
      out_ += Json(value).dump();
    }
    return *this;
  }
  Line& null() {
    before();
    out_ += "null";
    return *this;
  }
  Line& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  Line& span(std::string_view name, Span value) {
    return key(name).open('[').number(value.begin).number(value.end).close(']');
  }
  Line& words(Span span_of, const Document& document) {
    return text("text", document.at(span_of)).span("span", span_of);
  }
  std::string take() { return std::move(out_); }

 private:
  void before() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  /// Nothing to escape or to replace.
  static bool is_plain(std::string_view value) {
    for (const char byte : value) {
      if (static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\') return false;
    }
    return utf8::first_bad_byte(value) == utf8::npos;
  }

  std::string out_;
  bool first_ = true;
};

void add_parties(std::string_view name, const std::vector<Party>& all, const Document& document,
                 Line& out) {
  out.key(name).open('[');
  for (const Party& party : all) {
    out.open('{').text("code", party.code).text("name", party.name).text("sector", party.sector);
    out.words(party.span, document);
    if (!party.person.empty()) out.text("person", party.person);
    out.close('}');
  }
  out.close(']');
}

void add_degrees(std::string_view name, double value, bool known, Line& out) {
  out.key(name);
  known ? out.number(value) : out.null();
}

void add_place(const EventPlace& place, const Document& document, Line& out) {
  const bool known = place.latitude != 0 || place.longitude != 0;
  out.key("place").open('{').text("country", place.country).text("name", place.name);
  add_degrees("latitude", place.latitude, known, out);
  add_degrees("longitude", place.longitude, known, out);
  if (place.geonames != 0) out.key("geonames").number(place.geonames);
  out.words(place.span, document).close('}');
}

void add_mentions(const std::vector<Span>& mentions, const Document& document, Line& out) {
  out.key("mentions").open('[');
  for (const Span mention : mentions) out.open('{').words(mention, document).close('}');
  out.close(']');
}

}  // namespace

std::string json_line(const Event& event, const Document& document) {
  Line out;
  out.open('{').text("id", event.id).text("document", event.document).text("type", event.type);
  out.text("mode", event.mode).text("auxiliary", event.auxiliary);
  out.key("quad").number(event.quad).key("score").number(event.score);
  out.key("contexts").open('[');
  for (const std::string& context : event.contexts) out.text(context);
  out.close(']');
  add_parties("actors", event.actors, document, out);
  add_parties("recipients", event.recipients, document, out);
  out.key("date").open('{').text("value", to_text(event.date.value));
  out.text("granularity", event.date.granularity).words(event.date.span, document).close('}');
  add_place(event.place, document, out);
  out.key("trigger").open('{').words(event.trigger, document).close('}');
  out.span("sentence", event.sentence);
  add_mentions(event.mentions, document, out);
  out.key("confidence").number(std::round(event.confidence * 1000) / 1000);
  out.text("rule", event.rule).text("language", event.language);
  out.text("published", to_text(event.published)).close('}');
  return out.take() + "\n";
}

}  // namespace entente::writer

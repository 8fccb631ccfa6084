#include <cstdio>

#include "writer/writer.h"

namespace entente::writer {
namespace {

std::string quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char byte : text) {
    if (byte == '"') out += '"';
    out += byte;
  }
  return out + "\"";
}

std::string joined(const std::vector<Party>& parties, std::string Party::*field) {
  std::string out;
  for (const Party& party : parties) out += (out.empty() ? "" : ";") + party.*field;
  return out;
}

std::string joined_texts(const std::vector<Party>& parties, const Document& document) {
  std::string out;
  for (const Party& party : parties)
    out += (&party == &parties.front() ? "" : ";") + std::string(document.at(party.span));
  return out;
}

std::string number(double value, const char* format) {
  char out[32];
  std::snprintf(out, sizeof out, format, value);
  return out;
}

}  // namespace

std::string csv_header() {
  return "id,document,date,type,mode,auxiliary,quad,score,actors,actor_texts,recipients,recipient_"
         "texts,place_country,"
         "place_name,latitude,longitude,trigger,confidence,rule,language,published\n";
}

std::string csv_line(const Event& event, const Document& document) {
  const bool located = event.place.latitude != 0 || event.place.longitude != 0;
  const std::string cells[] = {event.id,
                               event.document,
                               to_text(event.date.value),
                               event.type,
                               event.mode,
                               event.auxiliary,
                               std::to_string(event.quad),
                               number(event.score, "%g"),
                               joined(event.actors, &Party::code),
                               joined_texts(event.actors, document),
                               joined(event.recipients, &Party::code),
                               joined_texts(event.recipients, document),
                               event.place.country,
                               event.place.name,
                               located ? number(event.place.latitude, "%.4f") : "",
                               located ? number(event.place.longitude, "%.4f") : "",
                               std::string(document.at(event.trigger)),
                               number(event.confidence, "%.3f"),
                               event.rule,
                               event.language,
                               to_text(event.published)};
  std::string line;
  for (const std::string& cell : cells) line += (&cell == cells ? "" : ",") + quoted(cell);
  return line + "\n";
}

}  // namespace entente::writer

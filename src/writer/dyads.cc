#include "writer/dyads.h"

#include <algorithm>

namespace entente::writer {

std::string_view Printed::at(Span span) const {
  if (span.begin < begin || span.end < span.begin || span.end - begin > text.size()) return {};
  return text.substr(span.begin - begin, span.end - span.begin);
}

Printed printed(const Document& document) {
  return {document.text, 0, document.publisher, document.url};
}

Printed printed(const Report& report) {
  return {report.sentence_text, report.event.sentence.begin, report.publisher, report.url};
}

std::vector<Dyad> dyads_of(const Event& event) {
  std::vector<Dyad> dyads;
  const bool reciprocal = event.recipients.empty() && event.actors.size() > 1;
  for (const Party& actor : event.actors) {
    for (const Party& other : reciprocal ? event.actors : event.recipients) {
      if (&actor != &other) dyads.push_back({&actor, &other});
    }
    if (event.recipients.empty() && !reciprocal) dyads.push_back({&actor, nullptr});
  }
  if (!event.actors.empty()) return dyads;
  for (const Party& recipient : event.recipients) dyads.push_back({nullptr, &recipient});
  return dyads;
}

bool is_fact(const Event& event) { return event.auxiliary.empty(); }

std::string tab_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    for (const char byte : cell)
      line += byte == '\t' || byte == '\n' || byte == '\r' || byte == '\0' ? ' ' : byte;
  }
  return line + "\n";
}

std::string listed(const std::vector<std::string>& values) {
  std::vector<std::string> kept;
  std::string out;
  for (const std::string& value : values) {
    if (value.empty() || std::find(kept.begin(), kept.end(), value) != kept.end()) continue;
    out += (kept.empty() ? "" : ";") + value;
    kept.push_back(value);
  }
  return out;
}

}  // namespace entente::writer

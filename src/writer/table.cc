#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "writer/writer.h"

namespace entente::writer {
namespace {

constexpr int date_width = 10, type_width = 19, place_width = 14;
constexpr int least_width = 60;

constexpr std::string_view reset = "\033[0m", bold = "\033[1m", dim = "\033[2m";
constexpr std::string_view quad_colours[] = {"\033[36m", "\033[32m", "\033[33m", "\033[31m"};

std::string painted(std::string_view text, std::string_view colour, bool on) {
  return on ? std::string(colour).append(text).append(reset) : std::string(text);
}

std::string cell(std::string_view text, int width) {
  std::string out = fit(text, width);
  return out.append(static_cast<std::size_t>(std::max(0, width - columns(out))), ' ');
}

std::string codes(const std::vector<Party>& parties) {
  std::string out;
  for (const Party& party : parties) out += (out.empty() ? "" : ",") + party.code;
  return out;
}

std::string who(const Event& event) {
  return codes(event.actors) + (event.recipients.empty() ? "" : " > " + codes(event.recipients));
}

std::string type_of(const Event& event) {
  return event.type + (event.mode.empty() ? "" : "/" + event.mode) +
         (event.auxiliary.empty() ? "" : " (" + event.auxiliary + ")");
}

std::string place_of(const Event& event) {
  if (event.place.country.empty()) return "";
  return event.place.name.empty() || event.place.name == event.place.country
             ? event.place.country
             : event.place.name + ", " + event.place.country;
}

/// The sentence around the trigger on one line, beginning at the trigger if the whole does not fit.
std::string quote(const Event& event, const Document& document, int width) {
  std::string text(document.at(event.sentence));
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (columns(text) > width - 2) {
    text = std::string(document.at({event.trigger.begin, event.sentence.end}));
    std::replace(text.begin(), text.end(), '\n', ' ');
  }
  return "“" + fit(text, width - 2) + "”";
}

}  // namespace

int columns(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    const auto code = static_cast<UChar32>(unit.code);
    const int kind = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    const bool mark = u_charType(code) == U_NON_SPACING_MARK || u_charType(code) == U_FORMAT_CHAR;
    width += mark ? 0 : kind == U_EA_WIDE || kind == U_EA_FULLWIDTH ? 2 : 1;
    at += unit.length;
  }
  return width;
}

std::string fit(std::string_view text, int width) {
  if (columns(text) <= width) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    const std::string next = out + std::string(text.substr(at, unit.length));
    if (columns(next) > width - 1) break;
    out = next;
    at += unit.length;
  }
  return out + "…";
}

std::string table(const std::vector<Event>& events, const Document& document,
                  const TableStyle& style) {
  const int width = std::max(style.width, least_width);
  const int who_width = width - date_width - type_width - place_width - 6;
  std::string out = painted(document.id, bold, style.colour) + "\n";
  if (events.empty()) return out + "  no event\n";
  for (const Event& event : events) {
    const auto quad = static_cast<std::size_t>(std::clamp(event.quad, 1, 4) - 1);
    const std::string date = to_text(event.date.value);
    out += cell(date.empty() ? "-" : date, date_width) + "  ";
    out += painted(cell(type_of(event), type_width), quad_colours[quad], style.colour) + "  ";
    out += painted(cell(who(event), who_width), bold, style.colour) + "  " +
           fit(place_of(event), place_width) + "\n";
    out += "    " + painted(quote(event, document, width - 4), dim, style.colour) + "\n";
  }
  return out;
}

}  // namespace entente::writer

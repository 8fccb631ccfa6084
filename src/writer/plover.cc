#include "writer/plover.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace entente::writer {
namespace {

constexpr std::array<std::string_view, 40> columns_of_polecat = {"Event ID",
                                                                 "Event Date",
                                                                 "Event Type",
                                                                 "Event Mode",
                                                                 "Intensity",
                                                                 "Quad Code",
                                                                 "Contexts",
                                                                 "Actor Name",
                                                                 "Actor Country",
                                                                 "Actor COW",
                                                                 "Primary Actor Sector",
                                                                 "Actor Sectors",
                                                                 "Actor Title",
                                                                 "Actor Name Raw",
                                                                 "Wikipedia Actor ID",
                                                                 "Recipient Name",
                                                                 "Recipient Country",
                                                                 "Recipient COW",
                                                                 "Primary Recipient Sector",
                                                                 "Recipient Sectors",
                                                                 "Recipient Title",
                                                                 "Recipient Name Raw",
                                                                 "Wikipedia Recipient ID",
                                                                 "Placename",
                                                                 "City",
                                                                 "District",
                                                                 "Province",
                                                                 "Country",
                                                                 "Latitude",
                                                                 "Longitude",
                                                                 "GeoNames ID",
                                                                 "Raw Placename",
                                                                 "Feature Type",
                                                                 "Source",
                                                                 "Publication Date",
                                                                 "Story People",
                                                                 "Story Organizations",
                                                                 "Story Locations",
                                                                 "Language",
                                                                 "Version"};

constexpr const char* quads[] = {"VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
                                 "MATERIAL CONFLICT"};

std::string number(double value, const char* format) {
  char out[32];
  std::snprintf(out, sizeof out, format, value);
  return out;
}

/// IGO of IGO:NATO; states, EUR and UNO as they are.
std::string country_of(const Party& party) { return party.code.substr(0, party.code.find(':')); }

bool is_body(const Party& party) {
  return party.code.find(':') != std::string::npos || party.code == "EUR" || party.code == "UNO";
}

/// The eight cells of a party.
void add_party(const Party* party, const Printed& printed, const ExportCodes& codes,
               std::vector<std::string>& cells) {
  if (party == nullptr) return cells.resize(cells.size() + 8);
  cells.insert(cells.end(), {party->person.empty() ? party->name : party->person,
                             country_of(*party), codes.of(party->code).cow, party->sector,
                             party->sector, "", std::string(printed.at(party->span)), ""});
}

void add_place(const EventPlace& place, const Printed& printed, std::vector<std::string>& cells) {
  const bool located = place.latitude != 0 || place.longitude != 0, town = place.geonames != 0;
  cells.insert(cells.end(), {place.name, town ? place.name : "", "", "", place.country,
                             located ? number(place.latitude, "%.4f") : "",
                             located ? number(place.longitude, "%.4f") : "",
                             town ? std::to_string(place.geonames) : "",
                             std::string(printed.at(place.span)), town ? "P" : ""});
}

void add_story(const Event& event, std::vector<std::string>& cells) {
  std::vector<std::string> people, bodies;
  for (const auto* parties : {&event.actors, &event.recipients}) {
    for (const Party& party : *parties) {
      people.push_back(party.person);
      if (is_body(party)) bodies.push_back(party.name);
    }
  }
  cells.insert(cells.end(), {listed(people), listed(bodies), event.place.name});
}

}  // namespace

std::span<const std::string_view> plover_columns() { return columns_of_polecat; }

std::string plover_header() {
  return tab_line({columns_of_polecat.begin(), columns_of_polecat.end()});
}

std::string plover_lines(const Event& event, const Printed& printed, const ExportCodes& codes,
                         std::string_view version) {
  std::string lines;
  if (!is_fact(event)) return lines;
  const auto quad = static_cast<std::size_t>(std::clamp(event.quad, 1, 4) - 1);
  for (const Dyad& dyad : dyads_of(event)) {
    std::vector<std::string> cells = {
        event.id,    to_text(event.date.value), event.type, event.mode, number(event.score, "%g"),
        quads[quad], listed(event.contexts)};
    add_party(dyad.actor, printed, codes, cells);
    add_party(dyad.recipient, printed, codes, cells);
    add_place(event.place, printed, cells);
    cells.insert(cells.end(), {std::string(printed.publisher), to_text(event.published)});
    add_story(event, cells);
    cells.insert(cells.end(), {event.language, std::string(version)});
    lines += tab_line(cells);
  }
  return lines;
}

}  // namespace entente::writer

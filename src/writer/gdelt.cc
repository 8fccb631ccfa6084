#include "writer/gdelt.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace entente::writer {
namespace {

constexpr std::array<std::string_view, 61> columns_of_gdelt = {"GLOBALEVENTID",
                                                               "SQLDATE",
                                                               "MonthYear",
                                                               "Year",
                                                               "FractionDate",
                                                               "Actor1Code",
                                                               "Actor1Name",
                                                               "Actor1CountryCode",
                                                               "Actor1KnownGroupCode",
                                                               "Actor1EthnicCode",
                                                               "Actor1Religion1Code",
                                                               "Actor1Religion2Code",
                                                               "Actor1Type1Code",
                                                               "Actor1Type2Code",
                                                               "Actor1Type3Code",
                                                               "Actor2Code",
                                                               "Actor2Name",
                                                               "Actor2CountryCode",
                                                               "Actor2KnownGroupCode",
                                                               "Actor2EthnicCode",
                                                               "Actor2Religion1Code",
                                                               "Actor2Religion2Code",
                                                               "Actor2Type1Code",
                                                               "Actor2Type2Code",
                                                               "Actor2Type3Code",
                                                               "IsRootEvent",
                                                               "EventCode",
                                                               "EventBaseCode",
                                                               "EventRootCode",
                                                               "QuadClass",
                                                               "GoldsteinScale",
                                                               "NumMentions",
                                                               "NumSources",
                                                               "NumArticles",
                                                               "AvgTone",
                                                               "Actor1Geo_Type",
                                                               "Actor1Geo_FullName",
                                                               "Actor1Geo_CountryCode",
                                                               "Actor1Geo_ADM1Code",
                                                               "Actor1Geo_ADM2Code",
                                                               "Actor1Geo_Lat",
                                                               "Actor1Geo_Long",
                                                               "Actor1Geo_FeatureID",
                                                               "Actor2Geo_Type",
                                                               "Actor2Geo_FullName",
                                                               "Actor2Geo_CountryCode",
                                                               "Actor2Geo_ADM1Code",
                                                               "Actor2Geo_ADM2Code",
                                                               "Actor2Geo_Lat",
                                                               "Actor2Geo_Long",
                                                               "Actor2Geo_FeatureID",
                                                               "ActionGeo_Type",
                                                               "ActionGeo_FullName",
                                                               "ActionGeo_CountryCode",
                                                               "ActionGeo_ADM1Code",
                                                               "ActionGeo_ADM2Code",
                                                               "ActionGeo_Lat",
                                                               "ActionGeo_Long",
                                                               "ActionGeo_FeatureID",
                                                               "DATEADDED",
                                                               "SOURCEURL"};

constexpr std::uint32_t lead = 500;  // bytes of a text that are its lead

std::string number(double value, const char* format) {
  char out[32];
  std::snprintf(out, sizeof out, format, value);
  return out;
}

/// The first 13 digits of the event's id and the number of the row, as one decimal number.
std::string global_id(const Event& event, std::size_t row) {
  std::uint64_t value = 0;
  const std::string digits = event.id.substr(0, 13);
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return std::to_string(value * 1000 + row % 1000);
}

/// The day GDELT needs: a month or year begins on its first; no date is the day of publication.
Date day_of(const Event& event) {
  Date day = event.date.value.year == 0 ? event.published : event.date.value;
  if (day.year == 0) return day;
  if (day.month == 0) day.month = 1;
  if (day.day == 0) day.day = 1;
  return day;
}

std::string compact(Date day) {
  char out[16];
  std::snprintf(out, sizeof out, "%04d%02u%02u", day.year, day.month, day.day);
  return day.year == 0 ? "" : out;
}

void add_date(Date day, std::vector<std::string>& cells) {
  const std::string text = compact(day);
  cells.insert(cells.end(),
               {text, text.substr(0, 6), text.substr(0, 4),
                text.empty() ? "" : number(day.year + (day.month * 30 + day.day) / 365.0, "%.4f")});
}

/// Ten cells: USAGOV, or IGONAT for a body; a body's type comes first, then its role.
void add_actor(const Party* party, const ExportCodes& codes, std::vector<std::string>& cells) {
  if (party == nullptr) return cells.resize(cells.size() + 10);
  const PartyCodes& known = codes.of(party->code);
  const std::string role(codes.role(party->sector));
  const bool twice = role == known.type;
  std::string code = known.type + known.cameo + known.group;
  if (!twice) code += role;
  const std::string second = known.type.empty() || twice ? "" : role;
  cells.insert(cells.end(), {code, party->name, known.cameo, known.group, "", "", "",
                             known.type.empty() ? role : known.type, second, ""});
}

/// Eight cells of a place: type, name, country, ADM1, ADM2, latitude, longitude, feature.
void add_country(const PartyCodes& country, std::vector<std::string>& cells) {
  if (country.fips.empty()) {
    cells.push_back("0");
    return cells.resize(cells.size() + 7);
  }
  cells.insert(cells.end(),
               {"1", country.name, country.fips, country.fips, "", "", "", country.fips});
}

void add_place(const EventPlace& place, const ExportCodes& codes, std::vector<std::string>& cells) {
  const PartyCodes& country = codes.of(place.country);
  const bool located = place.latitude != 0 || place.longitude != 0;
  if (!located || place.name.empty()) return add_country(country, cells);
  const bool states = place.country == "USA", town = place.geonames != 0;
  cells.insert(cells.end(),
               {town ? (states ? "3" : "4") : (states ? "2" : "5"),
                place.name + (country.name.empty() ? "" : ", " + country.name), country.fips, "",
                "", number(place.latitude, "%.4f"), number(place.longitude, "%.4f"), ""});
}

void add_act(const Event& event, const CameoCode& act, std::vector<std::string>& cells) {
  cells.insert(cells.end(),
               {event.sentence.begin < lead ? "1" : "0", act.code, act.code.substr(0, 3),
                act.code.substr(0, 2), std::to_string(act.quad), number(act.goldstein, "%.1f"),
                std::to_string(event.mentions.size()), "1", "1", ""});
}

/// A party's state, if the text names the party.
const PartyCodes& home_of(const Party* party, const ExportCodes& codes) {
  return codes.of(party == nullptr || party->span.empty() ? "" : party->code);
}

}  // namespace

std::span<const std::string_view> gdelt_columns() { return columns_of_gdelt; }

std::string gdelt_header() { return tab_line({columns_of_gdelt.begin(), columns_of_gdelt.end()}); }

std::string gdelt_lines(const Event& event, const Printed& printed, const ExportCodes& codes) {
  std::string lines;
  const CameoCode* act = codes.cameo(event);
  if (!is_fact(event) || act == nullptr) return lines;
  std::size_t row = 0;
  for (const Dyad& dyad : dyads_of(event)) {
    std::vector<std::string> cells = {global_id(event, row++)};
    add_date(day_of(event), cells);
    add_actor(dyad.actor, codes, cells);
    add_actor(dyad.recipient, codes, cells);
    add_act(event, *act, cells);
    add_country(home_of(dyad.actor, codes), cells);
    add_country(home_of(dyad.recipient, codes), cells);
    add_place(event.place, codes, cells);
    const std::string added = compact(event.published);
    cells.insert(cells.end(), {added.empty() ? "" : added + "000000", std::string(printed.url)});
    lines += tab_line(cells);
  }
  return lines;
}

}  // namespace entente::writer

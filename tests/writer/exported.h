// An event for the tests of the exports: a visit, with words, person and place.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <span>
#include <string>
#include <vector>

#include "documented_columns.h"
#include "model/agreement.h"
#include "writer/export_codes.h"

namespace entente::writer {

struct Exported {
  Document document;
  Event event;
};

/// "The minister\tof Japan met the NATO chief in Kharkiv." with a tab in the words of the actor.
inline Exported exported() {
  Exported e;
  e.document.id = "d1";
  e.document.text = "Old news.\nThe minister\tof Japan met the NATO chief in Kharkiv.";
  e.document.publisher = "Test Press";
  e.document.url = "https://example.org/a";
  Event& event = e.event;
  event.id = "00000000000ff123";
  event.document = "d1";
  event.language = "en";
  event.type = "CONSULT";
  event.mode = "visit";
  event.quad = 1;
  event.score = 4;
  event.contexts = {"diplomatic", "military"};
  event.actors = {{"JPN", "Japan", "GOV", "Taro Kono", {10, 31}, 1, ""}};
  event.recipients = {{"IGO:NATO", "NATO", "", "", {36, 50}, 1, ""}};
  event.date = {parse_date("2024-11-02"), "day", {}};
  event.place = {"UKR", "Kharkiv", 49.9808, 36.2527, 706483, {54, 61}};
  event.trigger = {32, 35};
  event.sentence = {10, 62};
  event.mentions = {event.trigger};
  event.published = parse_date("2024-11-03");
  return e;
}

inline const ExportCodes& codes() {
  static const ExportCodes opened = *ExportCodes::open(ENTENTE_SOURCE_DIR "/ontology");
  return opened;
}

/// The lines as cells by column name.
inline std::vector<std::map<std::string, std::string>> rows_of_lines(
    const std::string& text, std::span<const std::string_view> names) {
  std::vector<std::map<std::string, std::string>> rows;
  for (const std::string& line : lines_of(text)) {
    const auto cells = cells_of(line);
    EXPECT_EQ(cells.size(), names.size()) << line;
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i)
      row[std::string(names[i])] = cells[i];
  }
  return rows;
}

inline Report report_of(const Exported& e) {
  const Event& event = e.event;
  return {event, e.document.publisher, e.document.url, std::string(e.document.at(event.trigger)),
          std::string(e.document.at(event.sentence))};
}

}  // namespace entente::writer

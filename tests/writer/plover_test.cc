#include "writer/plover.h"

#include <gmock/gmock.h>

#include <map>

#include "documented_columns.h"
#include "exported.h"

namespace entente::writer {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of_event(const Event& event, const Printed& words) {
  return rows_of_lines(plover_lines(event, words, codes(), "1.2"), plover_columns());
}

TEST(Plover, WritesTheDocumentedColumns) {
  EXPECT_EQ(documented_columns("plover"), cells_of(plover_header()));
  EXPECT_EQ(plover_columns().size(), 40u);
}

TEST(Plover, FillsThemByName) {
  const Exported e = exported();
  const auto rows = rows_of_event(e.event, printed(e.document));
  ASSERT_EQ(rows.size(), 1u);
  const std::pair<const char*, const char*> cells[] = {{"Event ID", "00000000000ff123"},
                                                       {"Event Date", "2024-11-02"},
                                                       {"Event Type", "CONSULT"},
                                                       {"Event Mode", "visit"},
                                                       {"Intensity", "4"},
                                                       {"Quad Code", "VERBAL COOPERATION"},
                                                       {"Contexts", "diplomatic;military"},
                                                       {"Actor Name", "Taro Kono"},
                                                       {"Actor Country", "JPN"},
                                                       {"Actor COW", "JPN"},
                                                       {"Primary Actor Sector", "GOV"},
                                                       {"Actor Name Raw", "The minister of Japan"},
                                                       {"Wikipedia Actor ID", ""},
                                                       {"Recipient Name", "NATO"},
                                                       {"Recipient Country", "IGO"},
                                                       {"Recipient COW", ""},
                                                       {"Recipient Name Raw", "the NATO chief"},
                                                       {"City", "Kharkiv"},
                                                       {"Country", "UKR"},
                                                       {"Latitude", "49.9808"},
                                                       {"GeoNames ID", "706483"},
                                                       {"Raw Placename", "Kharkiv"},
                                                       {"Source", "Test Press"},
                                                       {"Publication Date", "2024-11-03"},
                                                       {"Story People", "Taro Kono"},
                                                       {"Story Organizations", "NATO"},
                                                       {"Language", "en"},
                                                       {"Version", "1.2"}};
  for (const auto& [name, value] : cells) EXPECT_EQ(rows[0].at(name), value) << name;
}

TEST(Plover, AReportGivesTheSameRowsAsItsDocument) {
  const Exported e = exported();
  const Report report = report_of(e);
  EXPECT_EQ(plover_lines(e.event, printed(report), codes(), "1"),
            plover_lines(e.event, printed(e.document), codes(), "1"));
}

TEST(Plover, WordsOutsideAReportsSentenceAreEmpty) {
  Exported e = exported();
  e.event.actors[0].span = {0, 3};
  const Report report = report_of(e);
  EXPECT_EQ(rows_of_event(e.event, printed(report))[0].at("Actor Name Raw"), "");
}

TEST(Plover, WhatSeveralDoTogetherIsARowForEachOrderedPair) {
  Exported e = exported();
  e.event.actors.push_back({"GBR", "United Kingdom", "", "", {}, 1, ""});
  e.event.actors.push_back({"FRA", "France", "", "", {}, 1, ""});
  EXPECT_EQ(rows_of_event(e.event, printed(e.document)).size(), 3u) << "each with NATO";
  e.event.recipients.clear();
  const auto rows = rows_of_event(e.event, printed(e.document));
  ASSERT_EQ(rows.size(), 6u);
  EXPECT_EQ(rows[2].at("Actor COW"), "UKG");
  EXPECT_EQ(rows[2].at("Recipient COW"), "JPN");
}

TEST(Plover, ASingleActorHasAnEmptyRecipient) {
  Exported e = exported();
  e.event.recipients.clear();
  const auto rows = rows_of_event(e.event, printed(e.document));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].at("Recipient Country"), "");
}

TEST(Plover, WhatDidNotHappenIsLeftOut) {
  Exported e = exported();
  for (const char* auxiliary : {"negation", "future", "hypothetical", "historical"}) {
    e.event.auxiliary = auxiliary;
    EXPECT_EQ(plover_lines(e.event, printed(e.document), codes(), "1"), "");
  }
}

}  // namespace
}  // namespace entente::writer

#include "writer/writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace entente::writer {
namespace {

struct Sample {
  Document document;
  Event event;
};

Sample sample() {
  Sample s;
  s.document.id = "a,\"b\"";
  s.document.text = "日本とフランスは条約に署名した。";
  s.event.document = s.document.id;
  s.event.type = "SUPPORT";
  s.event.quad = 1;
  s.event.actors = {{"JPN", "Japan", "GOV", "", {0, 6}, 1, ""},
                    {"FRA", "France", "", "", {9, 21}, 1, ""}};
  s.event.date = {parse_date("2024-11-01"), "day", {}};
  s.event.trigger = {33, 39};
  s.event.sentence = {0, static_cast<std::uint32_t>(s.document.text.size())};
  s.event.mentions = {s.event.trigger};
  return s;
}

TEST(Json, TextsAreTheBytesAtTheirSpans) {
  const Sample s = sample();
  const auto line = nlohmann::json::parse(json_line(s.event, s.document));
  for (const auto& party : line["actors"]) {
    const auto begin = party["span"][0].get<std::size_t>(),
               end = party["span"][1].get<std::size_t>();
    EXPECT_EQ(party["text"], s.document.text.substr(begin, end - begin));
  }
  EXPECT_EQ(line["trigger"]["text"], "署名");
  EXPECT_EQ(line["date"]["text"], "") << "an inferred date has no words";
  EXPECT_TRUE(line["place"]["latitude"].is_null());
}

TEST(Csv, QuotesAndJoins) {
  const Sample s = sample();
  const std::string line = csv_line(s.event, s.document);
  EXPECT_NE(line.find("\"a,\"\"b\"\"\""), std::string::npos) << line;
  EXPECT_NE(line.find("JPN;FRA,日本;フランス"), std::string::npos) << line;
  const std::string header = csv_header();
  EXPECT_EQ(std::count(header.begin(), header.end(), ','), 20);
}

TEST(Table, CountsColumnsAsATerminalDoes) {
  EXPECT_EQ(columns("abc"), 3);
  EXPECT_EQ(columns("日本"), 4);
  EXPECT_EQ(columns("e\u0301"), 1);
  EXPECT_EQ(fit("日本語文", 5), "日本…");
  EXPECT_EQ(fit("abc", 3), "abc");
}

TEST(Table, FitsItsWidth) {
  const Sample s = sample();
  for (const int width : {60, 80, 132}) {
    const std::string out = table({s.event}, s.document, {width, false});
    for (std::size_t at = 0; at < out.size();) {
      const std::size_t end = out.find('\n', at);
      EXPECT_LE(columns(std::string_view(out).substr(at, end - at)), width);
      at = end + 1;
    }
  }
}

TEST(Table, PaintsOnlyWhenAsked) {
  const Sample s = sample();
  EXPECT_EQ(table({s.event}, s.document, {80, false}).find('\033'), std::string::npos);
  EXPECT_NE(table({s.event}, s.document, {80, true}).find('\033'), std::string::npos);
}

}  // namespace
}  // namespace entente::writer

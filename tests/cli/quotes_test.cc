// entente code --quotes, run as a user would.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace {

using Json = nlohmann::json;

const std::string article =
    R"({"id":"a","language":"en","published":"2024-03-12","text":"\"We will stay,\" French President Emmanuel Macron said in Lyon. He added that Paris would send radar equipment."})"
    "\n";

TEST(CodeQuotes, WritesOneLineAQuote) {
  const Outcome outcome = run("code --quotes --input jsonl -", article);
  ASSERT_EQ(outcome.code, 0) << outcome.error;
  const std::string text = Json::parse(article)["text"];
  std::istringstream lines(outcome.out);
  std::vector<Json> quotes;
  for (std::string line; std::getline(lines, line);) quotes.push_back(Json::parse(line));
  ASSERT_EQ(quotes.size(), 2u) << outcome.out;
  for (const Json& quote : quotes) {
    EXPECT_EQ(quote["speaker"], "Emmanuel Macron");
    EXPECT_EQ(quote["role"], "French President");
    EXPECT_EQ(quote["code"], "FRA");
    EXPECT_EQ(quote["document"], "a");
    EXPECT_EQ(quote["published"], "2024-03-12");
    for (const char* field : {"words", "cue", "speaker_text"}) {
      const std::size_t begin = quote[field]["span"][0], end = quote[field]["span"][1];
      EXPECT_EQ(quote[field]["text"], text.substr(begin, end - begin)) << field;
    }
  }
  EXPECT_EQ(quotes[0]["direct"], true);
  EXPECT_EQ(quotes[1]["direct"], false);
  EXPECT_EQ(quotes[1]["speaker_text"]["text"], "He");
}

TEST(CodeQuotes, AreShownAsATable) {
  const Outcome outcome = run("code --quotes --output table --input jsonl -", article);
  EXPECT_EQ(outcome.code, 0);
  EXPECT_NE(outcome.out.find("Emmanuel Macron (FRA)\n    “We will stay,”"), std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("reported"), std::string::npos);
}

TEST(CodeQuotes, RefusesOutputsMadeForEvents) {
  const Outcome outcome = run("code --quotes --output csv -", "");
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.error.find("--quotes"), std::string::npos);
}

}  // namespace

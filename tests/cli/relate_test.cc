#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.h"

namespace {

using Json = nlohmann::json;

/// A line whose parties are the first occurrences of the two texts; "" is no recipient.
std::string line(const std::string& id, const std::string& text, const std::string& actor,
                 const std::string& recipient, const std::string& language = "") {
  const auto span = [&](const std::string& words) -> Json {
    if (words.empty()) return nullptr;
    const std::size_t at = text.find(words);
    return {at, at + words.size()};
  };
  Json row = {{"id", id}, {"text", text}, {"actor", span(actor)}, {"recipient", span(recipient)}};
  if (!language.empty()) row["language"] = language;
  return row.dump() + "\n";
}

Json answer(const std::string& text, const std::string& actor, const std::string& recipient,
            const std::string& language = "") {
  const Outcome result = run("relate", line("x", text, actor, recipient, language));
  EXPECT_EQ(result.code, 0) << result.error;
  const auto answers = lines_of(result.out);
  return answers.empty() ? Json::object() : answers.front();
}

TEST(Relate, SaysWhatTheFirstDoesToTheSecond) {
  const Json accused = answer("Japan condemned North Korea on Monday.", "Japan", "North Korea");
  EXPECT_EQ(accused["id"], "x");
  EXPECT_EQ(accused["type"], "ACCUSE");
  EXPECT_EQ(accused["quad"], 3);
  EXPECT_GT(accused["confidence"], 0.5);
  EXPECT_EQ(answer("Russian warplanes bombed Ukrainian positions.", "Russian warplanes",
                   "Ukrainian positions")["type"],
            "ASSAULT");
  EXPECT_EQ(answer("France withdrew its troops from Mali.", "France", "Mali")["type"], "RETREAT");
}

TEST(Relate, OffsetsAreBytesAndOtherLanguagesAreKnown) {
  EXPECT_EQ(answer("L'Équateur a expulsé l'ambassadeur du Pérou.", "L'Équateur",
                   "l'ambassadeur du Pérou")["type"],
            "SANCTION");
  EXPECT_EQ(answer("Германия осудила действия России.", "Германия", "России")["type"], "ACCUSE");
}

TEST(Relate, EveryRowHasAnAnswerAlsoWithoutARule) {
  const std::string types =
      "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
      "SANCTION MOBILIZE COERCE ASSAULT";
  for (const Json& got : {answer("France borders Spain.", "France", "Spain", "en"),
                          answer("Thousands marched in Belgrade.", "Thousands", ""),
                          answer("!!! ???", "!!!", "???", "en")}) {
    ASSERT_TRUE(got.contains("type"));
    EXPECT_NE(types.find(got["type"].get<std::string>()), std::string::npos) << got;
  }
}

TEST(Relate, BadLinesAreNamedAndTheOthersDone) {
  const std::string good = line("good", "Japan condemned North Korea.", "Japan", "North Korea");
  const Outcome result =
      run("relate", good + R"({"id":"a","text":"Perú","actor":[0,4],"recipient":null})" + "\n" +
                        R"({"id":"b","text":"Peru","actor":[0,9]})" + "\n" +
                        R"({"id":"c","text":"Peru","actor":[2,2]})" + "\n" +
                        R"({"id":"d","text":"Peru"})" + "\n" +
                        R"({"id":"e","text":"Peru","actor":["0",4]})" + "\n" + "Peru\n" + good);
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(lines_of(result.out).size(), 2u) << result.out;
  for (const char* message :
       {":2: \"actor\" [0,4]: byte 4 is inside a character",
        ":3: \"actor\" [0,9]: ends after the text, which has 4 bytes",
        ":4: \"actor\" [2,2]: is empty", ":5: \"actor\": missing",
        ":6: \"actor\" [\"0\",4]: not two byte offsets", ":7: not a JSON object"}) {
    EXPECT_NE(result.error.find(message), std::string::npos) << message << "\n" << result.error;
  }
}

TEST(Relate, FeaturesAreShownOnRequest) {
  const Outcome result =
      run("relate --features", line("x", "Japan condemned North Korea.", "Japan", "North Korea"));
  const auto answers = lines_of(result.out);
  ASSERT_EQ(answers.size(), 1u);
  const auto names = answers[0]["features"].get<std::vector<std::string>>();
  EXPECT_NE(std::find(names.begin(), names.end(), "ca|CONDEMN|nsubj"), names.end());
  EXPECT_NE(std::find(names.begin(), names.end(), "order|ahead"), names.end());
}

}  // namespace

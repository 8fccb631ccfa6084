// The passages of tests/coder/quotes through the whole engine. In: texts with their quotes. Out: a
// failure where fewer come out than the floors below, or where a text is not the bytes at its span.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "entente/entente.h"

namespace entente {
namespace {

using Json = nlohmann::json;

// Share of the passages' quotes, so that a change that loses some is seen.
constexpr double least_precision = 0.93, least_recall = 0.93, least_speakers = 0.93;
constexpr double overlap = 0.8;

struct Count {
  int gold = 0, found = 0, right = 0, speakers = 0;
};

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return opened.value();
}

bool same_words(Span left, Span right) {
  const double begin = std::max(left.begin, right.begin), end = std::min(left.end, right.end);
  const double all = std::max(left.end, right.end) - std::min(left.begin, right.begin);
  return end > begin && end - begin > overlap * all;
}

bool same_speaker(const Quote& quote, const std::string& want) {
  if (want.empty()) return quote.speaker.empty();
  return quote.speaker.find(want) != std::string::npos ||
         quote.role.find(want) != std::string::npos;
}

void count(const Json& passage, Count& sum) {
  const auto document = engine().read_json("passage", passage.dump(), {});
  ASSERT_TRUE(document) << document.error().message;
  const auto quotes = engine().quotes(*document);
  ASSERT_TRUE(quotes) << quotes.error().message;
  sum.found += static_cast<int>(quotes->size());
  for (const Json& want : passage["quotes"]) {
    ++sum.gold;
    const std::string words = want["words"];
    const auto at = static_cast<std::uint32_t>(document->text.find(words));
    const Span span{at, at + static_cast<std::uint32_t>(words.size())};
    const auto found = std::find_if(quotes->begin(), quotes->end(), [&](const Quote& quote) {
      return quote.direct == want["direct"] && same_words(quote.span, span);
    });
    if (found == quotes->end()) continue;
    ++sum.right;
    sum.speakers += same_speaker(*found, want["speaker"]);
  }
}

TEST(Quotes, OfThePassagesComeOut) {
  Count sum;
  int languages = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/tests/coder/quotes")) {
    ++languages;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) count(Json::parse(line), sum);
  }
  EXPECT_EQ(languages, 15);
  EXPECT_GE(sum.gold, 90);
  EXPECT_GE(sum.right, least_precision * sum.found);
  EXPECT_GE(sum.right, least_recall * sum.gold);
  EXPECT_GE(sum.speakers, least_speakers * sum.right);
}

TEST(Quotes, OfPassagesThatNoRuleWasMadeForComeOut) {
  Count sum;
  std::ifstream file(ENTENTE_SOURCE_DIR "/tests/coder/quotes_unseen.jsonl");
  for (std::string line; std::getline(file, line);) count(Json::parse(line), sum);
  EXPECT_GE(sum.gold, 30);
  EXPECT_GE(sum.right, 0.85 * sum.found);
  EXPECT_GE(sum.right, 0.85 * sum.gold);
  EXPECT_GE(sum.speakers, 0.85 * sum.right);
}

TEST(Quotes, AreKeptInTheRecord) {
  const Json line = {{"id", "x"},
                     {"language", "en"},
                     {"text", "\"We will help them all,\" French President Emmanuel Macron said."}};
  const auto document = engine().read_json("line", line.dump(), {});
  const auto record = engine().record(*document);
  ASSERT_TRUE(record) << record.error().message;
  ASSERT_EQ(record->quotes.size(), 1u);
  const Quote& quote = record->quotes.front();
  EXPECT_EQ(quote.speaker, "Emmanuel Macron");
  EXPECT_EQ(quote.code, "FRA");
  EXPECT_TRUE(quote.direct);
  EXPECT_EQ(document->at(quote.cue), "said");
  EXPECT_EQ(document->at(quote.span), "We will help them all,");
}

}  // namespace
}  // namespace entente

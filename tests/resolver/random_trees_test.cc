// Random words, tags and trees: nothing crashes, and every mention keeps the promises of
// resolver.h.
#include <gtest/gtest.h>

#include <random>

#include "resolver/resolver.h"

namespace entente::resolver {
namespace {

/// A document of random sentences over a few words; heads may be anything, cycles included.
struct RandomText {
  Document document;
  Parsed parsed;

  RandomText(std::mt19937& dice, const std::string& language, const std::vector<std::string>& words,
             bool spaces) {
    document.language = language;
    document.published = {2024, 11, 1};
    for (unsigned sentence = 0; sentence < 1 + dice() % 5; ++sentence) add(dice, words, spaces);
    for (auto& sentence : parsed.sentences) {
      for (auto& word : sentence.words) word.form = word.lemma = document.at(word.span);
    }
  }

 private:
  void add(std::mt19937& dice, const std::vector<std::string>& words, bool spaces) {
    Sentence sentence;
    const unsigned count = 1 + dice() % 25;
    for (unsigned at = 0; at < count; ++at) {
      Word word;
      word.span.begin = static_cast<std::uint32_t>(document.text.size());
      document.text += words[dice() % words.size()];
      word.span.end = static_cast<std::uint32_t>(document.text.size());
      if (spaces && dice() % 8 != 0) document.text += ' ';
      word.upos = static_cast<Upos>(dice() % upos_count);
      word.rel = static_cast<Rel>(dice() % rel_count);
      word.head = static_cast<std::int32_t>(dice() % (count + 1)) - 1;
      word.name = static_cast<NameKind>(dice() % 5);
      word.name_begins = dice() % 2 == 0;
      word.token = dice() % 6 == 0 && at > 0 ? sentence.words.back().token : at;
      if (word.token != at) word.span = sentence.words.back().span;
      sentence.words.push_back(word);
    }
    sentence.span = {sentence.words.front().span.begin,
                     static_cast<std::uint32_t>(document.text.size())};
    parsed.sentences.push_back(sentence);
  }
};

void check(const RandomText& text, const Mentions& mentions) {
  for (const auto& mention : mentions.actors) {
    const auto& words = text.parsed.sentences.at(mention.sentence).words;
    ASSERT_LT(mention.last, words.size());
    EXPECT_LE(mention.first, mention.head);
    EXPECT_LE(mention.head, mention.last);
    EXPECT_LT(mention.span.begin, mention.span.end);
    EXPECT_LE(mention.span.end, text.document.text.size());
    EXPECT_FALSE(mention.actors.empty());
    EXPECT_FALSE(mention.why.empty());
    EXPECT_GT(mention.confidence, 0);
    EXPECT_LE(mention.confidence, 1);
  }
  for (const auto& place : mentions.places) {
    ASSERT_LT(place.last, text.parsed.sentences.at(place.sentence).words.size());
    EXPECT_LT(place.span.begin, place.span.end);
  }
}

void run(const std::string& language, const std::vector<std::string>& words, bool spaces,
         unsigned seed) {
  const auto resolver = Resolver::open(std::string(ENTENTE_SOURCE_DIR) + "/tests/resolver/data");
  ASSERT_TRUE(resolver);
  std::mt19937 dice(seed);
  for (int round = 0; round < 3000 && !testing::Test::HasFailure(); ++round) {
    const RandomText text(dice, language, words, spaces);
    check(text, resolver->resolve(text.document, text.parsed));
  }
}

TEST(RandomTrees, English) {
  run("en", {"Japanese",  "foreign",   "minister",    "Tokyo",  "in",      "of",
             "North",     "Korea",     "Washington",  "Post",   "the",     "two",
             "countries", "his",       "counterpart", "he",     "they",    "Trump",
             "Kremlin",   "spokesman", "army",        "police", "(",       ")",
             "SCO",       "-",         ",",           "and",    "Iwaya",   "Takeshi",
             "Crimea",    "South",     "China",       "Sea",    "country", "X"},
      true, 7);
}

TEST(RandomTrees, Japanese) {
  run("ja",
      {"日", "米", "中", "韓国", "外相", "両国", "で", "東京", "訪", "13", "国務長官", "の", "岸田",
       "、", "は"},
      false, 8);
}

}  // namespace
}  // namespace entente::resolver

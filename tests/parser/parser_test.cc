// The front door, with the shipped models.
#include "parser/parser.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "parser/conllu.h"
#include "parser/conllu_checks.h"

namespace entente::parser {
namespace {

const Parser& parser() {
  static const Result<Parser> opened = Parser::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return *opened;
}

std::string parsed(const std::string& language, const std::string& text) {
  Document document;
  document.text = text;
  document.language = language;
  return to_conllu(document, parser().parse(document));
}

TEST(Parser, KnowsFifteenLanguages) {
  const std::vector<std::string> known = {"ar", "de", "en", "es", "fr", "it", "ja", "ko",
                                          "nl", "pl", "pt", "ru", "tr", "uk", "zh"};
  EXPECT_EQ(parser().languages(), known);
  EXPECT_FALSE(parser().knows("xx"));
}

TEST(Parser, MissingModelsAreNamed) {
  const Result<Parser> opened = Parser::open("/nowhere");
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().message.find("/nowhere"), std::string::npos);
}

TEST(Parser, UnknownLanguageHasNoSentences) { EXPECT_EQ(parsed("xx", "Some text."), ""); }

TEST(Parser, EverySentenceIsATreeWhateverComesIn) {
  const std::vector<std::string> pieces = {
      "The minister", " della ",      "。",   "中国",  "です",   "\n\n",  "?!", "(",
      "\xFF",         "\xE2\x80\xAE", "وقال", " 한국", "don't ", "U.S. ", ",,", "\xF0\x9F\x98\x80",
      " signed "};
  std::mt19937 random(5);
  for (const std::string& language : parser().languages()) {
    for (int round = 0; round < 12; ++round) {
      Document document;
      document.language = language;
      for (int n = 0; n < 40; ++n) document.text += pieces[random() % pieces.size()];
      for (const Sentence& sentence : parser().parse(document).sentences) {
        EXPECT_EQ(tree_fault(sentence), "") << language;
      }
    }
  }
}

TEST(Parser, WhatIsWrittenCanBeReadAgain) {
  const std::string written =
      parsed("it", "Il ministro dell'Interno è partito. Vuole incontrarsi con lui.");
  Document document;
  const Result<Parsed> again = read_conllu(written, document);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->sentences.size(), 2u);
}

TEST(Parser, ThreadsGetTheSameAnswer) {
  const std::string text =
      "The ministers of Japan and Italy signed an agreement in Rome. They didn't say more.";
  const std::string expected = parsed("en", text);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) answer = parsed(i % 2 == 0 ? "zh" : "en", text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, expected);
}

TEST(Parser, TraditionalChineseIsReadAndKept) {
  Document document;
  document.text = "中國政府宣布新政策。";
  document.language = "zh";
  const Parsed result = parser().parse(document);
  ASSERT_EQ(result.sentences.size(), 1u);
  EXPECT_EQ(result.sentences[0].words[0].form, "中國");
  EXPECT_EQ(result.sentences[0].words[0].lemma, "中国");
}

TEST(Parser, AnalysesGivenTokens) {
  Document document;
  Result<Parsed> given =
      read_conllu("1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n2\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n", document);
  ASSERT_TRUE(given);
  parser().analyse("en", *given);
  EXPECT_EQ(given->sentences[0].words[1].lemma, "leave");
  EXPECT_EQ(given->sentences[0].words[1].head, -1);
  EXPECT_EQ(given->sentences[0].words[0].rel, Rel::nsubj);
}

}  // namespace
}  // namespace entente::parser

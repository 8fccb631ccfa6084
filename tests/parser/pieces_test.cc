// Joined pieces equal the text, byte for byte, for any input; and time grows with the text, no
// faster.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "parser/segmenter.h"

namespace entente::parser {
namespace {

const Segmenter& segmenter() {
  static const Result<Segmenter> opened = Segmenter::open(ENTENTE_SOURCE_DIR);
  return *opened;
}

/// "" if the tokens and the gaps between them give the text back, and the gaps hold no letter and
/// no mark.
std::string fault(const std::string& language, const std::string& text) {
  Document document;
  document.text = text;
  document.language = language;
  Parsed parsed;
  segmenter().segment(document, parsed);
  std::uint32_t at = 0;
  std::string joined;
  const auto gap = [&](std::uint32_t end) {
    for (std::size_t i = at; i < end;) {
      const utf8::Unit unit = utf8::decode(text, i);
      const Kind kind = kind_of(unit.code);
      if (kind != Kind::space && kind != Kind::ignorable) return false;
      i += unit.length;
    }
    joined += text.substr(at, end - at);
    return true;
  };
  for (const Sentence& sentence : parsed.sentences) {
    if (sentence.words.empty()) return "a sentence without words";
    if (sentence.span.begin != sentence.words.front().span.begin)
      return "the sentence begins elsewhere";
    if (sentence.span.end != sentence.words.back().span.end) return "the sentence ends elsewhere";
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      if (word.form.empty()) return "a word without form";
      if (i > 0 && word.token == sentence.words[i - 1].token) continue;
      if (word.span.begin < at || word.span.end <= word.span.begin) return "tokens overlap";
      if (!gap(word.span.begin))
        return "a letter is lost before byte " + std::to_string(word.span.begin);
      joined += document.at(word.span);
      at = word.span.end;
    }
  }
  if (!gap(static_cast<std::uint32_t>(text.size()))) return "a letter is lost at the end";
  return joined == text ? "" : "joined pieces differ from the text";
}

std::vector<std::string> languages() { return segmenter().languages(); }

TEST(Pieces, RandomBytes) {
  std::mt19937 random(7);
  for (const std::string& language : languages()) {
    for (int round = 0; round < 60; ++round) {
      std::string text(random() % 400, '\0');
      for (char& c : text) c = static_cast<char>(random());
      EXPECT_EQ(fault(language, text), "") << language << " round " << round;
    }
  }
}

TEST(Pieces, RandomPiecesOfHardText) {
  const std::vector<std::string> pieces = {" ",
                                           "\n",
                                           "\n\n",
                                           ".",
                                           "...",
                                           "?!",
                                           "'",
                                           "’",
                                           "-",
                                           "l'",
                                           "U.S.",
                                           "3.",
                                           "z.B.",
                                           "«",
                                           "»",
                                           "\"",
                                           "don't",
                                           "della",
                                           "80 000",
                                           "\xED\xA0\x80",
                                           "\xE2\x80\xAE",
                                           "\xE2\x80\x8F",
                                           "\xEF\xBB\xBF",
                                           "\xC3",
                                           "中",
                                           "国。",
                                           "「",
                                           "」",
                                           "です",
                                           "وقال",
                                           "한국",
                                           "http://",
                                           "www.",
                                           "@",
                                           "a@b.c",
                                           "&#39;",
                                           "%",
                                           "°C",
                                           "\xF0\x9F\x98\x80",
                                           "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9",
                                           "\u00AD",
                                           "İ",
                                           "ß",
                                           "e\xCC\x81",
                                           "\t",
                                           "\r\n",
                                           "\xC2\xA0"};
  std::mt19937 random(11);
  for (const std::string& language : languages()) {
    for (int round = 0; round < 120; ++round) {
      std::string text;
      for (int n = static_cast<int>(random() % 60); n > 0; --n)
        text += pieces[random() % pieces.size()];
      EXPECT_EQ(fault(language, text), "") << language << ": " << text;
    }
  }
}

TEST(Pieces, LoneSurrogatesBidiControlsAndNothing) {
  for (const std::string& language : languages()) {
    EXPECT_EQ(fault(language, ""), "");
    EXPECT_EQ(fault(language, " \n\t "), "");
    EXPECT_EQ(fault(language, "\xED\xA0\x80\xED\xB0\x80"), "");
    std::string bidi;
    for (int i = 0; i < 5000; ++i) bidi += "\xE2\x80\xAE\xE2\x81\xA7";
    EXPECT_EQ(fault(language, bidi + "x" + bidi), "");
    EXPECT_EQ(fault(language, std::string(3000, '.')), "");
    EXPECT_EQ(fault(language, std::string(3000, '(')), "");
  }
}

double seconds(const std::string& language, const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(fault(language, text), "");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::string repeated(const std::string& piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

/// A text eight times as long takes less than forty times as long (a square would take 64), or
/// under half a second.
TEST(Pieces, OneMegabyteWithoutASpaceIsLinear) {
  for (const std::string language : {"en", "it", "pl", "ar", "zh"}) {
    for (const std::string piece : {"a", "a.", "a-", "l'", "1,", "中", "「", "\xFF", "a@",
                                    "ab.c@d.", "字。", "&#39;", "http://a", "'", "x'y-z."}) {
      const double small = seconds(language, repeated(piece, 1 << 17));
      const double large = seconds(language, repeated(piece, 1 << 20));
      EXPECT_TRUE(large < 0.5 || large < 40 * small)
          << language << " " << piece << " " << small << " " << large;
    }
  }
}

}  // namespace
}  // namespace entente::parser

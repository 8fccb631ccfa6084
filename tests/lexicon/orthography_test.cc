// The quick ways of folding against the plain ones.
#include "lexicon/orthography.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <random>

#include "base/utf8.h"

namespace entente::lexicon {
namespace {

std::string folded_one_by_one(const Orthography& orthography, std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (const char32_t code = orthography.fold(unit.code); code != 0) utf8::append(out, code);
    at += unit.length;
  }
  return out;
}

std::string random_text(std::mt19937& dice) {
  static constexpr char letters[] = "AZaz@[`{I\0\x01\x7F 09'-";
  constexpr std::string_view ascii(letters, sizeof letters - 1);
  const std::u32string others = U"éÉİıßЁёЖأًーカ漢가’—";
  std::string text;
  for (unsigned size = dice() % 30; size > 0; --size) {
    if (dice() % 12 == 0) {
      utf8::append(text, others[dice() % others.size()]);
    } else {
      text += ascii[dice() % ascii.size()];
    }
  }
  return text;
}

TEST(Orthography, FoldsManyLettersAsOneByOne) {
  std::mt19937 dice(1);
  for (const char* language : {"en", "tr", "ru", "ar"}) {
    const Orthography orthography{language};
    for (int round = 0; round < 4000; ++round) {
      const std::string text = random_text(dice), head = random_text(dice);
      ASSERT_EQ(orthography.folded(text), folded_one_by_one(orthography, text)) << text;
      std::string both = orthography.folded(head);
      orthography.add_folded(text, both);
      ASSERT_EQ(both, orthography.folded(head + text));
    }
  }
}

TEST(Orthography, SignsWithoutCaseStandForThemselves) {
  for (char32_t code = 0; code < 0x20000; ++code) {
    if (!has_no_case(code)) continue;
    const auto sign = static_cast<UChar32>(code);
    EXPECT_EQ(u_tolower(sign), sign);
    EXPECT_FALSE(u_islower(sign) || u_isupper(sign) || u_istitle(sign) || u_isUWhiteSpace(sign));
    EXPECT_EQ(fold_arabic(code), code);
  }
}

TEST(Orthography, SeesCapitalsWhereTheyAreWanted) {
  EXPECT_TRUE(begins_with_capital("Ärzte"));
  EXPECT_FALSE(begins_with_capital("ärzte"));
  EXPECT_FALSE(begins_with_capital(""));
  EXPECT_TRUE(has_capitals("iPhone", 0b10));
  EXPECT_FALSE(has_capitals("iPhone", 0b11));
  EXPECT_FALSE(has_capitals("A", 0b11)) << "the second letter is not there";
  EXPECT_TRUE(has_capitals("a", 0));
}

}  // namespace
}  // namespace entente::lexicon

#include <gtest/gtest.h>

#include <random>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "base/utf8_writer.h"

namespace entente {
namespace {

TEST(Utf8, NamesTheFirstBadByte) {
  EXPECT_EQ(utf8::first_bad_byte("città"), utf8::npos);
  EXPECT_EQ(utf8::first_bad_byte("ab\xC3"), 2u);
  EXPECT_EQ(utf8::first_bad_byte("\xFFxy"), 0u);
  EXPECT_EQ(utf8::first_bad_byte("a\xED\xA0\x80"), 1u) << "a lone surrogate is no character";
}

TEST(Utf8, DecodesQuicklyWhatIcuDecodes) {
  constexpr std::string_view bytes =
      "a\x7F\x80\x8F\xBF\xC1\xC2\xDF\xE0\xA0\xED\x9F\xEF\xF0\x90\xF4\xFF";
  std::mt19937 dice(1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (unsigned size = 1 + dice() % 6; size > 0; --size) text += bytes[dice() % bytes.size()];
    for (std::size_t at = 0; at < text.size(); ++at) {
      const utf8::Unit quick = utf8::decode(text, at), slow = utf8::decode_by_icu(text, at);
      ASSERT_EQ(quick.code, slow.code);
      ASSERT_EQ(quick.length, slow.length);
    }
  }
}

TEST(Utf8, AWriterAppendsWhatAppendDoes) {
  std::mt19937 dice(2);
  for (int round = 0; round < 300; ++round) {
    std::string many = "x", one = "x";
    {
      utf8::Writer writer(many);
      for (unsigned size = dice() % 90; size > 0; --size) {
        const char32_t code = U"a\u00e9\u0416\u6f22\U0001F600"[dice() % 5];
        writer.put(code);
        utf8::append(one, code);
      }
    }
    ASSERT_EQ(many, one);
  }
}

TEST(Utf8, LowersOneToOne) {
  EXPECT_EQ(utf8::lower("ÉLYSÉE Москва 東京"), "élysée москва 東京");
  EXPECT_EQ(utf8::lower("a\xFF"), "a\xEF\xBF\xBD") << "a bad byte is one replacement character";
}

TEST(Rows, LeaveOutCommentsAndKeepLineNumbers) {
  const auto rows = rows_of("# note\na\tb\r\n\nc\n");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].line, 2u);
  EXPECT_EQ(rows[0].cells[1], "b");
  EXPECT_EQ(rows[1].line, 4u);
}

TEST(Rows, ShowALineThatBeginsWithinACharacter) {
  const std::string text = "\xA9\xA9\tx\n";
  const std::vector<Row> rows = rows_of(text);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_TRUE(
      bad_row("a.tsv", rows[0], rows[0].cells[1], "no").message.starts_with("a.tsv:1:4: no\n"));
}

TEST(Rows, PutTheCaretUnderTheCell) {
  const auto rows = rows_of("日本\tXXX\tz");
  const Error error = bad_row("names.tsv", rows[0], rows[0].cells[1], "no such code");
  EXPECT_EQ(error.message, "names.tsv:1:4: no such code\n日本\tXXX\tz\n  \t^");
}

TEST(Files, SayWhichFileIsMissing) {
  const auto text = read_file("/no/such/file");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().kind, ErrorKind::not_found);
  EXPECT_NE(text.error().message.find("/no/such/file"), std::string::npos);
}

TEST(Files, RefuseAFolder) {
  EXPECT_FALSE(MappedFile::open("/tmp"));
  EXPECT_FALSE(read_file("/tmp"));
}

}  // namespace
}  // namespace entente

// The phrase table (dates_cases.tsv), bad rows, and properties that hold for any bytes.
#include "resolver/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "base/utf8.h"
#include "resolver/dates_letters.h"
#include "resolver/dates_text.h"

namespace entente::resolver {
namespace {

using ::testing::HasSubstr;

const std::string source = ENTENTE_SOURCE_DIR;

const Dates& all_dates() {
  static const Result<Dates> dates = Dates::open(source + "/languages");
  if (!dates) ADD_FAILURE() << dates.error().message;
  return *dates;
}

struct Case {
  std::size_t line;
  std::string language, published, text, expected;
};

std::vector<Case> cases() {
  std::vector<Case> out;
  std::ifstream file(source + "/tests/resolver/dates_cases.tsv");
  std::string row;
  for (std::size_t line = 1; std::getline(file, row); ++line) {
    if (row.empty() || row[0] == '#') continue;
    std::istringstream fields(row);
    Case one{line, {}, {}, {}, {}};
    std::getline(fields, one.language, '\t');
    std::getline(fields, one.published, '\t');
    std::getline(fields, one.text, '\t');
    std::getline(fields, one.expected, '\t');
    out.push_back(one);
  }
  return out;
}

/// What was found, written as the expectation is; `future` says which mentions to print by `next`.
std::string written(const std::vector<DateMention>& mentions, const Case& one) {
  std::string out;
  for (const DateMention& mention : mentions) {
    const std::string matched =
        one.text.substr(mention.span.begin, mention.span.end - mention.span.begin);
    const bool future = one.expected.find(matched + ">") != std::string::npos;
    out += (out.empty() ? "" : " ; ") + matched + (future ? ">" : "=") +
           to_text(future ? mention.next : mention.value) + (mention.until ? " until" : "");
  }
  return out.empty() ? "-" : out;
}

TEST(Dates, EveryCaseOfTheTable) {
  std::map<std::string, int> count;
  for (const Case& one : cases()) {
    const Date published = parse_date(one.published);
    auto mentions = all_dates().find(one.language, one.text, 0, published);
    resolve_anaphoric(mentions, published);
    EXPECT_EQ(written(mentions, one), one.expected)
        << "dates_cases.tsv:" << one.line << " " << one.language << ": " << one.text;
    ++count[one.language];
  }
  EXPECT_EQ(count.size(), 15u);
  for (const auto& [language, cases_seen] : count) EXPECT_GE(cases_seen, 40) << language;
}

TEST(Dates, SpansCountFromTheBase) {
  const auto found = all_dates().find("en", "on Monday", 100, {2024, 5, 15});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].span, (Span{103, 109}));
  EXPECT_EQ(found[0].weekday, 1);
  EXPECT_EQ(found[0].granularity, "day");
  EXPECT_THAT(std::string(found[0].rule), HasSubstr("languages/en/dates.tsv:"));
}

TEST(Dates, WithoutADayOfPublicationOnlyTheAbsoluteHasAValue) {
  const auto found = all_dates().find("en", "On Monday and 3 May 2021 and yesterday", 0, {});
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(to_text(found[0].value), "");
  EXPECT_EQ(to_text(found[1].value), "2021-05-03");
  EXPECT_EQ(to_text(found[2].value), "");
}

TEST(Dates, AWholeWeekInsideOneMonthNamesThatMonth) {
  EXPECT_EQ(to_text(all_dates().find("en", "last week", 0, {2025, 3, 17}).at(0).week_month),
            "2025-03");
  EXPECT_EQ(to_text(all_dates().find("en", "last week", 0, {2025, 3, 5}).at(0).week_month), "");
}

TEST(Dates, DaysThatDoNotExistAreNotMentions) {
  const auto found = all_dates().find("it", "il 31 giugno 2024", 0, {2024, 5, 15});
  for (const DateMention& mention : found) EXPECT_NE(mention.granularity, "day");
}

TEST(Dates, LeapDayFallsBackToTheLastOne) {
  const auto found = all_dates().find("de", "am 29. Februar", 0, {2023, 5, 15});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(to_text(found[0].value), "2020-02-29");
  EXPECT_EQ(to_text(found[0].next), "2024-02-29");
}

TEST(Dates, ASentenceDoesNotReachAcrossABlankLine) {
  const auto found = all_dates().find("en", "They met on 3\n\nMay 2021 was calm", 0, {2024, 5, 15});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(to_text(found[0].value), "2021-05");
}

TEST(Dates, WeekdayArithmetic) {
  EXPECT_EQ(to_text(latest_weekday({2024, 5, 15}, 3)), "2024-05-15");
  EXPECT_EQ(to_text(next_weekday({2024, 5, 15}, 3)), "2024-05-22");
  EXPECT_EQ(to_text(next_weekday({2024, 12, 30}, 3)), "2025-01-01");
  EXPECT_EQ(to_text(add_days({2024, 2, 28}, 2)), "2024-03-01");
  EXPECT_EQ(add_days({2024, 2, 0}, 2), Date{});
  EXPECT_EQ(latest_weekday({}, 3), Date{});
}

TEST(Dates, UnknownLanguageFindsNothing) {
  EXPECT_TRUE(all_dates().find("xx", "on Monday", 0, {2024, 5, 15}).empty());
}

/// The message for a languages folder that holds one file of these rows.
std::string refusal(const std::string& rows) {
  const auto folder = std::filesystem::temp_directory_path() / "entente_dates_test";
  std::filesystem::create_directories(folder / "xx");
  std::ofstream(folder / "xx" / "dates.tsv") << rows;
  const auto dates = Dates::open(folder.string());
  std::filesystem::remove_all(folder);
  return dates ? "accepted" : dates.error().message;
}

TEST(DatesFile, ABadRowIsRefusedWithFileLineColumnAndCaret) {
  const std::string message = refusal("# ok\nword\tweekday\t9\tMonday\n");
  EXPECT_THAT(message, HasSubstr("xx/dates.tsv:2:14: the value of weekday goes from 1 to 7"));
  EXPECT_THAT(message, HasSubstr("\nword\tweekday\t9\tMonday\n    \t       \t^"));
}

TEST(DatesFile, EachKindOfBadRow) {
  const std::pair<const char*, const char*> rows[] = {
      {"words\tweekday\t1\tMonday\n", ":1:1: a row begins with list, word or rule"},
      {"word\tweekday\t1\n", "a word row has a class, a value or -, and forms"},
      {"word\tlast\t3\tlast\n", "a class of your own has no values: write -"},
      {"word\tweekday\t1\tMonday\nword\tweekday\t2\tMonday\n",
       "\"Monday\" already has the value 1"},
      {"word\tweekday\t1\tMon[day\n", "a bracket without its other half"},
      {"word\tweekday\t1\tMon[@ends]\n", "no such list: \"ends\""},
      {"word\tweekday\t1\t|\n", "an empty form"},
      {"list\tends\ta,b\nlist\tends\tc\n", "list \"ends\" is already there"},
      {"list\tends\n", "a list row has a name and its items"},
      {"rule\t{weekday}\n", "a rule row has a pattern and a meaning"},
      {"rule\t{weekday}\t\n", "a meaning is missing"},
      {"rule\t{weekdya}\tweekday\n", ":1:6: no such class: {weekdya}"},
      {"rule\t{weekday\tweekday\n", "a brace without its other half"},
      {"rule\ton monday\tweekday\n", "the meaning weekday needs {weekday}"},
      {"rule\tn days ago\tday -n\n", "an amount of n needs {n}"},
      {"rule\tthe day\tdate\n", "the meaning date needs {day}, {month}, {year} or {season}"},
      {"rule\ttoday\tdya 0\n", ":1:12: no such meaning: \"dya\""},
      {"rule\ttoday\tday\n", "an amount such as -2, +1 or -n is missing"},
      {"rule\ttoday\tday 0 next\n", "\"next\" does not belong here"},
      {"rule\t{month} last year\tdate year\n", "a number such as -1, 0 or +1 is missing"},
      {"rule\tyule\tdate on 31-12\n", ":1:19: a day such as 12-25 or 2001-09-11 is missing"},
      {"rule\ttoday?\tday 0\n", "this pattern can match nothing at all"},
      {"rule\ttoday\tday 0\nrule\ttoday\tday 0\n", "this pattern is already in line 1"},
      {"rule\ta >\tskip\n", "nothing stands after >"},
      {"rule\ta > b c\tskip\n", "only one word or mark may follow >"},
      {"rule\ta > {day}\tskip\n", "after > stands a plain word or mark"},
      {"rule\t{day}{n}?\tdate\n", "a ? after joined classes is unclear"},
      {"rule\t{day}th|st\tdate\n", "| beside a class joined to a word is unclear"},
      {"rule\t\xff\tskip\n", "byte 5 is not UTF-8"},
  };
  for (const auto& [row, message] : rows) EXPECT_THAT(refusal(row), HasSubstr(message)) << row;
}

TEST(DatesFile, AFolderWithoutLanguagesIsNotFound) {
  const auto dates = Dates::open("/nowhere/at/all");
  ASSERT_FALSE(dates);
  EXPECT_EQ(dates.error().kind, ErrorKind::not_found);
}

TEST(DatesFile, TheTemplateCompiles) {
  std::ifstream file(source + "/languages/template/dates.tsv");
  std::stringstream rows;
  rows << file.rdbuf();
  EXPECT_EQ(refusal(rows.str()), "accepted");
}

/// Random text of bytes and of pieces that rules know.
std::string noise(std::mt19937& random, bool bytes) {
  static const std::vector<std::string> pieces = {
      "3", " ", ". ",   "May",   "Monday", "-",    "日",   "8",   "10月", "2022", "年",
      "{", "и", "mai",  "le ",   "\n",     "\n\n", "第",   "일",  "지난", "من",   "مايو",
      "/", ",", "last", "12.5.", "$",      "'",    "\xE6", "ago", "two",  "days"};
  std::string out;
  const std::size_t length = random() % 60;
  for (std::size_t i = 0; i < length; ++i) {
    if (bytes) out.push_back(static_cast<char>(random() % 256));
    if (!bytes) out += pieces[random() % pieces.size()];
  }
  return out;
}

bool on_boundary(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

TEST(DatesProperties, AnyBytesGiveOrderedSpansOnCodePointBoundaries) {
  std::mt19937 random(20240515);
  for (int round = 0; round < 6000; ++round) {
    const std::string text = noise(random, round % 3 == 0);
    const bool utf8_text = utf8::first_bad_byte(text) == utf8::npos;
    for (const std::string& language : all_dates().languages()) {
      std::size_t end = 0;
      for (const DateMention& mention : all_dates().find(language, text, 0, {2024, 5, 15})) {
        ASSERT_GE(mention.span.begin, end);
        ASSERT_GT(mention.span.end, mention.span.begin);
        ASSERT_LE(mention.span.end, text.size());
        end = mention.span.end;
        if (!utf8_text) continue;
        ASSERT_TRUE(on_boundary(text, mention.span.begin) && on_boundary(text, mention.span.end));
      }
    }
  }
}

double seconds(const std::string& language, const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  all_dates().find(language, text, 0, {2024, 5, 15});
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(DatesProperties, TimeIsLinearOnAMegabyte) {
  const std::pair<const char*, const char*> hard[] = {
      {"en", "the day before the night of Monday to "},
      {"en", "3-"},
      {"en", "1.2."},
      {"de", "vom 3. bis 5. "},
      {"ja", "3日から3、"},
      {"fr", "la nuit du 3 au 4 et "},
      {"ar", "يوم "}};
  for (const auto& [language, piece] : hard) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_LT(seconds(language, text), 3.0) << language << " " << piece;
  }
}

/// The word at the beginning of `text`, letter by letter; "" if it is too long.
std::string folded_word(std::string_view text, std::size_t& end) {
  std::string out;
  bool fits = true;
  for (end = 0; end < text.size();) {
    const utf8::Unit unit = utf8::decode(text, end);
    const DateCharacter kind = kind_of(unit.code);
    if (kind != DateCharacter::letter && kind != DateCharacter::digit) break;
    fits = fits && out.size() + 4 <= DatePiece::longest;
    if (fits) utf8::append(out, same_letter(lower_case(unit.code)));
    end += unit.length;
  }
  return fits ? out : "";
}

TEST(DatesLexer, ReadsManyLettersAsOneByOne) {
  std::mt19937 dice(1);
  const std::u32string letters = U"abzAZ@[`{é'ЯёÉ4";
  for (int round = 0; round < 20000; ++round) {
    std::string text(1, 'A');
    for (unsigned size = dice() % (round % 7 == 0 ? 90 : 14); size > 0; --size)
      utf8::append(text, dice() % 9 == 0 ? letters[dice() % letters.size()] : U'm');
    std::size_t end = 0;
    const std::string word = folded_word(text, end);
    DatePiece piece;
    std::uint32_t at = 0;
    ASSERT_TRUE(next_piece(text, at, piece));
    ASSERT_EQ(at, end) << text;
    ASSERT_EQ(std::string_view(piece.folded, piece.length), word) << text;
    ASSERT_EQ(piece.hash, date_hash(word));
  }
}

}  // namespace
}  // namespace entente::resolver

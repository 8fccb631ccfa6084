// Marks and cues; who speaks is tested with trees, in tests/golden.
#include "coder/quotes.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "coder/quotes_marks.h"

namespace entente::coder {
namespace {

lexicon::Language english() {
  lexicon::Language language;
  language.code = "en";
  return language;
}

Result<Speech> speech(const std::string& text) {
  return Speech::parse(text, "speech.tsv", english());
}

const char* const marks =
    "marks\tpair\t“ ”, „ “, « », \" \", ‘ ’, ' '\nmarks\tdash\t—\ncue\tboth\tsaid\n";

/// The words of the quotations; each line is a block.
std::vector<std::string> words_in(const std::string& text) {
  Document document;
  document.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    document.blocks.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, Block::Kind::body});
    begin = end + 1;
  }
  const auto read = speech(marks);
  std::vector<std::string> out;
  for (const Quotation& found : quotations_of(document, *read))
    out.emplace_back(document.at(found.words));
  return out;
}

using Words = std::vector<std::string>;

TEST(QuotationMarks, ArePaired) {
  EXPECT_EQ(words_in("He said \"yes\" and “no”."), (Words{"yes", "no"}));
  EXPECT_EQ(words_in("Er sagte: „Nein“, dann „Ja“."), (Words{"Nein", "Ja"}));
}

TEST(QuotationMarks, NestedOnesBelongToTheOuter) {
  EXPECT_EQ(words_in("“He told me ‘go’ again”"), Words{"He told me ‘go’ again"});
  EXPECT_EQ(words_in("\"He told me 'go' again\""), Words{"He told me 'go' again"});
}

TEST(QuotationMarks, ApostrophesAreNone) {
  EXPECT_EQ(words_in("Iran's army and the sailors' union don't agree"), Words{});
  EXPECT_EQ(words_in("‘We don’t know’, she said"), Words{"We don’t know"});
}

TEST(QuotationMarks, LeftOpenCountIfTheNextLineOpensAnew) {
  EXPECT_EQ(words_in("“We go on.\n“We stop.”"), (Words{"We go on.", "We stop."}));
  EXPECT_EQ(words_in("“We go on.\nWe stop."), Words{});
}

TEST(QuotationMarks, DashesPartWordsFromCue) {
  EXPECT_EQ(words_in("— We go, — said Petrov. — We stop."), (Words{"We go,", "We stop."}));
  EXPECT_EQ(words_in("The ship — an old one — left"), Words{});
}

TEST(SpeechFiles, OfTheRepositoryAreSound) {
  int languages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_SOURCE_DIR "/languages")) {
    const std::string path = entry.path().string() + "/speech.tsv";
    if (!std::filesystem::exists(path) || entry.path().filename() == "template") continue;
    const auto language = lexicon::Language::open(entry.path().string());
    ASSERT_TRUE(language);
    const auto read = Speech::open(path, *language);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_FALSE(read->pairs().empty()) << path;
    EXPECT_GE(read->words().size(), 40u) << path;
    ++languages;
  }
  EXPECT_EQ(languages, 15);
}

TEST(SpeechFiles, TellTheSideOfTheClause) {
  EXPECT_FALSE(speech("clause\tafter\tthat\n")->clause_before());
  const auto turkish = speech("clause\tending\tğını\nclause\tbefore\tdiye\n");
  EXPECT_TRUE(turkish->clause_before());
  EXPECT_TRUE(turkish->joins("diye"));
  EXPECT_TRUE(turkish->ends_clause("olacağını"));
  EXPECT_FALSE(turkish->joins("olacağını"));
}

TEST(SpeechFiles, BadRowsAreRefusedWithLineAndCaret) {
  EXPECT_EQ(speech("cue\tboth\tsay\nverb\tboth\ttell\n").error().message,
            "speech.tsv:2:1: cue, source, marks or clause is expected here\nverb\tboth\ttell\n^");
  EXPECT_NE(speech("cue\tloud\tsay\n").error().message.find("speech.tsv:1:5: both or direct"),
            std::string::npos);
  EXPECT_NE(speech("marks\tpair\t“\n").error().message.find("two marks with a space"),
            std::string::npos);
  EXPECT_NE(speech("cue\tboth\n").error().message.find("three cells"), std::string::npos);
  EXPECT_NE(speech("cue\tboth\tsay(s|\n").error().message.find("speech.tsv:1:"), std::string::npos);
}

}  // namespace
}  // namespace entente::coder

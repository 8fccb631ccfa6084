#include "parser/rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "parser/expander.h"

namespace entente::parser {
namespace {

namespace fs = std::filesystem;

class RulesTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        fs::path(testing::TempDir()) /
        (std::string("rules_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }

  /// The error without the folder's path.
  std::string refusal() {
    const Result<Rules> rules = load_rules(folder_.string());
    return rules ? "" : rules.error().message.substr(folder_.string().size() + 1);
  }

  fs::path folder_;
};

TEST_F(RulesTest, UnknownSetting) {
  write("segmentation.tsv", "# comment\nhyphens\tsplit\n");
  EXPECT_EQ(refusal(), "segmentation.tsv:2:1: unknown setting\nhyphens\tsplit\n^");
}

TEST_F(RulesTest, UnknownValue) {
  write("segmentation.tsv", "hyphen\tmaybe\n");
  EXPECT_EQ(refusal(), "segmentation.tsv:1:8: expected split or join\nhyphen\tmaybe\n      \t^");
}

TEST_F(RulesTest, OrdinalDigitsAreANumber) {
  write("segmentation.tsv", "ordinal_digits\tmany\n");
  EXPECT_EQ(refusal(),
            "segmentation.tsv:1:16: expected a number from 0 to 9\nordinal_digits\tmany\n          "
            "    \t^");
}

TEST_F(RulesTest, AbbreviationNeedsItsFullStop) {
  write("abbreviations.txt", "Dr\n");
  EXPECT_EQ(refusal(), "abbreviations.txt:1:1: an abbreviation ends with a full stop\nDr\n^");
}

TEST_F(RulesTest, AbbreviationMark) {
  write("abbreviations.txt", "Dr.\tnever\n");
  EXPECT_EQ(refusal(), "abbreviations.txt:1:5: expected maybe, end or number\nDr.\tnever\n   \t^");
}

TEST_F(RulesTest, MultiwordTwice) {
  write("multiword.tsv", "au\tà le\nAu\tà le\n");
  EXPECT_EQ(refusal(), "multiword.tsv:2:1: this token stands twice\nAu\tà le\n^");
}

TEST_F(RulesTest, StarOnlyBeginsTheFirstPart) {
  write("multiword.tsv", "*ons\t*on *s\n");
  EXPECT_EQ(refusal(),
            "multiword.tsv:1:10: * only begins the first part\n*ons\t*on *s\n    \t    ^");
}

TEST_F(RulesTest, PatternWithoutStem) {
  write("multiword.tsv", "*arsi\tar si\n");
  EXPECT_EQ(refusal(),
            "multiword.tsv:1:7: the first part of a pattern begins with *\n*arsi\tar si\n     \t^");
}

TEST_F(RulesTest, NotUtf8) {
  write("tokens.txt", "a\n\xC3(\n");
  EXPECT_EQ(refusal().substr(0, 26), "tokens.txt:2:1: not UTF-8\n");
}

TEST_F(RulesTest, MissingFilesAreEmpty) {
  const Result<Rules> rules = load_rules(folder_.string());
  ASSERT_TRUE(rules);
  EXPECT_TRUE(rules->multiword.empty());
}

std::string expanded(const Rules& rules, const std::string& token, bool first = false) {
  std::vector<std::string> parts;
  if (!expand(token, rules, first, parts)) return token;
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

TEST_F(RulesTest, ExpansionKeepsCapitalsAndApostrophes) {
  write("multiword.tsv", "dell'\tdi l'\n*arsi\t*ar si\nsparsi\tsparsi\n*n't\t* n't\n");
  const Result<Rules> rules = load_rules(folder_.string());
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(expanded(*rules, "dell'"), "di|l'");
  EXPECT_EQ(expanded(*rules, "Dell’"), "Di|l’");
  EXPECT_EQ(expanded(*rules, "DELL'"), "DI|L'");
  EXPECT_EQ(expanded(*rules, "trovarsi"), "trovar|si");
  EXPECT_EQ(expanded(*rules, "TROVARSI"), "TROVAR|SI");
  EXPECT_EQ(expanded(*rules, "sparsi"), "sparsi");
  EXPECT_EQ(expanded(*rules, "arsi"), "arsi");
  EXPECT_EQ(expanded(*rules, "Didn’t"), "Did|n’t");
  EXPECT_EQ(expanded(*rules, "Trovarsi"), "Trovarsi");
  EXPECT_EQ(expanded(*rules, "Trovarsi", true), "Trovar|si");
}

TEST(ShippedRules, AllLanguagesLoad) {
  for (const char* language :
       {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh"}) {
    const std::string folder = std::string(ENTENTE_SOURCE_DIR) + "/languages/" + language;
    EXPECT_TRUE(fs::exists(folder + "/segmentation.tsv")) << language;
    const Result<Rules> rules = load_rules(folder);
    EXPECT_TRUE(rules) << rules.error().message;
  }
}

TEST(ShippedRules, TemplateLoads) {
  const Result<Rules> rules = load_rules(std::string(ENTENTE_SOURCE_DIR) + "/languages/template");
  EXPECT_TRUE(rules) << rules.error().message;
}

}  // namespace
}  // namespace entente::parser

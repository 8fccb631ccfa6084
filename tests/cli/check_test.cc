// `entente check` over small broken data folders and over the repository's own.
#include <gmock/gmock.h>

#include <filesystem>

#include "program.h"

namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

/// A data folder of one language, with the repository's ontology.
class CheckTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = scratch("data");
    fs::remove_all(folder_);
    fs::create_directories(folder_ + "/languages/it");
    fs::create_directories(folder_ + "/ontology/places");
    const std::string own = ENTENTE_SOURCE_DIR "/ontology/";
    for (const char* file : {"concepts.tsv", "plover.json"})
      fs::copy(own + file, folder_ + "/ontology/" + file);
    fs::copy(own + "rules", folder_ + "/ontology/rules");
    for (const char* file : {"cities.tsv", "towns.tsv", "regions.tsv", "waters.tsv", "endings.tsv",
                             "affixes.tsv", "ambiguous.txt"})
      put(std::string("ontology/places/") + file, "# nothing\n");
    put("languages/it/language.tsv", "name\tItalian\nspaces\tyes\n");
    put("languages/it/names.tsv", "ITA\tname\tItalia\nFRA\tname\tFrancia\n");
    put("languages/it/roles.tsv", "GOV\tperson\tministro\n");
    put("languages/it/dates.tsv", slurp(ENTENTE_SOURCE_DIR "/languages/it/dates.tsv"));
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& path, const std::string& text) const {
    std::ofstream(folder_ + "/" + path, std::ios::binary) << text;
  }
  Outcome check() const { return run("check " + folder_); }

  std::string folder_;
};

TEST_F(CheckTest, GoodDataHasNoErrors) {
  const Outcome found = check();
  EXPECT_EQ(found.code, 0) << found.out << found.error;
  EXPECT_THAT(found.out, HasSubstr("0 errors, 0 warnings"));
}

TEST_F(CheckTest, EveryBadRowIsReportedWithLineAndCaret) {
  put("languages/it/names.tsv", "ITA\tnome\tItalia\nFRA\tname\tFrancia(\n");
  const Outcome found = check();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("error: languages/it/names.tsv:1:5: unknown kind \"nome\"\n"
                                   "ITA\tnome\tItalia\n   \t^\n"));
  EXPECT_THAT(found.out, HasSubstr("error: languages/it/names.tsv:2:"));
}

TEST_F(CheckTest, UnknownCodesAndSectors) {
  put("languages/it/names.tsv", "ITX\tname\tItalia\nIGO:NATO\tname\tNato\nRUS\tname\tPutin\tGOX\n");
  put("languages/it/roles.tsv", "GXX\tperson\tministro\n");
  const Outcome found = check();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("languages/it/names.tsv:1:1: unknown code"));
  EXPECT_THAT(found.out, HasSubstr("languages/it/names.tsv:3:16: unknown sector"));
  EXPECT_THAT(found.out, HasSubstr("languages/it/roles.tsv:1:1: unknown sector"));
  EXPECT_THAT(found.out, Not(HasSubstr("names.tsv:2:")));
}

TEST_F(CheckTest, NamesOfOneLetterAndOfTwoStates) {
  put("languages/it/names.tsv", "ITA\tname\tItalia, S\nFRA\tname\tItalia\n");
  const Outcome found = check();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("languages/it/names.tsv:1:18: a name of one letter"));
  EXPECT_THAT(found.out,
              HasSubstr("languages/it/names.tsv:2:10: Italia also names ITA: see line 1"));
}

TEST_F(CheckTest, ConceptsThatOntologyLacks) {
  put("languages/it/concepts.tsv", "NOSUCHTHING\tV\t-\tfare\n");
  const Outcome found = check();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("languages/it/concepts.tsv:1:1: no such concept"));
}

TEST_F(CheckTest, PlacesWithBadCells) {
  put("ontology/places/cities.tsv",
      "1\tRoma\tITA\t95\t12.5\t5\n2\tMilano\tItalia\t45\t9\t5\n3\tBari\tITA\t41\t16\t5\tit:Bari\n");
  put("ontology/places/waters.tsv", "Adriatic Sea\tit=M\n");
  const Outcome found = check();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("cities.tsv:1:12: not degrees within 90"));
  EXPECT_THAT(found.out, HasSubstr("cities.tsv:2:10: not a country code of three capitals"));
  EXPECT_THAT(found.out, HasSubstr("cities.tsv:3:20: not of the form xx=name|name"));
  EXPECT_THAT(found.out, HasSubstr("waters.tsv:1:17: a name of one letter"));
}

TEST_F(CheckTest, RulesAndWeights) {
  put("ontology/rules/zzz.rules", "rule broken\nwhen NOSUCHTHING\ntype ACCUSE\n");
  put("ontology/judge.tsv", "actor\tbias\tnot-a-number\n");
  const Outcome found = check();
  EXPECT_EQ(found.code, 1);
  EXPECT_THAT(found.out, HasSubstr("ontology/rules/zzz.rules:2:"));
  EXPECT_THAT(found.out, HasSubstr("ontology/judge.tsv:1:"));
}

TEST(CheckProgram, FolderWithoutLanguages) { EXPECT_EQ(run("check /nowhere").code, 2); }

TEST(CheckProgram, OwnDataPass) {
  const Outcome found = run("check --quiet " ENTENTE_SOURCE_DIR);
  EXPECT_EQ(found.code, 0) << found.out;
}

}  // namespace

// `entente check` over ontology/actors with one fault each.
#include <gmock/gmock.h>

#include <filesystem>

#include "program.h"

namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

const std::string office = "\tGBR\tforeign minister\tGOV\t";

class CheckActors : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = scratch("actors");
    fs::remove_all(folder_);
    fs::create_directories(folder_ + "/languages/en");
    fs::create_directories(folder_ + "/ontology/actors");
    const std::string own = ENTENTE_SOURCE_DIR "/ontology/";
    for (const char* file : {"concepts.tsv", "plover.json"})
      fs::copy(own + file, folder_ + "/ontology/" + file);
    fs::copy(own + "rules", folder_ + "/ontology/rules");
    put("languages/en/language.tsv", "name\tEnglish\nspaces\tyes\n");
    put("languages/en/names.tsv", "GBR\tname\tBritain\n");
    put("languages/en/resolver.tsv", "scripts\tLatn\n");
    put("languages/en/roles.tsv", "GOV\tperson\tminister\n");
    put("languages/en/dates.tsv", slurp(ENTENTE_SOURCE_DIR "/languages/en/dates.tsv"));
    put("ontology/actors/states.tsv", "GBR\tUnited Kingdom\t\t\tours\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& path, const std::string& text) const {
    std::ofstream(folder_ + "/" + path, std::ios::binary) << text;
  }
  void offices(const std::string& text) const { put("ontology/actors/offices.tsv", text); }
  void expect(const std::string& message) const {
    const Outcome found = run("check " + folder_);
    EXPECT_EQ(found.code, 1);
    EXPECT_THAT(found.out, HasSubstr(message));
  }

  std::string folder_;
};

TEST_F(CheckActors, GoodRowsHaveNoErrors) {
  offices("Ann Example" + office + "2020\t2021-05\t\tLatn: Example; ru: Экзампл\tours\n");
  put("ontology/actors/organisations.tsv",
      "IGO:XYZ\tXyz Pact\t\talliance\t1990\t\tany: XYZ\tours\n");
  const Outcome found = run("check " + folder_);
  EXPECT_EQ(found.code, 0) << found.out << found.error;
}

TEST_F(CheckActors, TermThatEndsBeforeItBegins) {
  offices("Ann Example" + office + "2020-05-02\t2020-05-01\t\t\tours\n");
  expect("error: ontology/actors/offices.tsv:1:49: ends before it begins\nAnn Example\tGBR");
}

TEST_F(CheckActors, DateThatIsNone) {
  offices("Ann Example" + office + "May 2020\t\t\t\tours\n");
  expect("offices.tsv:1:38: a date like 2024, 2024-11 or 2024-11-01 is expected");
}

TEST_F(CheckActors, TermWithoutBeginning) {
  offices("Ann Example" + office + "\t2020\t\t\tours\n");
  expect("offices.tsv:1:38: a term needs its beginning");
}

TEST_F(CheckActors, UnknownCodeAndSector) {
  offices("Ann Example\tGBX\tforeign minister\tGOX\t2020\t\tFRX\t\tours\n");
  expect("offices.tsv:1:13: unknown code");
  expect("offices.tsv:1:34: unknown sector");
  expect("offices.tsv:1:44: unknown code");
}

TEST_F(CheckActors, NameOfOneLetter) {
  offices("Ann Example" + office + "2020\t\t\tLatn: Q\tours\n");
  expect("offices.tsv:1:51: a name of one letter");
}

TEST_F(CheckActors, NameOfTwoCodesAtTheSameTime) {
  const std::string other = "Bob Example\tFRA\tforeign minister\tGOV\t";
  offices("Ann Example" + office + "2020\t2021\t\tLatn: Example\tours\n" + other +
          "2021-12\t\t\tLatn: Example\tours\n");
  expect(
      "offices.tsv:2:5: example also names GBR at the same time: see "
      "ontology/actors/offices.tsv:1");
  offices("Ann Example" + office + "2020\t2021\t\tLatn: Example\tours\n" + other +
          "2022\t\t\tLatn: Example\tours\n");
  EXPECT_EQ(run("check " + folder_).code, 0);
}

TEST_F(CheckActors, NameThatTheLanguageGivesToAnotherCode) {
  put("ontology/actors/organisations.tsv",
      "IGO:XYZ\tXyz Pact\t\talliance\t1990\t\tany: XYZ, Britain\tours\n");
  expect("organisations.tsv:1:44: britain names GBR in names.tsv of en");
}

TEST_F(CheckActors, StateWithoutAName) {
  put("ontology/actors/states.tsv", "GBR\tUnited Kingdom\t\t\tours\nFRA\tFrance\t\t\tours\n");
  const Outcome found = run("check " + folder_);
  EXPECT_EQ(found.code, 0);
  EXPECT_THAT(found.out,
              HasSubstr("warning: ontology/actors/states.tsv:2:1: no name in names.tsv of en"));
}

TEST_F(CheckActors, PersonOfTwoCodesAtOnce) {
  offices("Ann Example" + office +
          "2020\t2022\t\t\tours\nAnn Example\tEUR\tcommissioner\tGOV\t"
          "2021\t\tGBR\t\tours\n");
  expect(
      "offices.tsv:2:1: the person is also of GBR at the same time: see "
      "ontology/actors/offices.tsv:1");
}

TEST_F(CheckActors, CellsNamesAndSourceAreWanted) {
  offices("Ann Example" + office + "2020\n");
  expect(
      "offices.tsv:1:42: expected 9 cells (person, code, role, sector, from, to, nationality, "
      "names, source), found 5");
  offices("Ann Example" + office + "2020\t\t\tExample\tours\n");
  expect("offices.tsv:1:45: a language or script and a colon are expected before names");
  offices("Ann Example" + office + "2020\t\t\t\t\n");
  expect("a source is missing");
  put("ontology/actors/states.tsv", "GBR\tBritain\t\t\tours\nGBR\tUnited Kingdom\t\t\tours\n");
  offices("");
  expect("states.tsv:2:1: stands twice");
}

}  // namespace

// Who bears a name on a day: terms of office, organisations before and after their foundation.
#include "resolver/roster.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "resolver/resolver.h"
#include "tree_maker.h"

namespace entente::resolver {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;

constexpr const char* actor_rows =
    "Ann Example\tGBR\thead of government\tGOV\t2010-05-11\t2016-07-13\t\tLatn: Example\tours\n"
    "Ann Example\tGBR\tforeign minister\tGOV\t2023-11-13\t2024-07-05\t\t\tours\n"
    "Bob Sample\tNLD\thead of government\tGOV\t2010\t2024-07-02\t\tLatn: Sample\tours\n"
    "Bob Sample\tIGO:NATO\tsecretary general\tGOV\t2024-10-01\t2024-12\tNLD\t\tours\n";

class RosterTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = testing::TempDir() + "roster_" + std::to_string(getpid());
    fs::create_directories(folder_ + "/ontology/actors");
    fs::copy(std::string(ENTENTE_SOURCE_DIR) + "/tests/resolver/data/languages",
             folder_ + "/languages", fs::copy_options::recursive);
    std::ofstream(folder_ + "/languages/en/resolver.tsv", std::ios::app) << "scripts\tLatn\n";
    put("offices.tsv", actor_rows);
    put("organisations.tsv",
        "IGO:XYZ\tXyz Pact\t\talliance\t2021-09\t\tany: XYZ; de: Xyz-Pakt\tours\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void put(const std::string& file, const std::string& text) const {
    std::ofstream(folder_ + "/ontology/actors/" + file) << text;
  }
  /// "CODE/SECTOR text" of the mentions of "NAME spoke".
  std::vector<std::string> ask(const std::string& name, Date published) const {
    TreeMaker made("en", {name + " PROPN 2 nsubj;spoke VERB 0 root"});
    made.document.published = published;
    const auto resolver = Resolver::open(folder_);
    EXPECT_TRUE(resolver && resolver->check("en"));
    std::vector<std::string> out;
    for (const auto& mention : resolver->resolve(made.document, made.parsed).actors)
      out.push_back(mention.actors.front().code + "/" + mention.actors.front().sector);
    return out;
  }

  std::string folder_;
};

TEST_F(RosterTest, PersonCountsForHerOfficeOfTheDay) {
  EXPECT_THAT(ask("Example", {2015, 1, 1}), ElementsAre("GBR/GOV"));
  EXPECT_THAT(ask("Example", {2020, 1, 1}), ElementsAre("GBR/"));
  EXPECT_THAT(ask("Example", {2024, 1, 10}), ElementsAre("GBR/GOV"));
  EXPECT_THAT(ask("Example", {2024, 7, 6}), ElementsAre("GBR/"));
  EXPECT_THAT(ask("Example", {}), ElementsAre("GBR/GOV"));
}

TEST_F(RosterTest, PersonMovesFromStateToOrganisationAndBack) {
  EXPECT_THAT(ask("Sample", {2024, 7, 1}), ElementsAre("NLD/GOV"));
  EXPECT_THAT(ask("Sample", {2024, 10, 1}), ElementsAre("IGO:NATO/GOV"));
  EXPECT_THAT(ask("Sample", {2025, 1, 1}), ElementsAre("NLD/"));
  EXPECT_THAT(ask("Sample", {2009, 1, 1}), ElementsAre("NLD/"));
}

TEST_F(RosterTest, OrganisationCountsFromItsFoundationOn) {
  EXPECT_THAT(ask("XYZ", {2021, 8, 31}), IsEmpty());
  EXPECT_THAT(ask("XYZ", {2021, 9, 1}), ElementsAre("IGO:XYZ/"));
  EXPECT_THAT(ask("XYZ", {}), ElementsAre("IGO:XYZ/"));
}

TEST_F(RosterTest, PartialDatesAreWholeMonthsAndYears) {
  const Period term{{2020, 5, 0}, {2021, 0, 0}};
  EXPECT_TRUE(term.holds({2020, 5, 1}));
  EXPECT_FALSE(term.holds({2020, 4, 30}));
  EXPECT_TRUE(term.holds({2021, 12, 31}));
  EXPECT_FALSE(term.holds({2022, 1, 1}));
  EXPECT_TRUE(term.holds({}));
  EXPECT_TRUE(term.overlaps({{2021, 12, 31}, {}}));
  EXPECT_FALSE(term.overlaps({{2022, 0, 0}, {}}));
}

TEST_F(RosterTest, BadRowIsAnErrorOfTheLanguage) {
  put("offices.tsv", "Ann Example\tGBR\tforeign minister\tGOV\t2020\t2019\t\t\tours\n");
  const auto resolver = Resolver::open(folder_);
  ASSERT_TRUE(resolver);
  const auto fine = resolver->check("en");
  ASSERT_FALSE(fine);
  EXPECT_THAT(fine.error().message, HasSubstr("offices.tsv:1:43: ends before it begins"));
}

TEST(Roster, NamesByLanguageAndScript) {
  ActorRow row;
  row.names = "any: NATO; Latn: OTAN, Otan; ru: НАТО";
  EXPECT_THAT(Roster::names_for(row, {"any", "it", "Latn"}), ElementsAre("NATO", "OTAN, Otan"));
  EXPECT_THAT(Roster::names_for(row, {"uk"}), IsEmpty());
}

TEST(Roster, AbsentFolderIsEmpty) {
  const auto roster = Roster::open("/nowhere");
  ASSERT_TRUE(roster);
  EXPECT_THAT((*roster)->rows(), IsEmpty());
}

}  // namespace
}  // namespace entente::resolver

#include <algorithm>
#include <random>

#include "maker.h"

namespace entente::ledger {
namespace {

std::vector<Act> acts_of(const std::vector<Told>& told) {
  return ledger().same_events(reports_of(told));
}

const std::string japanese = "欧州連合とオーストラリアは18日、キャンベラで防衛協力に署名した。";

/// A week of news: signings, talks and tests by several states, told by several papers.
std::vector<Told> week() {
  std::vector<Told> out;
  const std::vector<std::vector<std::string>> pairs = {
      {"AUS", "EUR"}, {"JPN", "POL"}, {"FRA", "PHL"}, {"DEU", "SGP"}};
  const std::vector<std::string> types = {"SUPPORT", "CONSULT", "COOPERATE"};
  for (int day = 10; day < 24; ++day) {
    const std::string date = "2025-03-" + std::to_string(day);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      Told told{"d" + std::to_string(day) + "-" + std::to_string(i)};
      told.published = told.day = date;
      told.actors = pairs[i];
      told.type = types[(static_cast<std::size_t>(day) + i) % types.size()];
      told.country = pairs[i].front();
      for (const char* paper : {"a", "b"}) {
        told.publisher = paper;
        told.document += paper;
        out.push_back(told);
      }
    }
  }
  return out;
}

TEST(SameEvents, OneActInThreeLanguages) {
  const auto acts =
      acts_of({{"en-1"},
               {.document = "ja-1",
                .publisher = "Tokai",
                .language = "ja",
                .trigger = "署名した",
                .sentence = japanese},
               {.document = "it-1",
                .published = "2025-03-19",
                .publisher = "Levante",
                .language = "it",
                .trigger = "hanno firmato",
                .sentence = "L'Unione europea e l'Australia hanno firmato un patto."}});
  ASSERT_EQ(acts.size(), 1U) << printed(acts);
  EXPECT_EQ(acts[0].reports.size(), 3U);
  EXPECT_EQ(acts[0].publishers, 3);
  EXPECT_EQ(acts[0].languages, 3);
  EXPECT_EQ(acts[0].id, "en-1/SUPPORT/signed");
  EXPECT_EQ(to_text(acts[0].date), "2025-03-18");
  EXPECT_EQ(acts[0].why.size(), 2U);
  EXPECT_NE(acts[0].why[0].find("parties_same"), std::string::npos) << acts[0].why[0];
}

TEST(SameEvents, NearCopiesCountAsOnePublisher) {
  const auto acts = acts_of(
      {{"a", "2025-03-18", "Meridian"},
       {.document = "b",
        .published = "2025-03-19",
        .publisher = "Coast Times",
        .sentence = "The European Union and Australia signed a security partnership in Canberra "
                    "today."},
       {.document = "c",
        .published = "2025-03-19",
        .publisher = "Northgate",
        .sentence = "Officials from Brussels put their names to a defence pact with Canberra."}});
  ASSERT_EQ(acts.size(), 1U) << printed(acts);
  EXPECT_EQ(acts[0].reports.size(), 3U);
  EXPECT_EQ(acts[0].publishers, 2);
}

TEST(SameEvents, SamePartiesOnOtherDaysAreOtherActs) {
  const auto acts =
      acts_of({{"a"}, {.document = "b", .published = "2025-03-20", .day = "2025-03-20"}});
  EXPECT_EQ(acts.size(), 2U) << printed(acts);
}

TEST(SameEvents, OtherPartiesOnTheSameDayAreOtherActs) {
  const auto acts = acts_of({{"a"}, {.document = "b", .actors = {"AUS", "FJI"}}});
  EXPECT_EQ(acts.size(), 2U) << printed(acts);
}

TEST(SameEvents, FactAndPlanAreTwo) {
  const auto acts = acts_of({{"a"}, {.document = "b", .auxiliary = "negation"}});
  EXPECT_EQ(acts.size(), 2U) << printed(acts);
}

TEST(SameEvents, TheAttackerIsNotTheAttacked) {
  const Told one{.document = "a",
                 .type = "ASSAULT",
                 .rule = "shell",
                 .actors = {"ERI"},
                 .recipients = {"DJI"},
                 .trigger = "shelled"};
  Told other = one;
  other.document = "b";
  other.publisher = "Levante";
  other.sentence = "Gibuti ha bombardato.";
  other.language = "it";
  std::swap(other.actors, other.recipients);
  const auto reversed = acts_of({one, other});
  std::swap(other.actors, other.recipients);
  const auto same = acts_of({one, other});
  EXPECT_EQ(same.size(), 1U) << printed(same);
  EXPECT_LE(same.size(), reversed.size());
}

TEST(SameEvents, NothingFromNothing) { EXPECT_TRUE(acts_of({}).empty()); }

TEST(SameEvents, AReportGivenTwiceCountsOnce) {
  const auto acts = acts_of({{"a"}, {"a"}});
  ASSERT_EQ(acts.size(), 1U);
  EXPECT_EQ(acts[0].reports.size(), 1U);
}

TEST(SameEvents, OrderDoesNotMatter) {
  std::vector<Report> reports = reports_of(week());
  const std::string wanted = printed(ledger().same_events(reports));
  EXPECT_GT(wanted.size(), 100U);
  std::mt19937 random(6);
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(reports.begin(), reports.end(), random);
    ASSERT_EQ(printed(ledger().same_events(reports)), wanted) << "turn " << turn;
  }
}

/// What a store relies on: a block's acts are the same whether other blocks are there or not.
TEST(SameEvents, BlocksAreIndependent) {
  std::vector<Told> told = week();
  for (Told later : week()) {
    later.document += "-later";
    later.published = later.day = "2025-05" + later.day.substr(7);
    told.push_back(later);
  }
  const std::vector<Report> all = reports_of(told);
  std::map<std::string, std::vector<Report>> blocks;
  for (const Report& report : all) blocks[to_text(ledger().block_key(report))].push_back(report);
  EXPECT_GE(blocks.size(), 4U);
  std::vector<Act> apart;
  for (const auto& [key, reports] : blocks) {
    for (Act& act : ledger().same_events(reports)) apart.push_back(std::move(act));
  }
  std::sort(apart.begin(), apart.end(), [](const Act& a, const Act& b) {
    return std::pair(to_text(a.date), a.id) < std::pair(to_text(b.date), b.id);
  });
  EXPECT_EQ(printed(apart), printed(ledger().same_events(all)));
}

TEST(SameEvents, PromiseAndSigningShareABlock) {
  const auto reports = reports_of({{"a"}, {.document = "b", .type = "AGREE"}});
  EXPECT_EQ(ledger().block_key(reports[0]), ledger().block_key(reports[1]));
  const auto talks = reports_of({{.document = "c", .type = "CONSULT"}});
  EXPECT_NE(to_text(ledger().block_key(talks[0])), to_text(ledger().block_key(reports[0])));
}

}  // namespace
}  // namespace entente::ledger

#include <algorithm>
#include <random>

#include "maker.h"

namespace entente::ledger {
namespace {

struct Pledge {
  std::string document, published, language = "en", status = "signed", day = "2025-03-18";
  std::string kind = "security_partnership", country = "AUS", name = "partnership";
  std::vector<std::string> parties = {"AUS", "EUR"};
  std::vector<std::string> commitments = {};
};

AgreementReport agreement_of(const Pledge& pledge) {
  AgreementReport report;
  report.document = pledge.document;
  report.language = pledge.language;
  report.published = parse_date(pledge.published);
  report.name = pledge.name;
  report.span = {10, 20};
  report.kind = pledge.kind;
  report.status = pledge.status;
  report.parties = parties_of(pledge.parties);
  report.date.value = parse_date(pledge.day);
  report.place = {};
  report.place.country = pledge.country;
  for (const std::string& kind : pledge.commitments)
    report.commitments.push_back({kind, kind + " as printed", {30, 40}});
  return report;
}

struct World {
  std::vector<Pledge> pledges;
  std::vector<Told> told;
  std::string today = "2026-06-01";
  std::vector<Agreement> agreements() const {
    std::vector<AgreementReport> reports;
    for (const Pledge& pledge : pledges) reports.push_back(agreement_of(pledge));
    const auto events = reports_of(told);
    return ledger().assemble(reports, ledger().same_events(events), events, parse_date(today));
  }
};

const Told exercise{.document = "later",
                    .published = "2025-06-17",
                    .type = "COOPERATE",
                    .rule = "joint-exercise",
                    .day = "2025-06-16",
                    .trigger = "joint naval exercise",
                    .sentence = "Australia and the European Union opened a joint naval exercise."};

const Pledge signing{
    .document = "first", .published = "2025-03-18", .commitments = {"joint_exercises"}};

TEST(Assemble, OneAgreementOverDocumentsAndLanguages) {
  const World world{.pledges = {signing,
                                {.document = "it",
                                 .published = "2025-03-19",
                                 .language = "it",
                                 .name = "partenariato",
                                 .commitments = {"cyber", "joint_exercises"}},
                                {.document = "recalled",
                                 .published = "2025-09-12",
                                 .day = "2025-03",
                                 .kind = "agreement"}},
                    .told = {}};
  const auto agreements = world.agreements();
  ASSERT_EQ(agreements.size(), 1U);
  const Agreement& one = agreements[0];
  EXPECT_EQ(one.kind, "security_partnership");
  EXPECT_EQ(to_text(one.date), "2025-03-18");
  EXPECT_EQ(one.sources, (std::vector<std::string>{"first", "it", "recalled"}));
  ASSERT_EQ(one.commitments.size(), 2U);
  EXPECT_EQ(one.commitments[0].kind, "joint_exercises");
  EXPECT_EQ(one.commitments[0].document, "first");
}

TEST(Assemble, SamePartiesSigningSomethingElseIsAnotherAgreement) {
  const World world{.pledges = {signing,
                                {.document = "research",
                                 .published = "2025-03-21",
                                 .day = "2025-03-20",
                                 .kind = "culture",
                                 .country = "BEL"}},
                    .told = {}};
  EXPECT_EQ(world.agreements().size(), 2U);
}

TEST(Assemble, StatusGoesForwardOnly) {
  World world{.pledges = {{.document = "plan",
                           .published = "2025-02-01",
                           .status = "announced",
                           .day = "2025-02-01"},
                          signing,
                          {.document = "late",
                           .published = "2025-04-01",
                           .status = "announced",
                           .day = "2025-04-01"}},
              .told = {}};
  ASSERT_EQ(world.agreements().size(), 1U);
  EXPECT_EQ(world.agreements()[0].status, "signed");
  EXPECT_EQ(to_text(world.agreements()[0].date), "2025-03-18");
  world.pledges.push_back(
      {.document = "end", .published = "2026-01-10", .status = "suspended", .day = "2026-01-09"});
  EXPECT_EQ(world.agreements()[0].status, "suspended");
}

TEST(Assemble, AMediatorNamedOnceIsNoParty) {
  const World world{
      .pledges = {signing,
                  {.document = "b", .published = "2025-03-19"},
                  {.document = "c", .published = "2025-03-19", .parties = {"AUS", "EUR", "OMN"}}},
      .told = {}};
  const auto agreements = world.agreements();
  ASSERT_EQ(agreements.size(), 1U);
  EXPECT_EQ(agreements[0].parties.size(), 2U);
}

TEST(Assemble, AnExerciseKeepsThePromise) {
  const auto agreements = World{.pledges = {signing}, .told = {exercise}}.agreements();
  ASSERT_EQ(agreements.size(), 1U);
  const Commitment& commitment = agreements[0].commitments.at(0);
  EXPECT_EQ(commitment.status, "kept");
  EXPECT_EQ(commitment.times_kept, 1);
  ASSERT_EQ(commitment.deeds.size(), 1U);
  EXPECT_EQ(commitment.deeds[0].text, "joint naval exercise");
  EXPECT_EQ(commitment.deeds[0].why,
            "keeps by COOPERATE@joint-exercise, same parties, 90 days after");
}

TEST(Assemble, AMemberKeepsThePromiseOfItsUnion) {
  Told french = exercise;
  french.actors = {"AUS", "FRA"};
  const auto agreements = World{.pledges = {signing}, .told = {french}}.agreements();
  const Commitment& commitment = agreements.at(0).commitments.at(0);
  ASSERT_EQ(commitment.deeds.size(), 1U);
  EXPECT_NE(commitment.deeds[0].why.find("FRA as a member of EUR"), std::string::npos);
}

TEST(Assemble, OfTwoAgreementsTheLaterOneClaimsTheDeedUnlessTheOtherIsNamed) {
  World world{.pledges = {signing,
                          {.document = "second",
                           .published = "2025-05-02",
                           .day = "2025-05-01",
                           .kind = "maritime",
                           .country = "BEL",
                           .commitments = {"joint_exercises"}}},
              .told = {exercise}};
  auto agreements = world.agreements();
  ASSERT_EQ(agreements.size(), 2U);
  EXPECT_TRUE(agreements[0].commitments.at(0).deeds.empty());
  EXPECT_EQ(agreements[1].commitments.at(0).deeds.size(), 1U);
  Pledge named{.document = exercise.document, .published = exercise.published};
  world.pledges.push_back(named);
  agreements = world.agreements();
  ASSERT_EQ(agreements.size(), 2U);
  EXPECT_EQ(agreements[0].commitments.at(0).deeds.size(), 1U);
  EXPECT_TRUE(agreements[1].commitments.at(0).deeds.empty());
}

TEST(Assemble, NoDeedBeforeTheSigningOrByOthersOrOnlyPlanned) {
  Told before = exercise, others = exercise, planned = exercise;
  before.day = "2025-03-02";
  before.published = "2025-03-03";
  others.document = "others";
  others.actors = {"AUS", "USA"};
  planned.document = "planned";
  planned.auxiliary = "future";
  for (const Told& told : {before, others, planned}) {
    const auto agreements = World{.pledges = {signing}, .told = {told}}.agreements();
    EXPECT_TRUE(agreements.at(0).commitments.at(0).deeds.empty()) << told.document;
  }
}

TEST(Assemble, WhatTheTextPromisesIsNoDeed) {
  Told promised = exercise;
  promised.document = signing.document;
  promised.published = "2025-03-19";
  promised.day = "2025-03-19";
  promised.sentence += " It was promised by the text that both have signed in Canberra.";
  const auto agreements = World{.pledges = {signing}, .told = {promised}}.agreements();
  EXPECT_TRUE(agreements.at(0).commitments.at(0).deeds.empty());
}

TEST(Assemble, SilenceIsNoticed) {
  World world{.pledges = {signing}, .told = {}, .today = "2025-12-01"};
  EXPECT_EQ(world.agreements()[0].commitments[0].status, "pledged");
  world.today = "2026-12-01";
  EXPECT_EQ(world.agreements()[0].commitments[0].status, "silent");
}

TEST(Assemble, AnAttackBreaksACeasefire) {
  const Pledge truce{.document = "truce",
                     .published = "2025-04-24",
                     .day = "2025-04-24",
                     .kind = "ceasefire",
                     .country = "OMN",
                     .parties = {"DJI", "ERI"},
                     .commitments = {"ceasefire"}};
  const Told attack{.document = "attack",
                    .published = "2025-09-22",
                    .type = "ASSAULT",
                    .rule = "shell",
                    .actors = {"ERI"},
                    .recipients = {"DJI"},
                    .day = "2025-09-21",
                    .country = "DJI",
                    .trigger = "fired",
                    .sentence = "Eritrean soldiers fired mortar shells at a border post."};
  const auto agreements = World{.pledges = {truce}, .told = {attack}}.agreements();
  const Commitment& commitment = agreements.at(0).commitments.at(0);
  EXPECT_EQ(commitment.status, "broken");
  ASSERT_EQ(commitment.deeds.size(), 1U);
  EXPECT_TRUE(commitment.deeds[0].breaks);
}

TEST(Assemble, OrderDoesNotMatter) {
  std::vector<AgreementReport> reports = {
      agreement_of(signing),
      agreement_of({.document = "b", .published = "2025-03-19", .commitments = {"cyber"}}),
      agreement_of({.document = "c",
                    .published = "2025-03-21",
                    .day = "2025-03-20",
                    .kind = "culture",
                    .country = "BEL"}),
      agreement_of(
          {.document = "d", .published = "2025-09-12", .day = "2025-03", .kind = "agreement"}),
      agreement_of({.document = "e",
                    .published = "2025-10-01",
                    .status = "",
                    .day = "",
                    .kind = "agreement"})};
  const auto events = reports_of({exercise});
  const auto acts = ledger().same_events(events);
  const auto print = [&] {
    std::string out;
    for (const Agreement& one : ledger().assemble(reports, acts, events, {})) {
      out += one.id + " " + one.kind + " " + one.status;
      for (const std::string& source : one.sources) out += " " + source;
      for (const Commitment& commitment : one.commitments)
        out += " " + commitment.kind + "=" + commitment.status;
      out += "\n";
    }
    return out;
  };
  const std::string wanted = print();
  std::mt19937 random(6);
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(reports.begin(), reports.end(), random);
    ASSERT_EQ(print(), wanted) << "turn " << turn;
  }
}

}  // namespace
}  // namespace entente::ledger

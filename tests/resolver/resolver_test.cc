#include "resolver/resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tree_maker.h"

namespace entente::resolver {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Mentions resolve(const TreeMaker& made) {
  static const auto resolver =
      Resolver::open(std::string(ENTENTE_SOURCE_DIR) + "/tests/resolver/data");
  EXPECT_TRUE(resolver) << resolver.error().message;
  const auto fine = resolver->check(made.document.language);
  EXPECT_TRUE(fine) << fine.error().message;
  return resolver->resolve(made.document, made.parsed);
}

/// "CODE,CODE form text" of every actor.
std::vector<std::string> actors(const TreeMaker& made) {
  std::vector<std::string> out;
  for (const auto& mention : resolve(made).actors) {
    std::string codes;
    for (const auto& actor : mention.actors)
      codes.append(codes.empty() ? "" : ",").append(actor.code);
    out.push_back(codes.append(" ")
                      .append(to_text(mention.form))
                      .append(" ")
                      .append(made.document.at(mention.span)));
  }
  return out;
}

std::vector<std::string> places(const TreeMaker& made) {
  std::vector<std::string> out;
  for (const auto& place : resolve(made).places) {
    out.push_back(std::string(place.country).append(" ").append(made.document.at(place.span)));
  }
  return out;
}

TEST(Resolver, StateRoleAndPersonAreOneMention) {
  const TreeMaker made("en", {"The DET 4 det;Japanese ADJ 4 amod;foreign ADJ 4 amod;minister NOUN "
                              "7 nsubj;Takeshi PROPN 4 flat PB;"
                              "Iwaya PROPN 4 flat P;spoke VERB 0 root"});
  EXPECT_THAT(actors(made), ElementsAre("JPN person Japanese foreign minister Takeshi Iwaya"));
  const auto mention = resolve(made).actors.front();
  EXPECT_EQ(mention.person, "Takeshi Iwaya");
  EXPECT_EQ(mention.head, 3u);
  EXPECT_EQ(mention.actors.front(), (Actor{"JPN", "Japan", "GOV"}));
  EXPECT_THAT(mention.why, HasSubstr("names.tsv:3 Japanese + "));
}

TEST(Resolver, WordOrderHelpsWhereTheTreeIsWrong) {
  EXPECT_THAT(actors(TreeMaker("en", {"Iranian ADJ 3 dep;army NOUN 3 nsubj;said VERB 0 root"})),
              ElementsAre("IRN role Iranian army"));
  EXPECT_THAT(actors(TreeMaker(
                  "en", {"troops NOUN 4 nsubj;of ADP 4 case;Iran PROPN 4 obl;left VERB 0 root"})),
              ElementsAre("IRN role troops of Iran"));
}

TEST(Resolver, AdjectiveOfAnotherNounStandsAlone) {
  const TreeMaker made("en", {"the DET 3 det;Ukrainian ADJ 3 amod;city NOUN 0 root"});
  EXPECT_THAT(actors(made), ElementsAre("UKR adjective Ukrainian"));
}

TEST(Resolver, CoordinatedStatesShareARole) {
  EXPECT_THAT(actors(TreeMaker("en", {"Japanese ADJ 4 amod;and CCONJ 3 cc;Iranian ADJ 1 "
                                      "conj;troops NOUN 5 nsubj;met VERB 0 root"})),
              ElementsAre("JPN,IRN role Japanese and Iranian troops"));
}

TEST(Resolver, RolesInsideRoles) {
  EXPECT_THAT(actors(TreeMaker("en", {"spokesman NOUN 7 nsubj;of ADP 5 case;the DET 5 det;foreign "
                                      "ADJ 5 amod;ministry NOUN 1 nmod;"
                                      "of ADP 7 case;Iran PROPN 5 nmod"})),
              ElementsAre("IRN role spokesman of the foreign ministry of Iran"));
}

TEST(Resolver, CapitalIsGovernmentOrPlace) {
  const TreeMaker said(
      "en", {"Tokyo PROPN 2 nsubj;protested VERB 0 root;in ADP 4 case;Moscow PROPN 2 obl"});
  EXPECT_THAT(actors(said), ElementsAre("JPN capital Tokyo"));
  EXPECT_THAT(places(said), ElementsAre("RUS Moscow"));
}

TEST(Resolver, MinistryInACapital) {
  const TreeMaker made(
      "de",
      {"Außenministerium NOUN 4 nsubj;in ADP 3 case;Wien PROPN 1 nmod;protestierte VERB 0 root"});
  EXPECT_THAT(actors(made), ElementsAre("AUT role Außenministerium in Wien"));
  EXPECT_THAT(places(made), ElementsAre("AUT Wien"));
}

TEST(Resolver, RegionIsAPlaceNotAnActor) {
  const TreeMaker made("en", {"Russia PROPN 2 nsubj;took VERB 0 root;Crimea PROPN 2 obj"});
  EXPECT_THAT(actors(made), ElementsAre("RUS name Russia"));
  EXPECT_THAT(places(made), ElementsAre("UKR Crimea"));
}

TEST(Resolver, TrapsAndOtherNames) {
  EXPECT_THAT(
      actors(TreeMaker(
          "en",
          {"the DET 3 det;Washington PROPN 3 compound;Post PROPN 4 nsubj;wrote VERB 0 root"})),
      IsEmpty());
  EXPECT_THAT(
      actors(TreeMaker("en", {"South PROPN 3 compound;China PROPN 3 compound;Sea PROPN 0 root"})),
      IsEmpty());
  EXPECT_THAT(actors(TreeMaker(
                  "en", {"Jordan PROPN 3 nsubj PB;Henderson PROPN 1 flat P;scored VERB 0 root"})),
              IsEmpty());
  EXPECT_THAT(actors(TreeMaker("en", {"Jordan PROPN 2 nsubj;protested VERB 0 root"})),
              ElementsAre("JOR name Jordan"));
  EXPECT_THAT(actors(TreeMaker("en", {"they PRON 2 nsubj;ate VERB 0 root;turkey NOUN 2 obj"})),
              IsEmpty());
  EXPECT_THAT(
      actors(TreeMaker("en", {"North PROPN 2 compound;Korea PROPN 3 nsubj;fired VERB 0 root"})),
      ElementsAre("PRK name North Korea"));
}

TEST(Resolver, DatelineIsAPlace) {
  const TreeMaker made("en", {"HANOI PROPN 5 nsubj;=, PUNCT 1 punct;Feb PROPN 1 nmod;- PUNCT 1 "
                              "punct;Trump PROPN 6 nsubj;spoke VERB 0 root"});
  EXPECT_THAT(actors(made), ElementsAre("USA person Trump"));
  EXPECT_THAT(places(made), ElementsAre("VNM HANOI"));
}

TEST(Resolver, LeadersWithFirstNamesAndTitles) {
  EXPECT_THAT(actors(TreeMaker("en", {"President NOUN 4 nsubj;Vladimir PROPN 1 flat PB;Putin PROPN "
                                      "1 flat P;spoke VERB 0 root"})),
              ElementsAre("RUS person President Vladimir Putin"));
  EXPECT_THAT(actors(TreeMaker("de", {"Bundeskanzlerin NOUN 4 nsubj;Angela PROPN 1 flat PB;Merkel "
                                      "PROPN 1 flat P;sprach VERB 0 root"})),
              ElementsAre("DEU person Bundeskanzlerin Angela Merkel"));
}

TEST(Resolver, AdjectiveOverrulesAMetonym) {
  EXPECT_THAT(
      actors(TreeMaker(
          "de",
          {"die DET 3 det;amerikanische ADJ 3 amod;Bundespolizei NOUN 4 nsubj;half VERB 0 root"})),
      ElementsAre("USA metonym amerikanische Bundespolizei"));
}

TEST(Resolver, LearnsPersonsAndAcronyms) {
  const TreeMaker person("en", {"Iranian ADJ 3 amod;foreign ADJ 3 amod;minister NOUN 6 nsubj;Ali "
                                "PROPN 3 flat PB;Testov PROPN 3 flat P;left VERB 0 root",
                                "Testov PROPN 2 nsubj PB;smiled VERB 0 root"});
  EXPECT_THAT(actors(person),
              ElementsAre("IRN person Iranian foreign minister Ali Testov", "IRN person Testov"));
  const TreeMaker acronym(
      "en", {"Shanghai PROPN 3 compound;Cooperation PROPN 3 compound;Organisation PROPN 7 nsubj;( "
             "PUNCT 5 punct;=SHCO PROPN 3 appos;=) PUNCT 5 punct;met VERB 0 root",
             "SHCO PROPN 2 nsubj;agreed VERB 0 root"});
  EXPECT_THAT(actors(acronym), ElementsAre("IGO:SCO name Shanghai Cooperation Organisation",
                                           "IGO:SCO name SHCO", "IGO:SCO name SHCO"));
}

TEST(Resolver, PersonAfterTheComplementsOfTheRole) {
  EXPECT_THAT(actors(TreeMaker("en", {"Iranian ADJ 3 amod;foreign ADJ 3 amod;minister NOUN 8 nsubj;"
                                      "for ADP 5 case;Matters NOUN 3 nmod;Ali PROPN 3 appos PB;"
                                      "Testov PROPN 6 flat O;left VERB 0 root",
                                      "Testov PROPN 2 nsubj;smiled VERB 0 root"})),
              ElementsAre("IRN person Iranian foreign minister for Matters Ali Testov",
                          "IRN person Testov"));
}

TEST(Resolver, FullNameOfALeaderTeachesTheSurname) {
  EXPECT_THAT(
      actors(TreeMaker("en", {"Ann PROPN 3 nsubj PB;Sampleton PROPN 1 flat P;spoke VERB 0 root",
                              "Sampleton PROPN 2 nsubj;smiled VERB 0 root",
                              "a DET 2 det;Sampleton NOUN 0 root"})),
      ElementsAre("GBR person Ann Sampleton", "GBR person Sampleton"));
}

TEST(Resolver, TwoStatesSideBySideAreNoPerson) {
  EXPECT_THAT(actors(TreeMaker("en", {"Iran PROPN 4 nsubj PB;Russia PROPN 1 flat P;border NOUN 1 "
                                      "flat;closed VERB 0 root"})),
              ElementsAre("IRN name Iran", "RUS name Russia"));
}

TEST(Resolver, LocalRolesAreOfTheScene) {
  const std::string before = "Iran PROPN 2 nsubj;half VERB 0 root;";
  EXPECT_THAT(actors(TreeMaker("de", {before + "die DET 4 det;Polizei NOUN 2 obj"})),
              Contains("DEU role Polizei"));
  EXPECT_THAT(actors(TreeMaker("de", {before + "lokale ADJ 4 amod;Polizei NOUN 2 obj"})),
              Not(Contains("DEU role Polizei")));
}

TEST(Resolver, RolesWithoutAState) {
  EXPECT_THAT(
      actors(TreeMaker(
          "it", {"Italia PROPN 2 nsubj;aiuta VERB 0 root;=, PUNCT 4 punct;dice VERB 2 parataxis;il "
                 "DET 6 det;ministero NOUN 4 nsubj;degli ADP 8 case;Esteri NOUN 6 nmod"})),
      ElementsAre("ITA name Italia", "ITA role ministero degli Esteri"));
  EXPECT_THAT(actors(TreeMaker("tr", {"Dışişleri NOUN 2 nmod;Bakanlığı NOUN 4 nsubj;Moskova'ya "
                                      "PROPN 4 obl;yazdı VERB 0 root"})),
              ElementsAre("TUR role Dışişleri Bakanlığı", "RUS capital Moskova'ya"));
  EXPECT_THAT(
      actors(TreeMaker("en", {"aid NOUN 2 compound;agencies NOUN 3 nsubj;left VERB 0 root"})),
      ElementsAre("NGO role aid agencies"));
  EXPECT_THAT(actors(TreeMaker("en", {"the DET 2 det;president NOUN 3 nsubj;left VERB 0 root"})),
              IsEmpty());
}

TEST(Resolver, SameRoleMeansTheSameState) {
  const TreeMaker made("en",
                       {"Russia PROPN 2 nsubj;saw VERB 0 root;Iranian ADJ 4 amod;police NOUN 2 obj",
                        "The DET 2 det;police NOUN 3 nsubj;left VERB 0 root"});
  EXPECT_THAT(actors(made),
              ElementsAre("RUS name Russia", "IRN role Iranian police", "IRN role police"));
}

TEST(Resolver, BothCountriesAndTheCountry) {
  const TreeMaker both(
      "en",
      {"Japan PROPN 2 nsubj;met VERB 0 root;Iran PROPN 2 obj;near ADP 5 case;Ukraine PROPN 2 obl",
       "The DET 3 det;two NUM 3 nummod;countries NOUN 4 nsubj;agreed VERB 0 root"});
  EXPECT_THAT(actors(both), ElementsAre("JPN name Japan", "IRN name Iran", "UKR name Ukraine",
                                        "JPN,IRN both The two countries"));
  const TreeMaker nation("en", {"Japan PROPN 2 nsubj;voted VERB 0 root",
                                "The DET 2 det;country NOUN 3 nsubj;waits VERB 0 root"});
  EXPECT_THAT(actors(nation), ElementsAre("JPN name Japan", "JPN nation The country"));
}

TEST(Resolver, Counterparts) {
  const TreeMaker made("en", {"Lavrov PROPN 2 nsubj;met VERB 0 root;his PRON 5 nmod;Iranian ADJ 5 "
                              "amod;counterpart NOUN 2 obj"});
  EXPECT_THAT(actors(made), ElementsAre("RUS person Lavrov", "IRN role Iranian counterpart"));
}

TEST(Resolver, SubjectPronouns) {
  const TreeMaker made("en", {"Lavrov PROPN 2 nsubj PB;met VERB 0 root;Trump PROPN 2 obj",
                              "He PRON 2 nsubj;left VERB 0 root"});
  EXPECT_THAT(actors(made), ElementsAre("RUS person Lavrov", "USA person Trump", "RUS pronoun He"));
}

TEST(Resolver, LastSubject) {
  const TreeMaker made("en", {"Russia PROPN 2 nsubj;fired VERB 0 root;and CCONJ 4 cc;hit VERB 2 "
                              "conj;Ukraine PROPN 4 obj"});
  const auto mentions = resolve(made);
  const auto* subject = last_subject(made.parsed, mentions, 0, 3);
  ASSERT_NE(subject, nullptr);
  EXPECT_EQ(subject->actors.front().code, "RUS");
  EXPECT_EQ(last_subject(made.parsed, mentions, 0, 0), nullptr);
}

TEST(Resolver, JapaneseOrderAndShortNames) {
  EXPECT_THAT(
      actors(TreeMaker("ja", {"韓国 PROPN 3 nmod;の ADP 1 case;外相 NOUN 4 nsubj;話す VERB 0 root"},
                       false)),
      ElementsAre("KOR role 韓国の外相"));
  EXPECT_THAT(
      actors(TreeMaker("ja", {"米 NOUN 2 compound;国務長官 NOUN 3 nsubj;話す VERB 0 root"}, false)),
      ElementsAre("USA role 米国務長官"));
  EXPECT_THAT(actors(TreeMaker("ja", {"日中韓 PROPN 2 nsubj;話す VERB 0 root"}, false)),
              ElementsAre("JPN,CHN,KOR name 日中韓"));
  EXPECT_THAT(actors(TreeMaker("ja", {"13 NUM 2 nummod;日 NOUN 3 obl;中心 NOUN 0 root"}, false)),
              IsEmpty());
  EXPECT_THAT(actors(TreeMaker("ja", {"訪米 NOUN 2 obj;する VERB 0 root"}, false)),
              ElementsAre("USA name 米"));
  EXPECT_THAT(places(TreeMaker("ja", {"東京 PROPN 3 obl;で ADP 1 case;話す VERB 0 root"}, false)),
              ElementsAre("JPN 東京"));
}

TEST(Resolver, TurkishEndingsTellPlaces) {
  const TreeMaker made("tr", {"Rusya PROPN 3 nsubj;Moskova'da PROPN 3 obl;konuştu VERB 0 root"});
  EXPECT_THAT(actors(made), ElementsAre("RUS name Rusya"));
  EXPECT_THAT(places(made), ElementsAre("RUS Moskova'da"));
}

TEST(Resolver, SpansArePiecesOfTheText) {
  const TreeMaker made("en", {"Russia PROPN 2 nsubj;warned VERB 0 root;the DET 4 det;government "
                              "NOUN 2 obj;of ADP 6 case;Japan PROPN 4 nmod"});
  for (const auto& mention : resolve(made).actors) {
    EXPECT_LE(mention.first, mention.head);
    EXPECT_LE(mention.head, mention.last);
    EXPECT_LT(mention.span.begin, mention.span.end);
    EXPECT_LE(mention.span.end, made.document.text.size());
  }
}

TEST(Resolver, UnknownLanguageGivesNothing) {
  const TreeMaker made("xx", {"Russia PROPN 2 nsubj;fired VERB 0 root"});
  const auto resolver = Resolver::open(std::string(ENTENTE_SOURCE_DIR) + "/tests/resolver/data");
  ASSERT_TRUE(resolver);
  EXPECT_THAT(resolver->resolve(made.document, made.parsed).actors, IsEmpty());
  EXPECT_EQ(resolver->check("xx").error().kind, ErrorKind::not_found);
}

TEST(Resolver, BrokenTreesDoNotHang) {
  const TreeMaker made(
      "en",
      {"Japanese ADJ 2 amod;army NOUN 1 nmod;of ADP 9 case;Iran PROPN 4 conj;they PRON 5 nsubj"});
  EXPECT_THAT(actors(made), Not(IsEmpty()));
}

}  // namespace
}  // namespace entente::resolver

#include "coder/casting.h"

#include <gtest/gtest.h>

#include <numeric>

#include "coder/weights.h"

namespace entente::coder {
namespace {

/// "signed", alone: what the castings need of a sentence.
class CastingTest : public ::testing::Test {
 protected:
  CastingTest()
      : ontology_(*Ontology::open(ENTENTE_SOURCE_DIR "/ontology")),
        language_(*lexicon::Language::open(ENTENTE_SOURCE_DIR "/languages/en")),
        empty_{*lexicon::Lexicon::parse("", "x.tsv", lexicon::Lexicon::Kind::concepts, language_),
               {}} {
    Word word;
    word.form = "signed";
    word.head = -1;
    word.rel = Rel::root;
    sentence_.words.push_back(word);
    scene_.emplace(document_, sentence_, empty_, ontology_);
    rule_.type = "SUPPORT";
    act_.hit = &hit_;
    act_.rule = &rule_;
  }

  std::vector<Casting> cast(const Players& players, std::string_view weights,
                            std::vector<Features>* features = nullptr) const {
    const auto read = Weights::parse(weights, "judge.tsv");
    EXPECT_TRUE(read) << read.error().message;
    const Setting setting{*scene_, "en", "", players.all.size(), "", "", "SIGN", {}, {}, false};
    return castings_of(players, act_, setting, *read, features);
  }

  Ontology ontology_;
  lexicon::Language language_;
  Concepts empty_;
  Document document_;
  Sentence sentence_;
  std::optional<Scene> scene_;
  Rule rule_;
  Hit hit_;
  Act act_;
};

Player player(std::string code, double actor, double recipient) {
  Player out;
  out.codes.push_back(std::move(code));
  out.heard.push_back(0);
  out.actor = actor;
  out.recipient = recipient;
  out.named = true;
  out.origin = "mention";
  out.as_actor.manner = out.as_recipient.manner = "nsubj before";
  return out;
}

Players in_a_row(Player first, Player second) {
  Players out;
  out.all.push_back(std::move(first));
  out.all.push_back(std::move(second));
  out.rows.emplace_back(0, 1);
  return out;
}

/// A letter a player: A actor, R recipient, - none.
std::string parts_of(const Casting& casting) {
  std::string out;
  for (const Part part : casting.parts)
    out += part == Part::actor ? 'A' : part == Part::recipient ? 'R' : '-';
  return out;
}

TEST_F(CastingTest, NobodyToCastGivesNone) { EXPECT_TRUE(cast({}, "").empty()); }

TEST_F(CastingTest, WithoutWeightsTheScoresOfThePlayersDecide) {
  const auto castings = cast({{player("JPN", 2, -1), player("FRA", -2, 1)}, {}}, "");
  ASSERT_FALSE(castings.empty());
  EXPECT_EQ(parts_of(castings.front()), "AR");
}

TEST_F(CastingTest, ChancesAreOfAllCastingsTogether) {
  const auto castings = cast({{player("JPN", 2, -1), player("FRA", -2, 1)}, {}}, "");
  const double sum = std::accumulate(castings.begin(), castings.end(), 0.0,
                                     [](double s, const Casting& c) { return s + c.chance; });
  EXPECT_NEAR(sum, 1, 1e-9);
  const double parts = chance_of(castings, 1, Part::actor) +
                       chance_of(castings, 1, Part::recipient) + chance_of(castings, 1, Part::none);
  EXPECT_NEAR(parts, 1, 1e-9);
}

TEST_F(CastingTest, EveryCastingHasAnActor) {
  for (const Casting& casting : cast({{player("JPN", -5, 5), player("FRA", -5, 5)}, {}}, "")) {
    EXPECT_NE(parts_of(casting).find('A'), std::string::npos);
  }
}

TEST_F(CastingTest, TheModelOfTheWholeOverrulesSingleScores) {
  const Players players = in_a_row(player("JPN", 2, -1), player("FRA", 0.5, 1));
  const std::string single = "casting\tactor|actor\t1\ncasting\trecipient|recipient\t1\n";
  EXPECT_EQ(parts_of(cast(players, single).front()), "AR");
  EXPECT_EQ(parts_of(cast(players, single + "casting\trow|same\t2\n").front()), "AA")
      << "two in one row act together";
}

TEST_F(CastingTest, TheOwnStateIsACastingOfItsOwn) {
  const auto castings = cast({{player("PER", 2, -1)}, {}}, "casting\trecipients|own|SUPPORT\t3\n");
  ASSERT_EQ(castings.size(), 2u);
  EXPECT_TRUE(castings.front().own_state);
  EXPECT_FALSE(castings.back().own_state);
}

TEST_F(CastingTest, FeaturesAreThoseThatTheScoreSums) {
  std::vector<Features> features;
  const std::string weights =
      "casting\tactor|actor\t0.7\ncasting\tactor|directed\t0.2\ncasting\tparts|1|1\t-0.4\n"
      "casting\tpair|nsubj before|nsubj before\t0.3\ncasting\trecipient|origin|mention\t0.1\n"
      "casting\trow|actor|recipient\t-0.2\n";
  const auto castings =
      cast(in_a_row(player("JPN", 2, -1), player("FRA", 0.5, 1)), weights, &features);
  const auto read = Weights::parse(weights, "judge.tsv");
  ASSERT_TRUE(read);
  ASSERT_EQ(features.size(), castings.size());
  for (std::size_t i = 0; i < castings.size(); ++i)
    EXPECT_NEAR(castings[i].score, read->score("casting", features[i]), 1e-6) << i;
}

TEST_F(CastingTest, ManyPlayersStayWithinBounds) {
  Players players;
  for (int i = 0; i < 40; ++i) players.all.push_back(player("C" + std::to_string(i), 1, 0));
  const auto castings = cast(players, "");
  EXPECT_EQ(castings.size(), most_castings);
  EXPECT_EQ(castings.front().parts.size(), most_players);
}

TEST(FeaturesWithValues, CountTheirWeightThatOften) {
  Features features(true);
  features.add({"a"});
  features.add(2.5, {"b", "c"});
  features.add({"d"});
  const auto weights = Weights::parse("t\ta\t1\nt\tb|c\t2\nt\td\t4\n", "judge.tsv");
  EXPECT_NEAR(weights->score("t", features), 1 + 2.5 * 2 + 4, 1e-6);
  EXPECT_EQ(features.names(), (std::vector<std::string>{"a", "b|c=2.500", "d"}));
}

}  // namespace
}  // namespace entente::coder

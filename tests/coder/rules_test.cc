#include "coder/rules.h"

#include <gtest/gtest.h>

namespace entente::coder {
namespace {

const Ontology& ontology() {
  static const Ontology opened = *Ontology::open(ENTENTE_SOURCE_DIR "/ontology");
  return opened;
}

Scope scope(std::initializer_list<const char*> names) {
  Scope out(ontology().size(), false);
  for (const char* name : names) out[ontology().id(name)] = true;
  return out;
}

TEST(Rules, OfTheRepositoryAreRead) {
  const auto rules = Rules::open(ENTENTE_SOURCE_DIR "/ontology/rules", ontology());
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_GT(rules->all().size(), 60u);
  for (const Rule& rule : rules->all()) EXPECT_FALSE(rule.why.empty()) << rule.where();
}

TEST(Rules, CoverEveryTypeOfTheCodebook) {
  const auto rules = Rules::open(ENTENTE_SOURCE_DIR "/ontology/rules", ontology());
  for (const char* type :
       {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
        "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}) {
    const auto& all = rules->all();
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const Rule& rule) {
      return rule.type == type;
    })) << type;
  }
}

TEST(Rules, MostConditionsWin) {
  const auto rules = Rules::parse(
      "rule plain\nwhen LIFT\ntype CONCEDE\nrule special\nwhen LIFT\nwith SANCTIONS|TARIFFS "
      "!CURFEW\ntype RETREAT\n",
      "x.rules", ontology());
  ASSERT_TRUE(rules) << rules.error().message;
  const ConceptId lift = ontology().id("LIFT");
  EXPECT_EQ(rules->find(lift, scope({}))->name, "plain");
  EXPECT_EQ(rules->find(lift, scope({"TARIFFS"}))->name, "special");
  EXPECT_EQ(rules->find(lift, scope({"TARIFFS", "CURFEW"}))->name, "plain");
}

TEST(Rules, FirstModeThatHoldsIsTaken) {
  const auto rules = Rules::parse(
      "rule attack\nwhen ATTACK\ntype ASSAULT\nmode drone with DRONE\nmode aerial with "
      "AIRCRAFT\nmode -\n",
      "x.rules", ontology());
  const Rule* rule = rules->find(ontology().id("ATTACK"), scope({}));
  EXPECT_EQ(mode_of(*rule, scope({"DRONE", "AIRCRAFT"})), "drone");
  EXPECT_EQ(mode_of(*rule, scope({"AIRCRAFT"})), "aerial");
  EXPECT_EQ(mode_of(*rule, scope({})), "");
}

TEST(Rules, NearestRuleIsNamedForExplain) {
  const auto rules =
      Rules::parse("rule ease\nwhen EASE\nwith RESTRICTION\ntype CONCEDE\n", "x.rules", ontology());
  const Rule* nearest = nullptr;
  EXPECT_EQ(rules->find(ontology().id("EASE"), scope({}), &nearest), nullptr);
  ASSERT_NE(nearest, nullptr);
  EXPECT_EQ(nearest->name, "ease");
}

struct BadRule {
  const char* text;
  const char* message;
};

class BadRules : public testing::TestWithParam<BadRule> {};

TEST_P(BadRules, AreRefusedWithLineAndCaret) {
  const auto rules = Rules::parse(GetParam().text, "x.rules", ontology());
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadRules,
    testing::Values(
        BadRule{"rule a\nwhen NOSUCH\n",
                "x.rules:2:6: no such concept in ontology/concepts.tsv\nwhen NOSUCH\n     ^"},
        BadRule{"rule a\nwhen SIGN\ntype FRIEND\n",
                "x.rules:3:6: no such type in ontology/plover.json\ntype FRIEND\n     ^"},
        BadRule{"rule a\nwhen SIGN\ntype ASSAULT\nmode visit\n",
                "x.rules:4:6: the type has no such mode\nmode visit\n     ^"},
        BadRule{"when SIGN\n",
                "x.rules:1:1: no rule is open: begin with 'rule NAME'\nwhen SIGN\n^"},
        BadRule{"rule a\nwhen SIGN\nrule b\n",
                "x.rules:1:1: rule 'a' needs a 'when' and a 'type' line"},
        BadRule{"rule a\nparties both\n",
                "x.rules:2:9: parties is directed, mutual, meeting, visit, domestic or "
                "alone\nparties both\n        ^"}));

}  // namespace
}  // namespace entente::coder

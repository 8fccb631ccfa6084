#include "coder/told.h"

#include <gtest/gtest.h>

namespace entente::coder {
namespace {

using Codes = std::vector<std::string>;

TEST(Told, SaysHowASideEchoesAnEarlierAct) {
  const Codes actors = {"CHN", "RUS"}, recipients = {"JPN"};
  EXPECT_EQ(echo_of({}, actors, recipients), Echo::nobody);
  EXPECT_EQ(echo_of({"CHN", "RUS"}, actors, recipients), Echo::same);
  EXPECT_EQ(echo_of({"JPN"}, actors, recipients), Echo::turned);
  EXPECT_EQ(echo_of({"CHN", "JPN"}, actors, recipients), Echo::among);
  EXPECT_EQ(echo_of({"CHN", "USA"}, actors, recipients), Echo::partly);
  EXPECT_EQ(echo_of({"USA"}, actors, recipients), Echo::anew);
}

TEST(Told, KeepsTheCodesOfAnEventSorted) {
  Event event;
  event.type = "ACCUSE";
  for (const char* code : {"RUS", "CHN"}) {
    Party party;
    party.code = code;
    event.actors.push_back(party);
  }
  const Told told = told_of(event, "before");
  EXPECT_EQ(told.actors, (Codes{"CHN", "RUS"}));
  EXPECT_TRUE(told.recipients.empty());
  EXPECT_EQ(told.where, "before");
}

/// "condemned attack and left": the second is the object of the first, the third its conjunct.
TEST(Told, SaysHowActsOfOneSentenceStandToEachOther) {
  Sentence sentence;
  const std::vector<std::pair<std::int32_t, Rel>> words = {
      {-1, Rel::root}, {0, Rel::obj}, {0, Rel::conj}};
  for (const auto& [head, rel] : words) {
    Word word;
    word.head = head;
    word.rel = rel;
    sentence.words.push_back(word);
  }
  const Tree tree(sentence);
  EXPECT_EQ(stands(tree, 1, 0), "under obj");
  EXPECT_EQ(stands(tree, 0, 1), "over obj");
  EXPECT_EQ(stands(tree, 2, 0), "conj");
  EXPECT_EQ(stands(tree, 1, 2), "beside");
}

}  // namespace
}  // namespace entente::coder

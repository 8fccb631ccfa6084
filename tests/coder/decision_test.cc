#include "coder/decision.h"

#include <gtest/gtest.h>

namespace entente::coder {
namespace {

/// Acts of one type at one word each, judged with these chances; `kept` from `accepted` on.
class Settling : public testing::Test {
 protected:
  std::vector<Decision> settled(const std::vector<std::pair<std::string, double>>& readings) {
    hits_.assign(readings.size(), Hit{});
    std::vector<Act> acts(readings.size());
    std::vector<Decision> decisions(readings.size());
    for (std::uint32_t i = 0; i < readings.size(); ++i) {
      hits_[i].head = i;
      acts[i].hit = &hits_[i];
      acts[i].rule = &rule_;
      decisions[i].event.type = readings[i].first;
      decisions[i].accept = readings[i].second;
      decisions[i].kept = readings[i].second >= accepted;
      decisions[i].doubted = !decisions[i].kept;
      decisions[i].parties.confidence = 0.5;
    }
    settle(acts, decisions);
    return decisions;
  }

  static std::string kept(const std::vector<Decision>& decisions) {
    std::string out;
    for (const Decision& decision : decisions) out += decision.kept ? '+' : '-';
    return out;
  }

 private:
  std::vector<Hit> hits_;
  Rule rule_;
};

TEST_F(Settling, OfDoubtedReadingsTheLikeliestIsToldIfOneIsLikelierTrueThanNone) {
  const auto decisions = settled({{"CONSULT", 0.36}, {"CONSULT", 0.44}});
  EXPECT_EQ(kept(decisions), "-+");
  EXPECT_NEAR(decisions[1].event.confidence, 0.5 * (1 - 0.64 * 0.56), 1e-9);
  EXPECT_EQ(kept(settled({{"CONSULT", 0.2}, {"CONSULT", 0.2}})), "--");
  EXPECT_EQ(kept(settled({{"CONSULT", 0.44}})), "-");
}

TEST_F(Settling, ReadingsOfOtherTypesOrBesideATellingOneCountForNothing) {
  EXPECT_EQ(kept(settled({{"CONSULT", 0.44}, {"AID", 0.44}})), "--");
  EXPECT_EQ(kept(settled({{"CONSULT", 0.44}, {"CONSULT", 0.44}, {"CONSULT", 0.6}})), "--+");
  EXPECT_EQ(kept(settled({{"CONSULT", 0.44}, {"CONSULT", 0.44}})), "+-") << "one of equals";
}

}  // namespace
}  // namespace entente::coder

#include <gtest/gtest.h>

#include "coder/coder.h"
#include "coder/verdict.h"

namespace entente::coder {
namespace {

Event event(const char* type, std::initializer_list<const char*> actors,
            std::initializer_list<const char*> recipients, const char* date = "",
            const char* mode = "") {
  Event out;
  out.type = type;
  out.mode = mode;
  out.date.value = parse_date(date);
  for (const char* code : actors) out.actors.push_back({code, "", "", "", {}, 1, ""});
  for (const char* code : recipients) out.recipients.push_back({code, "", "", "", {}, 1, ""});
  out.mentions = {out.trigger};
  return out;
}

TEST(Merge, TitleAndLeadAreOneEvent) {
  const auto events = merge(
      {event("SUPPORT", {"JPN", "EUR"}, {}), event("SUPPORT", {"EUR"}, {"JPN"}, "2024-11-01")});
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].mentions.size(), 2u);
  EXPECT_EQ(to_text(events[0].date.value), "2024-11-01");
}

TEST(Merge, ThanksAreNoSignature) {
  Event signed_by_both = event("SUPPORT", {"LTU", "UKR"}, {}),
        thanks = event("SUPPORT", {"UKR"}, {"LTU"});
  signed_by_both.rule = "sign";
  thanks.rule = "praise";
  EXPECT_EQ(merge({signed_by_both, thanks}).size(), 2u);
}

TEST(Merge, OtherDaysAndPartiesStayApart) {
  EXPECT_EQ(merge({event("ASSAULT", {"RUS"}, {"UKR"}, "2024-11-01"),
                   event("ASSAULT", {"RUS"}, {"UKR"}, "2024-11-02")})
                .size(),
            2u);
  EXPECT_EQ(merge({event("ASSAULT", {"RUS"}, {"UKR"}), event("ASSAULT", {"UKR"}, {"RUS"})}).size(),
            2u);
  EXPECT_EQ(merge({event("ASSAULT", {"RUS"}, {"UKR"}, "", "drone"),
                   event("ASSAULT", {"RUS"}, {"UKR"}, "", "aerial")})
                .size(),
            2u);
}

TEST(Future, FollowsTheCodebook) {
  std::string type = "CONSULT", mode = "visit", auxiliary = "future";
  EXPECT_TRUE(apply_future(type, mode, auxiliary));
  EXPECT_EQ(type + mode + auxiliary, "AGREE");
  type = "RETREAT", mode = "withdraw", auxiliary = "future";
  EXPECT_TRUE(apply_future(type, mode, auxiliary));
  EXPECT_EQ(type + mode + auxiliary, "CONCEDE");
  type = "ASSAULT", mode = "", auxiliary = "future";
  EXPECT_FALSE(apply_future(type, mode, auxiliary));
  EXPECT_EQ(auxiliary, "future");
}

TEST(Ids, DependOnTextAndEventAlone) {
  Document document;
  document.text = "a";
  const Event one = event("SUPPORT", {"JPN"}, {});
  EXPECT_EQ(event_id(document, one), event_id(document, one));
  EXPECT_EQ(event_id(document, one).size(), 16u);
  document.text = "b";
  Document other;
  other.text = "a";
  EXPECT_NE(event_id(document, one), event_id(other, one));
}

}  // namespace
}  // namespace entente::coder

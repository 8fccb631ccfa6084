#include "store/agreement_rows.h"

#include <gtest/gtest.h>

#include "maker.h"

namespace entente::store {
namespace {

Agreement made() {
  Agreement agreement;
  agreement.id = "one";
  agreement.name = "Reciprocal \"Access\" 協定";
  agreement.kind = "access";
  agreement.status = "signed";
  agreement.parties.resize(2);
  agreement.parties[0].code = "JPN";
  agreement.parties[0].name = "Japan";
  agreement.parties[1].code = "PHL";
  agreement.date = parse_date("2024-07");
  agreement.place = "Manila";
  agreement.signatories = {{"K. Yoko", "minister", "JPN", {3, 9}}};
  agreement.claims = {"the first in Asia", "historic"};
  agreement.sources = {"a", "b"};
  Commitment kept{"joint_exercises", "exercises", "a", {4, 8}, "kept", 1, {}};
  kept.deeds = {{"act1", parse_date("2024-08-01"), "exercised", "same parties", false},
                {"act2", {}, "called off", "same parties", true}};
  agreement.commitments = {Commitment{"port_visits", "calls", "b", {1, 2}, "pledged", 0, {}}, kept};
  return agreement;
}

TEST(AgreementRows, WhatIsReadEqualsWhatWasWritten) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  const Agreement in = made();
  Agreement other;
  other.id = "two";
  const std::vector<ledger::Assembled> both = {{in, "JPN PHL"}, {other, "EUR JPN"}};
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(replace_agreements(store.connection(), R"(["JPN PHL", "EUR JPN"])", both))
        << "written twice, held once";
  }
  const auto read = store.agreements();
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 2u);
  const Agreement& out = (*read)[1];
  EXPECT_EQ(out.name, in.name);
  EXPECT_EQ(out.date, in.date);
  EXPECT_EQ(out.place + out.kind + out.status, in.place + in.kind + in.status);
  EXPECT_EQ(out.parties[1].code, "PHL");
  EXPECT_EQ(out.signatories[0].span, in.signatories[0].span);
  EXPECT_EQ(out.claims, in.claims);
  EXPECT_EQ(out.sources, in.sources);
  ASSERT_EQ(out.commitments.size(), 2u);
  EXPECT_EQ(out.commitments[0].kind, "port_visits");
  EXPECT_TRUE(out.commitments[0].deeds.empty());
  EXPECT_EQ(out.commitments[1].status, "kept");
  EXPECT_EQ(out.commitments[1].times_kept, 1);
  ASSERT_EQ(out.commitments[1].deeds.size(), 2u);
  EXPECT_EQ(out.commitments[1].deeds[0].act, "act1");
  EXPECT_EQ(out.commitments[1].deeds[0].date, in.commitments[1].deeds[0].date);
  EXPECT_TRUE(out.commitments[1].deeds[1].breaks);
  EXPECT_EQ(count(store, "deeds"), 2u);
}

}  // namespace
}  // namespace entente::store

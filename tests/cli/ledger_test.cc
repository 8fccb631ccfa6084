#include <cstdio>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.h"

namespace {

using Json = nlohmann::json;

const std::string example = "'" ENTENTE_SOURCE_DIR "/examples/ue-giappone.it.txt'";

TEST(Ledger, OneAgreementALine) {
  const Outcome outcome = run("ledger --published 2024-11-01 " + example);
  EXPECT_EQ(outcome.code, 0) << outcome.error;
  const auto lines = lines_of(outcome.out);
  ASSERT_EQ(lines.size(), 1U);
  const Json& one = lines[0];
  for (const char* field : {"id", "name", "kind", "parties", "status", "date", "place",
                            "signatories", "commitments", "sources", "claims"})
    EXPECT_TRUE(one.contains(field)) << field;
  EXPECT_EQ(one["parties"][0]["code"], "EUR");
  EXPECT_EQ(one["parties"][1]["code"], "JPN");
  EXPECT_EQ(one["date"], "2024-11-01");
  const std::string text = slurp(ENTENTE_SOURCE_DIR "/examples/ue-giappone.it.txt");
  ASSERT_FALSE(one["commitments"].empty());
  for (const Json& promise : one["commitments"]) {
    const std::size_t begin = promise["span"][0], end = promise["span"][1];
    EXPECT_EQ(promise["text"], text.substr(begin, end - begin));
  }
}

TEST(Ledger, FromADatabaseAsFromTheFile) {
  const std::string database = scratch("ledger.duckdb");
  std::remove(database.c_str());
  ASSERT_EQ(run("ingest --db '" + database + "' --published 2024-11-01 " + example).code, 0);
  const Outcome stored = run("ledger --db '" + database + "'");
  const Outcome direct = run("ledger --published 2024-11-01 " + example);
  EXPECT_EQ(stored.code, 0) << stored.error;
  EXPECT_EQ(stored.out, direct.out);
  const auto acts = lines_of(run("ledger --acts --db '" + database + "'").out);
  const auto direct_acts = lines_of(run("ledger --acts --published 2024-11-01 " + example).out);
  ASSERT_FALSE(acts.empty());
  ASSERT_EQ(acts.size(), direct_acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i) EXPECT_EQ(acts[i]["id"], direct_acts[i]["id"]);
  std::remove(database.c_str());
}

TEST(Ledger, Filters) {
  const std::string begin = "ledger --published 2024-11-01 ";
  EXPECT_EQ(lines_of(run(begin + "--party JPN,EUR " + example).out).size(), 1U);
  EXPECT_TRUE(run(begin + "--party USA " + example).out.empty());
  EXPECT_EQ(lines_of(run(begin + "--kind access,security_partnership " + example).out).size(), 1U);
  EXPECT_TRUE(run(begin + "--kind ceasefire " + example).out.empty());
  EXPECT_EQ(lines_of(run(begin + "--since 2024-11 " + example).out).size(), 1U);
  EXPECT_TRUE(run(begin + "--since 2025 " + example).out.empty());
}

TEST(Ledger, TableNamesPartiesAndPromises) {
  const Outcome outcome = run("ledger --output table --published 2024-11-01 " + example);
  EXPECT_NE(outcome.out.find("EUR-JPN  security_partnership, signed  2024-11-01"),
            std::string::npos)
      << outcome.out;
  EXPECT_NE(outcome.out.find("port_visits: pledged"), std::string::npos) << outcome.out;
}

TEST(Ledger, WrongUsage) {
  EXPECT_EQ(run("ledger --since yesterday " + example).code, 2);
  EXPECT_EQ(run("ledger --db x.duckdb " + example).code, 2);
  const Outcome absent = run("ledger /nowhere/at/all.txt");
  EXPECT_EQ(absent.code, 1);
  EXPECT_NE(absent.error.find("/nowhere/at/all.txt"), std::string::npos) << absent.error;
}

TEST(Ledger, ABadLineIsNamedAndTheRestRead) {
  const Outcome outcome = run("ledger --input jsonl --acts -",
                              "{\"id\":\"a\",\"text\":\"Japan condemned North Korea on "
                              "Monday.\",\"published\":\"2024-11-05\"}\n"
                              "{oops\n"
                              "{\"id\":\"b\",\"text\":\"France condemned Syria on "
                              "Monday.\",\"published\":\"2024-11-05\"}\n");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_NE(outcome.error.find(":2"), std::string::npos) << outcome.error;
  EXPECT_EQ(lines_of(outcome.out).size(), 2U);
}

}  // namespace

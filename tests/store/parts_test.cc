// One corpus put in parts, run after run: the record is that of one run, and the file opens again.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "../cli/program.h"
#include "corpus.h"

namespace entente::store {
namespace {

using Tables = std::map<std::string, std::string>;

Tables exported(const std::string& database) {
  Tables out;
  for (const char* table : {"documents", "events", "acts", "mentions", "agreements", "commitments",
                            "deeds", "agreement_reports"}) {
    const Outcome done = run("export --db '" + database + "' --format csv --table " + table);
    EXPECT_EQ(done.code, 0) << done.error;
    out[table] = done.out;
  }
  return out;
}

/// The corpus in parts of whole lines, about equal.
std::vector<std::string> parts_of(const std::string& corpus, std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < corpus.size();) {
    const std::size_t end =
        corpus.find('\n', std::min(begin + corpus.size() / count, corpus.size() - 1));
    out.push_back(corpus.substr(begin, end + 1 - begin));
    begin = end + 1;
  }
  return out;
}

TEST(Parts, IngestInPartsEqualsOneIngest) {
  const std::string corpus = corpus_of(150);
  Tables expected;
  for (const std::size_t count : {1, 2, 5}) {
    const std::string database = scratch("parts.duckdb");
    for (const std::string& part : parts_of(corpus, count)) {
      const Outcome done = run("ingest --input jsonl --db '" + database + "' -", part);
      EXPECT_EQ(done.code, 0) << done.error;
    }
    const Tables tables = exported(database);
    if (expected.empty()) expected = tables;
    for (const auto& [table, rows] : expected)
      EXPECT_TRUE(tables.at(table) == rows) << table << " differs in " << count << " parts";
    for (const char* ending : {"", ".wal"}) std::filesystem::remove(database + ending);
  }
  EXPECT_GT(expected.at("deeds").size(), 200U);
}

}  // namespace
}  // namespace entente::store

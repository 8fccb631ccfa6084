// Linking in blocks: however the documents come and however much is taken at once, the record is
// that of everything assembled at once.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "maker.h"
#include "store/export.h"

namespace entente::store {
namespace {

const std::vector<std::string> states = {"JPN", "KOR", "FRA", "DEU", "ITA", "TUR", "IND"};

std::string day_of(unsigned number) {
  const unsigned month = number / 28 % 24, day = number % 28 + 1;
  char text[16];
  std::snprintf(text, sizeof text, "%u-%02u-%02u", 2023 + month / 12, month % 12 + 1, day);
  return text;
}

/// Agreements of two parties, now and then of three, and exercises, talks and attacks.
std::vector<DocumentRecord> world(unsigned documents) {
  std::mt19937 random(7);
  const auto any = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  std::vector<DocumentRecord> out;
  for (unsigned i = 0; i < documents; ++i) {
    const unsigned first = any(7), second = (first + 1 + any(6)) % 7;
    Made made;
    made.id = "d" + std::to_string(i);
    made.actor = states[first];
    made.recipient = states[second];
    made.day = day_of(i + any(20));
    made.publisher = "paper" + std::to_string(any(4));
    const unsigned what = any(3);
    made.type = what == 0 ? "SUPPORT" : what == 1 ? "COOPERATE" : "CONSULT";
    made.mode = what == 2 ? "visit" : "";
    made.verb = what == 0 ? "signed with" : "exercised with";
    DocumentRecord record = record_of(made);
    record.events[0].score = 1;
    if (what == 0) {
      record.agreements = {agreement_of(record)};
      record.agreements[0].kind = any(2) == 0 ? "partnership" : "alliance";
      if (any(12) == 0) {
        record.agreements[0].parties.push_back(record.agreements[0].parties[0]);
        record.agreements[0].parties.back().code = states[any(7)];
      }
    }
    out.push_back(std::move(record));
  }
  return out;
}

using Tables = std::map<std::string, std::vector<std::string>>;

Tables tables_of(Store& store) {
  Tables out;
  for (const char* table : {"acts", "mentions", "agreements", "commitments", "deeds"}) {
    auto rows =
        store.connection().query("SELECT to_json(t)::VARCHAR FROM (" + select_flat(table) + ") t");
    if (!rows) ADD_FAILURE() << rows.error().message;
    while (rows && rows->next()) out[table].push_back(rows->text(0));
  }
  return out;
}

void expect_same(const Tables& got, const Tables& want, const std::string& what) {
  for (const auto& [table, rows] : want) {
    ASSERT_TRUE(got.contains(table)) << table << ": " << what;
    EXPECT_TRUE(got.at(table) == rows)
        << table << ": " << what << ": " << got.at(table).size() << " rows, not " << rows.size();
  }
}

Tables in_parts(const std::vector<DocumentRecord>& records, std::size_t parts,
                const Limits& limits) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  store.set_limits(limits);
  const std::size_t each = (records.size() + parts - 1) / parts;
  for (std::size_t from = 0; from < records.size(); from += each) {
    const std::size_t to = std::min(from + each, records.size());
    put(store, {records.begin() + static_cast<std::ptrdiff_t>(from),
                records.begin() + static_cast<std::ptrdiff_t>(to)});
    link(store);
    EXPECT_EQ(count(store, "pending"), 0u);
  }
  return tables_of(store);
}

std::vector<std::string> lines_of(const std::vector<Agreement>& agreements) {
  std::vector<std::string> out;
  for (const Agreement& one : agreements) {
    std::string line = one.id + " " + to_text(one.date);
    for (const Commitment& commitment : one.commitments) {
      line += " " + commitment.kind + " " + commitment.status;
      for (const Deed& deed : commitment.deeds) line += " " + deed.act + " " + deed.why;
    }
    out.push_back(line);
  }
  return out;
}

/// What the ledger makes of all acts and reports together.
std::vector<std::string> all_at_once(Store& store) {
  const auto told = store.agreement_reports();
  const auto acts = store.acts();
  const auto reports = store.reports();
  return lines_of(the_ledger().assemble(*told, *acts, *reports, {}));
}

std::vector<std::string> stored(Store& store) {
  const auto agreements = store.agreements();
  return lines_of(*agreements);
}

TEST(Link, PartsAndBlocksOfAnySizeGiveTheSameRecord) {
  const auto records = world(100);
  const Tables whole = in_parts(records, 1, {});
  ASSERT_GT(whole.at("acts").size(), 60u);
  ASSERT_GT(whole.at("agreements").size(), 20u);
  ASSERT_GT(whole.at("deeds").size(), 10u);
  expect_same(in_parts(records, 1, {1, 1, 1}), whole, "one at a time");
  expect_same(in_parts(records, 1, {7, 5, 3}), whole, "a few at a time");
  expect_same(in_parts(records, 4, {}), whole, "four parts");
  expect_same(in_parts(records, 10, {50, 20, 10}), whole, "ten parts");
}

TEST(Link, TheOrderOfThePartsDoesNotMatter) {
  auto records = world(100);
  const Tables whole = in_parts(records, 1, {});
  std::reverse(records.begin(), records.end());
  expect_same(in_parts(records, 9, {50, 20, 10}), whole, "backwards");
}

TEST(Link, WhatIsStoredIsWhatTheLedgerMakesOfAllAtOnce) {
  const auto records = world(90);
  const Scratch scratch;
  Store store = opened(scratch.path());
  store.set_limits({20, 10, 5});
  for (const DocumentRecord& record : records) {
    put(store, {record});
    if (record.document.id.back() == '7') link(store);
    if (record.document.id.back() == '7') {
      ASSERT_EQ(stored(store), all_at_once(store)) << record.document.id;
    }
  }
}

/// A report that joined two circles is superseded: its agreements go, and both are made anew.
TEST(Link, ASupersededReportTakesItsAgreementsAway) {
  auto records = world(60);
  const auto again = [](DocumentRecord record) {
    record.document.text += " Nothing was signed.";
    record.agreements.clear();
    return record;
  };
  const Scratch scratch;
  Store store = opened(scratch.path());
  put(store, records);
  link(store);
  std::size_t told = 0;
  for (const DocumentRecord& record : records) {
    if (record.agreements.empty() || ++told % 3 == 0) continue;
    put(store, {again(record)});
    link(store);
    ASSERT_EQ(stored(store), all_at_once(store)) << record.document.id;
  }
  ASSERT_GT(told, 10u);
}

TEST(Link, AnotherProgramAssemblesEverythingAnew) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  ASSERT_TRUE(store.begin_run({"1", "words", "{}"}));
  put(store, world(60));
  link(store);
  ASSERT_TRUE(store.connection().run("UPDATE agreements SET name = 'of old'"));
  ASSERT_TRUE(store.begin_run({"1", "words", "{}"}));
  link(store);
  EXPECT_GT(count(store, "agreements WHERE name = 'of old'"), 0u) << "nothing has changed";
  ASSERT_TRUE(store.begin_run({"1", "other words", "{}"}));
  link(store);
  EXPECT_EQ(count(store, "agreements WHERE name = 'of old'"), 0u);
}

}  // namespace
}  // namespace entente::store

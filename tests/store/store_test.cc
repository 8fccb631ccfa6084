#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maker.h"
#include "writer/writer.h"

namespace entente::store {
namespace {

std::string all_lines(Store& store, Store::Events which = Store::Events::all) {
  std::string out;
  const auto done =
      store.each_document(which, [&](const Document& document, const std::vector<Event>& events) {
        for (const Event& event : events) out += writer::json_line(event, document);
      });
  EXPECT_TRUE(done);
  return out;
}

TEST(Store, AnEventThatIsReadEqualsTheOneThatWasPut) {
  const Scratch scratch;
  DocumentRecord record = record_of({.id = "a", .rest = " It said „so“ — 日本."});
  Event later = record.events[0];
  later.id = "ffffffffffffffff";
  later.auxiliary = "future";
  later.recipients.clear();
  later.date = {parse_date("2024-11"), "month", {}};
  later.place = {};
  record.events.push_back(later);
  {
    Store store = opened(scratch.path());
    EXPECT_EQ(put(store, {record}).events, 2u);
  }
  Store store = opened(scratch.path(), Mode::read);
  EXPECT_EQ(all_lines(store), writer::json_line(record.events[0], record.document) +
                                  writer::json_line(record.events[1], record.document));
  const auto reports = store.reports();
  ASSERT_TRUE(reports);
  ASSERT_EQ(reports->size(), 2u);
  const Report expected = ledger::report_of(record.events[0], record.document);
  const Report& report = (*reports)[0];
  EXPECT_EQ(report.trigger_text, expected.trigger_text);
  EXPECT_EQ(report.sentence_text, expected.sentence_text);
  EXPECT_EQ(report.publisher, "Kyodo");
  EXPECT_EQ(report.event.actors[0].why, "named");
  EXPECT_EQ(report.event.actors[0].confidence, 0.75);
  EXPECT_EQ(report.event.mentions, record.events[0].mentions);
}

TEST(Store, TheSameArticleTwiceChangesNothing) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  const auto first = record_of({.id = "a"});
  EXPECT_EQ(put(store, {first}).added, 1u);
  auto under_other_name = first;
  under_other_name.document.id = "b";
  const Counts again = put(store, {first, under_other_name, first});
  EXPECT_EQ(again.unchanged, 3u);
  EXPECT_EQ(again.added + again.changed + again.events, 0u);
  EXPECT_EQ(count(store, "documents"), 1u);
  EXPECT_EQ(count(store, "events"), 1u);
}

TEST(Store, AChangedTextIsANewVersionAndTheOldOneIsKeptButNotCounted) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  put(store, {record_of({.id = "a"}), record_of({.id = "c", .actor = "USA"})});
  link(store);
  EXPECT_EQ(count(store, "acts"), 2u);
  const Counts counts = put(store, {record_of({.id = "a", .recipient = "RUS"})});
  EXPECT_EQ(counts.changed, 1u);
  link(store);
  EXPECT_EQ(count(store, "documents WHERE document = 'a'"), 2u);
  EXPECT_EQ(count(store, "documents WHERE document = 'a' AND version = 2 AND current"), 1u);
  for (const char* table : {"documents", "sentences", "events", "quotes"}) {
    EXPECT_EQ(count(store, std::string(table) + " WHERE document = 'a' AND NOT current"), 1u)
        << table;
  }
  EXPECT_EQ(count(store, "actors WHERE document = 'a' AND NOT current"), 2u);
  EXPECT_EQ(count(store, "acts WHERE list_contains(recipients, 'RUS')"), 1u);
  EXPECT_EQ(count(store, "acts WHERE list_contains(actors, 'JPN')"), 1u);
  EXPECT_EQ(count(store, "acts"), 2u);
  EXPECT_EQ(all_lines(store).find("\"document\":\"a\"") != std::string::npos, true);
  EXPECT_EQ(put(store, {record_of({.id = "a"})}).unchanged, 1u) << "an old version comes again";
}

TEST(Store, TheSameUrlWithOtherTextIsANewVersion) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  put(store, {record_of({.id = "a", .url = "https://example.org/1"})});
  const Counts counts =
      put(store, {record_of({.id = "z", .recipient = "RUS", .url = "https://example.org/1"})});
  EXPECT_EQ(counts.changed, 1u);
  EXPECT_EQ(count(store, "documents WHERE current"), 1u);
}

TEST(Store, VersionsWithinOnePutAreTakenInOrder) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  const Counts counts = put(store, {record_of({.id = "a"}), record_of({.id = "a", .actor = "USA"}),
                                    record_of({.id = "a", .actor = "FRA"})});
  EXPECT_EQ(counts.added, 1u);
  EXPECT_EQ(counts.changed, 2u);
  link(store);
  EXPECT_EQ(count(store, "documents WHERE current AND version = 3"), 1u);
  EXPECT_EQ(count(store, "acts"), 1u);
  EXPECT_EQ(count(store, "acts WHERE actors = ['FRA']"), 1u);
}

TEST(Store, KnowsByContentWhatWasPut) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  const auto a = record_of({.id = "a"}), b = record_of({.id = "b", .actor = "USA"});
  put(store, {a});
  const Document* const asked[] = {&a.document, &b.document};
  const auto known = store.known(asked);
  ASSERT_TRUE(known);
  EXPECT_EQ(*known, (std::vector<bool>{true, false}));
}

TEST(Store, LinksTheReportsOfOneActWhateverTheOrder) {
  const Scratch scratch;
  const std::vector<DocumentRecord> records = {
      record_of({.id = "a", .publisher = "Kyodo", .rest = " More of it."}),
      record_of({.id = "b", .publisher = "AFP", .rest = " Other words."}),
      record_of({.id = "c", .actor = "USA", .recipient = "CHN", .publisher = "AP"})};
  Store forward = opened(scratch.path("forward"));
  put(forward, records);
  EXPECT_TRUE(*forward.pending());
  link(forward);
  EXPECT_FALSE(*forward.pending());
  Store backward = opened(scratch.path("backward"));
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    put(backward, {*record});
    link(backward);
  }
  const auto one = forward.acts(), two = backward.acts();
  ASSERT_TRUE(one && two);
  ASSERT_EQ(one->size(), 2u);
  ASSERT_EQ(two->size(), 2u);
  for (std::size_t i = 0; i < one->size(); ++i) {
    EXPECT_EQ((*one)[i].id, (*two)[i].id);
    EXPECT_EQ((*one)[i].reports, (*two)[i].reports);
    EXPECT_EQ((*one)[i].publishers, (*two)[i].publishers);
    EXPECT_EQ((*one)[i].why, (*two)[i].why);
  }
  EXPECT_EQ(count(forward, "mentions"), 3u);
  EXPECT_EQ(all_lines(forward, Store::Events::first_reports).find("\"document\":\"c\"") !=
                std::string::npos,
            true);
}

TEST(Store, StoppedLinkingIsTakenUp) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  put(store, {record_of({.id = "a"})});
  EXPECT_TRUE(store.link(the_ledger(), [] { return false; }));
  EXPECT_EQ(count(store, "acts"), 0u);
  EXPECT_TRUE(*store.pending());
  link(store);
  EXPECT_EQ(count(store, "acts"), 1u);
}

TEST(Store, AnAgreementReportThatIsReadEqualsTheOneThatWasPut) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  DocumentRecord record = record_of({.id = "a"});
  record.agreements = {agreement_of(record), AgreementReport{}};
  record.agreements[1].document = "a";
  put(store, {record});
  const auto reports = store.agreement_reports();
  ASSERT_TRUE(reports) << reports.error().message;
  ASSERT_EQ(reports->size(), 2u);
  const AgreementReport &out = (*reports)[0], &in = record.agreements[0];
  EXPECT_EQ(out.name, in.name);
  EXPECT_EQ(out.span, in.span);
  EXPECT_EQ(out.published, in.published);
  EXPECT_EQ(out.kind + out.status + out.event, in.kind + in.status + in.event);
  ASSERT_EQ(out.parties.size(), 2u);
  EXPECT_EQ(out.parties[1].code, "PRK");
  EXPECT_EQ(out.parties[1].span, in.parties[1].span);
  EXPECT_EQ(out.date.value, in.date.value);
  EXPECT_EQ(out.date.span, in.date.span);
  EXPECT_EQ(out.place.geonames, in.place.geonames);
  EXPECT_EQ(out.place.latitude, in.place.latitude);
  EXPECT_EQ(out.signatories[0].role, "minister");
  EXPECT_EQ(out.signatories[0].span, in.signatories[0].span);
  EXPECT_EQ(out.claims, in.claims);
  EXPECT_EQ(out.commitments[0].kind, "joint_exercises");
  EXPECT_EQ(out.commitments[0].span, in.commitments[0].span);
  EXPECT_EQ(out.sentence_text, in.sentence_text);
}

TEST(Store, RunsAreKeptOnce) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(store.begin_run({"0.1.0", "abc", "{}"}));
  put(store, {record_of({.id = "a"})});
  EXPECT_EQ(count(store, "runs"), 1u);
  EXPECT_EQ(count(store, "documents JOIN runs USING (run)"), 1u);
}

TEST(Store, AStreamThatFailsOnTheWayIsAnError) {
  const Scratch scratch;
  Store store = opened(scratch.path());
  const std::string sql =
      "SELECT CASE WHEN i < 5000000 THEN i ELSE error('no more') END FROM range(10000000) t(i)";
  auto rows = store.connection().stream(sql);
  ASSERT_TRUE(rows) << rows.error().message;
  while (rows->next()) continue;
  const auto ended = rows->ended(scratch.path());
  ASSERT_FALSE(ended);
  EXPECT_NE(ended.error().message.find("no more"), std::string::npos) << ended.error().message;
  auto whole = store.connection().stream("SELECT * FROM range(5000)");
  while (whole->next()) continue;
  EXPECT_TRUE(whole->ended(scratch.path()));
}

}  // namespace
}  // namespace entente::store

// Records made for the tests of the store. In: who, what, to whom, when. Out: a document whose text
// says so, with every span in its place.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "coder/coder.h"
#include "ledger/ledger.h"
#include "store/store.h"

namespace entente::store {

struct Made {
  std::string id, actor = "JPN", verb = "condemned", recipient = "PRK", day = "2024-11-04";
  std::string type = "ACCUSE", mode = "disapprove", publisher = "Kyodo", url = "", language = "en";
  std::string rest = "";  // another sentence
};

inline Span span_of(const std::string& text, const std::string& piece) {
  const auto at = static_cast<std::uint32_t>(text.find(piece));
  return {at, at + static_cast<std::uint32_t>(piece.size())};
}

inline Party party_of(const Document& document, const std::string& code) {
  Party party;
  party.code = code;
  party.name = code + " (name)";
  party.sector = "government";
  party.person = "somebody of " + code;
  party.span = span_of(document.text, code);
  party.confidence = 0.75;
  party.why = "named";
  return party;
}

inline Event event_of(const Made& made, const Document& document) {
  Event event;
  event.document = document.id;
  event.language = document.language;
  event.type = made.type;
  event.mode = made.mode;
  event.quad = 3;
  event.score = -2.5;
  event.contexts = {"diplomatic", "military"};
  event.actors = {party_of(document, made.actor)};
  if (!made.recipient.empty()) event.recipients = {party_of(document, made.recipient)};
  event.date = {parse_date(made.day), "day", span_of(document.text, made.day)};
  event.place = {"KOR", "Seoul", 37.566, 126.9784, 1835848, span_of(document.text, "Seoul")};
  event.trigger = span_of(document.text, made.verb);
  event.sentence = {0, static_cast<std::uint32_t>(document.text.find('.') + 1)};
  event.mentions = {event.trigger, event.sentence};
  event.confidence = 0.625;
  event.rule = "ontology/rules/accuse.rules:1 test";
  event.published = document.published;
  event.id = coder::event_id(document, event);
  return event;
}

inline DocumentRecord record_of(const Made& made) {
  DocumentRecord record;
  Document& document = record.document;
  document.id = made.id;
  document.language = made.language;
  document.publisher = made.publisher;
  document.url = made.url;
  document.published = parse_date(made.day);
  document.text = made.actor + " " + made.verb + " " + made.recipient + " on " + made.day +
                  " in Seoul." + made.rest;
  const auto end = static_cast<std::uint32_t>(document.text.find('.') + 1);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.blocks = {{{0, size}, Block::Kind::body}};
  record.sentences = {{0, end}};
  if (size > end) record.sentences.push_back({end, size});
  record.events = {event_of(made, document)};
  Quote quote;
  quote.document = made.id;
  quote.speaker = "somebody";
  quote.span = record.events[0].sentence;
  quote.direct = true;
  quote.confidence = 0.5;
  record.quotes = {quote};
  return record;
}

inline AgreementReport agreement_of(const DocumentRecord& record) {
  const Document& document = record.document;
  AgreementReport report;
  report.document = document.id;
  report.language = document.language;
  report.publisher = document.publisher;
  report.published = document.published;
  report.event = record.events[0].id;
  report.name = "Partnership \"for peace\"";
  report.span = record.events[0].trigger;
  report.kind = "partnership";
  report.status = "signed";
  report.parties = record.events[0].actors;
  report.parties.push_back(record.events[0].recipients[0]);
  report.date = record.events[0].date;
  report.place = record.events[0].place;
  report.signatories = {{"A. Body", "minister", "JPN", {0, 3}}};
  report.claims = {"the first of its kind"};
  report.commitments = {{"joint_exercises", "exercises", {1, 4}}};
  report.sentence_text = "It's signed.";
  return report;
}

/// The ledger of the repository's data, opened once.
inline const ledger::Ledger& the_ledger() {
  static const auto ledger = ledger::Ledger::open(ENTENTE_SOURCE_DIR);
  if (!ledger) ADD_FAILURE() << ledger.error().message;
  return *ledger;
}

/// A path in a folder of this test's own, taken away at the end.
class Scratch {
 public:
  Scratch() : folder_(testing::TempDir() + "entente-store-" + std::to_string(::getpid())) {
    std::filesystem::create_directories(folder_);
  }
  ~Scratch() { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name = "record.duckdb") const { return folder_ + "/" + name; }

 private:
  std::string folder_;
};

inline Store opened(const std::string& path, Mode mode = Mode::write) {
  auto store = Store::open(path, mode);
  if (!store) ADD_FAILURE() << store.error().message;
  return std::move(*store);
}

inline Counts put(Store& store, const std::vector<DocumentRecord>& records) {
  const auto counts = store.put(records, the_ledger());
  if (!counts) ADD_FAILURE() << counts.error().message;
  return counts ? *counts : Counts{};
}

inline void link(Store& store) {
  const auto linked = store.link(the_ledger());
  if (!linked) ADD_FAILURE() << linked.error().message;
}

inline std::size_t count(Store& store, const std::string& from) {
  auto rows = store.connection().query("SELECT count(*) FROM " + from);
  if (!rows) ADD_FAILURE() << rows.error().message;
  return rows && rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

}  // namespace entente::store

// The rows of documents. In: records, and what was decided on them. Out: rows of documents,
// sentences, events, actors, quotes and agreement_reports. Promise: every field of a record that a
// reader can ask for has its column. Does not: decide, begin or commit.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "model/record.h"
#include "store/appender.h"
#include "store/decision.h"

namespace entente::store {

class RecordRows {
 public:
  static Result<RecordRows> open(Connection& connection, std::string run);
  Result<void> add(const DocumentRecord& record, const Decision& decision,
                   const std::string& content, const ledger::Ledger& ledger);
  Result<void> finish();
  /// The blocks of the events that were added and are current.
  const std::set<std::string>& blocks() const { return blocks_; }

 private:
  struct Tables {
    Appender documents, sentences, events, actors, quotes;
  };
  RecordRows(Connection& connection, std::string run, Tables tables);
  Appender& begin(Appender& table, const Document& document, const Decision& decision) const;
  Result<void> add_document(const Document& document, const Decision& decision,
                            const std::string& content);
  Result<void> add_sentences(const DocumentRecord& record, const Decision& decision);
  Result<void> add_event(const Document& document, const Event& event, std::int64_t position,
                         const Decision& decision, const ledger::Ledger& ledger);
  Result<void> add_parties(const Document& document, const Event& event,
                           std::int64_t event_position, const char* role, const Decision& decision);
  Result<void> add_quotes(const DocumentRecord& record, const Decision& decision);
  Result<void> add_agreements(const DocumentRecord& record, const Decision& decision);
  Connection* connection_;
  std::string run_;
  Tables tables_;
  std::set<std::string> blocks_;
};

}  // namespace entente::store

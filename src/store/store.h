// The store: the front header of the room. In: the records of documents. Out: the record of the
// world in one DuckDB file (docs/store_format.md), readable with any DuckDB client. Promise: a call
// that returned is on disk, a call that did not is not there at all, whatever kills the program;
// the same article twice changes nothing; what is linked does not depend on the order of documents
// or on interruptions. Does not: code documents, choose thresholds, or let two processes write.
// Threads: `known` may be called from many threads beside one that writes.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "ledger/ledger.h"
#include "model/record.h"
#include "store/database.h"
#include "store/each_act.h"

namespace entente::store {

/// What coded the documents.
struct Run {
  std::string program, lexicon, options;
};

/// Hash of the bytes of all files below the folders, in the order of their names.
Result<std::string> hash_of_folders(const std::vector<std::string>& folders);

struct Counts {
  std::size_t added = 0, unchanged = 0, changed = 0;  // documents
  std::size_t events = 0;
  Counts& operator+=(const Counts& other);
};

class Decisions;

/// How much link takes into memory at once. Any numbers give the same rows. A block of acts, and a
/// circle of agreements (ledger/circles.h), are taken whole.
struct Limits {
  std::int64_t events = 4000, agreement_reports = 500;
  std::size_t acts = 300;
};

class Store {
 public:
  Store(Store&& other) noexcept;
  ~Store();
  /// Errors: those of Database::open; unsupported (a file of a newer version), malformed (foreign).
  static Result<Store> open(const std::string& path, Mode mode);

  /// Documents put from now on were coded by this run.
  Result<void> begin_run(const Run& run);

  /// Whether a document with this content was ever put: then it need not be coded again.
  Result<std::vector<bool>> known(std::span<const Document* const> documents) const;

  /// Puts the records, in order, in one transaction. Same text, day, url and publisher: unchanged.
  /// Same id or url, other text: a new version, the rows of the earlier one no longer current.
  Result<Counts> put(std::span<const DocumentRecord> records, const ledger::Ledger& ledger);

  void set_limits(const Limits& limits) { limits_ = limits; }

  /// Computes anew the acts of every block that put has touched, then the agreements that these
  /// acts or new reports may change. May be stopped and called again. `go_on` is asked between
  /// transactions.
  Result<void> link(
      const ledger::Ledger& ledger, const std::function<bool()>& go_on = [] { return true; });

  /// Whether something put is not linked yet.
  Result<bool> pending();

  /// The current documents with their events, by id, one after the other; or with those events
  /// alone that are the first report of an act, so that an act comes once.
  enum class Events { all, first_reports };
  Result<void> each_document(
      Events which, const std::function<void(const Document&, const std::vector<Event>&)>& visit);
  /// The acts by date and id, each with its reports; some at a time are in memory.
  Result<void> each_act(const UseAct& use);
  /// The agreements by date and id, with their commitments and deeds, likewise.
  Result<void> each_agreement(const std::function<void(const Agreement&)>& use);
  Result<std::vector<Report>> reports();
  Result<std::vector<AgreementReport>> agreement_reports();
  Result<std::vector<Act>> acts();
  Result<std::vector<Agreement>> agreements();
  Result<std::size_t> count(const std::string& table);

  /// For queries of one's own; belongs to the thread that uses the store.
  Connection& connection() { return *connection_; }

 private:
  struct Lookup;
  Store(Database database, Connection connection, Connection lookup);
  Result<void> add_rows(std::span<const DocumentRecord> records,
                        const std::vector<std::string>& contents, const Decisions& decisions,
                        const ledger::Ledger& ledger, Counts& counts);
  Result<void> give_back();
  Result<void> link_events(const ledger::Ledger& ledger, const std::function<bool()>& go_on);
  Result<void> link_circles(const std::set<std::string>& pairs, const std::set<std::string>& codes,
                            Date today, const ledger::Ledger& ledger);
  Result<void> link_agreements(const ledger::Ledger& ledger, const std::function<bool()>& go_on);
  std::unique_ptr<Database> database_;  // before the connections, which end first
  std::unique_ptr<Connection> connection_;
  std::unique_ptr<Lookup> lookup_;
  std::string run_;
  Limits limits_;
};

}  // namespace entente::store

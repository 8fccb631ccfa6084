// Acts in and out of the file. In: acts and the reports they name. Out: rows of acts and mentions,
// and back. Promise: what is read equals what was written. Does not: begin or commit.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "model/agreement.h"
#include "store/database.h"

namespace entente::store {

/// Appends the acts and their mentions. `reports` are all that the acts name.
Result<void> insert_acts(Connection& connection, std::span<const Act> acts,
                         std::span<const Report> reports, const ledger::Ledger& ledger);

/// Takes away the acts and mentions of the blocks (a JSON list of their names).
Result<void> remove_acts(Connection& connection, const std::string& blocks);

/// Acts by date and id, one after the other. The connection answers nothing else meanwhile.
class ActReader {
 public:
  /// Acts that name one of these codes; all if there are none.
  static Result<ActReader> open(Connection& connection, const std::set<std::string>& codes);
  bool next(Act& act);

 private:
  explicit ActReader(Rows rows) : rows_(std::move(rows)) {}
  Rows rows_;
};

}  // namespace entente::store

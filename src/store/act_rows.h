// Acts into the file. In: acts and the reports they name. Out: rows of acts and mentions. Promise:
// each report of an act once. Does not: begin or commit; each_act.h reads them.
#pragma once

#include <span>
#include <string>

#include "ledger/ledger.h"
#include "model/agreement.h"
#include "store/database.h"

namespace entente::store {

/// Appends the acts and their mentions. `reports` are all that the acts name.
Result<void> insert_acts(Connection& connection, std::span<const Act> acts,
                         std::span<const Report> reports, const ledger::Ledger& ledger);

/// Takes away the acts and mentions of the blocks (a JSON list of their names).
Result<void> remove_acts(Connection& connection, const std::string& blocks);

}  // namespace entente::store

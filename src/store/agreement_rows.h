// Agreements in and out of the file, nested fields as JSON. In: reports and agreements. Out: rows
// of agreement_reports, agreements, commitments and deeds, and back. Promise: what is read equals
// what was written. Does not: begin or commit.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ledger/assembly.h"
#include "model/record.h"
#include "store/database.h"
#include "store/decision.h"

namespace entente::store {

Result<void> insert_reports(Connection& connection, const DocumentRecord& record,
                            const Decision& decision);
/// Puts these agreements, with their commitments and deeds, in place of those of the blocks (a JSON
/// list of their names).
Result<void> replace_agreements(Connection& connection, const std::string& blocks,
                                std::span<const ledger::Assembled> agreements);
Result<void> remove_all_agreements(Connection& connection);
/// Which of the commitments without deeds are silent today.
Result<void> settle_silence(Connection& connection, Date today, const ledger::Ledger& ledger);

/// Those of current documents, by document and position.
Result<std::vector<AgreementReport>> read_reports(Connection& connection);
/// Those of them whose parties make one of these pairs (a JSON list), without their sentences.
Result<std::vector<AgreementReport>> read_reports_of(Connection& connection,
                                                     const std::string& pairs);
/// Agreements by date and id, with their commitments and deeds; some at a time are in memory.
Result<void> each_agreement(Connection& connection,
                            const std::function<void(const Agreement&)>& use);

}  // namespace entente::store

// Agreements in and out of the file, nested fields as JSON. In: reports and agreements. Out: rows
// of agreement_reports, agreements, commitments and deeds, and back. Promise: what is read equals
// what was written. Does not: begin or commit.
#pragma once

#include <span>
#include <vector>

#include "model/record.h"
#include "store/database.h"
#include "store/decision.h"

namespace entente::store {

Result<void> insert_reports(Connection& connection, const DocumentRecord& record,
                            const Decision& decision);
/// Puts these agreements, with their commitments and deeds, in place of all.
Result<void> replace_agreements(Connection& connection, std::span<const Agreement> agreements);

/// Those of current documents, by document and position.
Result<std::vector<AgreementReport>> read_reports(Connection& connection);
/// By date and id.
Result<std::vector<Agreement>> read_agreements(Connection& connection);

}  // namespace entente::store

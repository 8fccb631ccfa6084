// Agreements of the world from what documents say of them. In: agreement reports. Out: groups of
// reports of one agreement, and the agreement that each group tells, without deeds. Promise: does
// not depend on the order of the input; a status never goes back from signed to announced. Does
// not: look at acts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/settings.h"

namespace entente::ledger {

/// Reports of one agreement, by day of publication, document and place in the text.
using Pact = std::vector<const AgreementReport*>;

/// Reports that name no status only join what others tell; alone they make no agreement.
std::vector<Pact> pacts_of(std::span<const AgreementReport> reports, const Settings& settings,
                           const Kinds& kinds);

/// Commitments are pledged and have no deeds yet.
Agreement agreement_of(const Pact& pact, const Kinds& kinds);

/// The day that the report says of its act, else that of its publication; a missing day or month
/// counts as the first.
std::int32_t day_of(const AgreementReport& report);

}  // namespace entente::ledger

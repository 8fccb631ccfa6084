// One act from its reports. In: reports found to be of one act, in order. Out: the act, with what
// most reports say, and how many independent publishers and languages stand behind it. Promise:
// near-copies of one text, and texts of one publisher, count once.
#pragma once

#include <vector>

#include "ledger/likeness.h"

namespace entente::ledger {

Act act_of(const std::vector<const Traits*>& reports, const Settings& settings);

}  // namespace entente::ledger

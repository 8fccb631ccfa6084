#include "ledger/shared.h"

namespace entente::ledger {
Result<std::vector<AgreementReport>> Ledger::agreements_in(const Document&, const Parsed&,
                                                           const resolver::Mentions&,
                                                           const std::vector<Event>&) const {
  return std::vector<AgreementReport>{};
}
}  // namespace entente::ledger

#include "ledger/shared.h"

namespace entente::ledger {
std::vector<Agreement> Ledger::assemble(std::span<const AgreementReport>, std::span<const Act>,
                                        std::span<const Report>, Date) const {
  return {};
}
}  // namespace entente::ledger

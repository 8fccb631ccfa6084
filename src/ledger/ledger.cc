#include "ledger/ledger.h"

namespace entente::ledger {

struct Ledger::Shared {
  std::string data_folder;
};

Result<Ledger> Ledger::open(const std::string& data_folder) {
  Ledger ledger;
  ledger.shared_ = std::make_shared<Shared>(Shared{data_folder});
  return ledger;
}

Result<std::vector<AgreementReport>> Ledger::agreements_in(const Document&, const Parsed&,
                                                           const resolver::Mentions&,
                                                           const std::vector<Event>&) const {
  return std::vector<AgreementReport>{};
}

}  // namespace entente::ledger

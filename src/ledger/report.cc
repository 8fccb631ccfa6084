#include "ledger/ledger.h"

namespace entente::ledger {

Report report_of(const Event& event, const Document& document) {
  return {event, document.publisher, document.url, std::string(document.at(event.trigger)),
          std::string(document.at(event.sentence))};
}

}  // namespace entente::ledger

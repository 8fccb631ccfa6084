// Agreements in the making. In: what documents say of agreements, whole circles of it; then acts,
// one after the other, each with its reports. Out: the agreements with their deeds. Promise: no act
// is kept, so that memory grows with the reports of agreements alone; agreements of one circle do
// not depend on which other circles are there; the result equals Ledger::assemble. Does not: choose
// or order the acts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace entente::ledger {

/// An agreement, and the circle (ledger/circles.h) of its reports.
struct Assembled {
  Agreement agreement;
  std::string circle;
};

class Assembly {
 public:
  Assembly(const Ledger& ledger, std::vector<AgreementReport> told);
  Assembly(Assembly&&) noexcept;
  ~Assembly();

  /// Might the act be a deed of one of these agreements? Asks its codes, day and auxiliary alone.
  bool wants(const Act& act) const;
  /// The next act, by date and id (as text). `reports` are the ones it names.
  void add(const Act& act, const std::vector<const Report*>& reports);
  /// The agreements by date and id; afterwards this holds none.
  std::vector<Assembled> finish(Date today);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace entente::ledger

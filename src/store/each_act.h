// Acts out of the file. In: whose acts, and which of them are wanted. Out: acts by date and id,
// each with its reports. Promise: an act that is read equals the one that was written; memory is
// that of some acts at a time, however many there are. Does not: write.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "model/agreement.h"
#include "store/database.h"

namespace entente::store {

/// Which acts, and how many of them are in memory at once.
struct ActRange {
  std::set<std::string> codes;  // acts that name one of these; all if there are none
  std::size_t at_once = 1000;
  /// Asked of its types, parties and date alone.
  std::function<bool(const Act&)> wants = [](const Act&) { return true; };
};

using UseAct = std::function<void(const Act&, const std::vector<const Report*>&)>;

/// `acts_side` answers nothing else meanwhile.
Result<void> each_act(Connection& acts_side, Connection& reports_side, const ActRange& range,
                      const UseAct& use);

}  // namespace entente::store

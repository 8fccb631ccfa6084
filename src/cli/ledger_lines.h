// How `entente ledger` writes. In: agreements and acts. Out: JSON lines (docs/ledger_format.md) and
// a table for people. Promise: one agreement or act a line of JSON. Does not: print.
#pragma once

#include <string>
#include <vector>

#include "model/agreement.h"

namespace entente::cli {

std::string agreement_line(const Agreement& agreement);

/// `reports` are those of the act.
std::string act_line(const Act& act, const std::vector<const Report*>& reports);

struct LedgerStyle {
  int width = 100;
  bool colour = false;
};
/// A paragraph: the agreement, then a line for each commitment and each deed.
std::string agreement_table(const Agreement& agreement, const LedgerStyle& style);
std::string act_table(const Act& act, const LedgerStyle& style);

}  // namespace entente::cli

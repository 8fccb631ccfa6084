// What `entente check` found. In: faults of the data files. Out: counts and messages. Promise: each
// message names file, line and column and shows the row with a caret. Does not: look for faults.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

struct Report {
  std::vector<std::string> errors, warnings;
  std::size_t files = 0, rows = 0;

  void error(const entente::Error& fault) { errors.push_back(fault.message); }
  void warning(const entente::Error& fault) { warnings.push_back(fault.message); }
};

// Agreements that can touch one another. In: the codes of the parties that each report names. Out:
// the circle of each report. Promise: two reports with a pair of parties in common are of one
// circle, and so on from report to report; reports of two circles never become one agreement, nor
// contend for a deed, so that circles can be assembled one by one. Does not: read reports.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace entente::ledger {

/// The pairs of codes, "EUR JPN", or the code where there is but one. Sorts the codes.
std::vector<std::string> pairs_of(std::vector<std::string> codes);

class Circles {
 public:
  void add(const std::vector<std::string>& codes);
  /// The first of its pairs in the alphabet is its name; "" for codes that were not added.
  std::string of(const std::vector<std::string>& codes) const;
  /// The circle of one pair, "" if none has it.
  std::string of_pair(const std::string& pair) const;

 private:
  std::size_t number_of(const std::string& pair);
  std::size_t root_of(std::size_t at) const;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
  std::vector<std::size_t> parents_;
};

}  // namespace entente::ledger

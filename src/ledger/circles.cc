#include "ledger/circles.h"

#include <algorithm>

namespace entente::ledger {

std::vector<std::string> pairs_of(std::vector<std::string> codes) {
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  if (codes.size() == 1) return codes;
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    for (std::size_t j = i + 1; j < codes.size(); ++j) pairs.push_back(codes[i] + " " + codes[j]);
  }
  return pairs;
}

std::size_t Circles::number_of(const std::string& pair) {
  const auto [at, fresh] = numbers_.emplace(pair, names_.size());
  if (fresh) {
    names_.push_back(pair);
    parents_.push_back(at->second);
  }
  return at->second;
}

std::size_t Circles::root_of(std::size_t at) const {
  while (parents_[at] != at) at = parents_[at];
  return at;
}

void Circles::add(const std::vector<std::string>& codes) {
  const std::vector<std::string> pairs = pairs_of(codes);
  for (const std::string& pair : pairs) {
    const std::size_t a = root_of(number_of(pairs.front())), b = root_of(number_of(pair));
    const bool first = names_[a] <= names_[b];
    parents_[first ? b : a] = first ? a : b;
  }
  for (const std::string& pair : pairs) {
    const std::size_t own = number_of(pair);
    parents_[own] = root_of(own);
  }
}

std::string Circles::of_pair(const std::string& pair) const {
  const auto found = numbers_.find(pair);
  return found == numbers_.end() ? "" : names_[root_of(found->second)];
}

std::string Circles::of(const std::vector<std::string>& codes) const {
  const std::vector<std::string> pairs = pairs_of(codes);
  return pairs.empty() ? "" : of_pair(pairs.front());
}

}  // namespace entente::ledger

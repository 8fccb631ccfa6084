#include "model/event.h"

#include <algorithm>

namespace entente {

std::vector<std::string> codes_of(const std::vector<Party>& parties) {
  std::vector<std::string> codes;
  for (const Party& party : parties) codes.push_back(party.code);
  return codes;
}

std::vector<std::string> sorted_codes(const std::vector<Party>& parties) {
  std::vector<std::string> codes = codes_of(parties);
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace entente

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

bool has_code(const std::vector<Party>& parties, std::string_view code) {
  return std::any_of(parties.begin(), parties.end(),
                     [&](const Party& party) { return party.code == code; });
}

}  // namespace entente

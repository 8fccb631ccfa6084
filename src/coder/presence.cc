#include "coder/presence.h"

#include <algorithm>

namespace entente::coder {
namespace {

std::string key_of(const std::vector<Party>& parties, const std::vector<Party>& others = {}) {
  std::vector<std::string_view> codes;
  for (const auto* side : {&parties, &others}) {
    for (const Party& party : *side) codes.push_back(party.code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::string key;
  for (const std::string_view code : codes) key.append(code).append(",");
  return key;
}

bool is_meeting(const Event& event) { return event.type == "CONSULT"; }

}  // namespace

void Presence::add(const Event& event, std::uint32_t number) {
  const std::string actors = key_of(event.actors);
  by_codes_[actors].push_back(number);
  if (!is_meeting(event) || event.recipients.empty()) return;
  if (const std::string all = key_of(event.actors, event.recipients); all != actors)
    by_codes_[all].push_back(number);
}

const std::vector<std::uint32_t>& Presence::of(const std::vector<Party>& actors) const {
  static const std::vector<std::uint32_t> none;
  const auto found = by_codes_.find(key_of(actors));
  return found == by_codes_.end() ? none : found->second;
}

bool same_actors(const Event& event, const std::vector<Party>& actors) {
  const bool hosted = is_meeting(event) && actors.size() > 1;
  const std::size_t present = event.actors.size() + (hosted ? event.recipients.size() : 0);
  return present == actors.size() &&
         std::all_of(actors.begin(), actors.end(), [&](const Party& party) {
           return has_code(event.actors, party.code) ||
                  (hosted && has_code(event.recipients, party.code));
         });
}

}  // namespace entente::coder

#include "lexicon/item_table.h"

namespace entente::lexicon {

std::uint64_t ItemTable::hash_of(std::string_view text) {
  std::uint64_t hash = basis;
  for (const char byte : text) hash = step(hash, byte);
  return hash;
}

std::uint32_t ItemTable::add(const std::string& folded, bool star, std::uint64_t capitals) {
  const std::uint64_t hash = hash_of(folded);
  std::uint32_t& first = (star ? prefixes_ : exact_)[hash | 1];
  for (std::uint32_t at = first; at != 0; at = items_[at - 1].next) {
    if (items_[at - 1].text == folded && items_[at - 1].capitals == capitals) return at - 1;
  }
  items_.push_back({folded, capitals, first});
  first = static_cast<std::uint32_t>(items_.size());
  Filter& filter = star ? prefix_seen_ : exact_seen_;
  filter[bit(hash) >> 6] |= std::uint64_t{1} << (bit(hash) & 63);
  if (star && folded.size() <= most_prefix) lengths_[folded.size() - 1] = true;
  return first - 1;
}

}  // namespace entente::lexicon

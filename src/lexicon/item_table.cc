#include "lexicon/item_table.h"

namespace entente::lexicon {

ItemTable::Hash ItemTable::hash_of(std::string_view text) {
  Hash hash = empty;
  for (const char byte : text) hash = step(hash, byte);
  return hash;
}

/// Filters twice as wide, so that few words pass them by chance.
void ItemTable::widen() {
  const std::size_t width = exact_seen_.size() * 2;
  exact_seen_.assign(width, 0);
  prefix_seen_.assign(width, 0);
  for (const Item& item : items_) mark(item.hash, item.star ? prefix_seen_ : exact_seen_);
}

std::uint32_t ItemTable::add(const std::string& folded, bool star, std::uint64_t capitals) {
  const Hash hash = hash_of(folded);
  std::uint32_t& first = (star ? prefixes_ : exact_)[hash | 1];
  for (std::uint32_t at = first; at != 0; at = items_[at - 1].next) {
    if (items_[at - 1].text == folded && items_[at - 1].capitals == capitals) return at - 1;
  }
  items_.push_back({folded, capitals, first, star, hash});
  first = static_cast<std::uint32_t>(items_.size());
  mark(hash, star ? prefix_seen_ : exact_seen_);
  if (items_.size() * bits_an_item > exact_seen_.size() * 64) widen();
  if (star && !folded.empty() && folded.size() <= most_prefix) lengths_[folded.size() - 1] = true;
  return first - 1;
}

}  // namespace entente::lexicon

// The words that patterns ask for. In: folded words. Out: the items that accept them, exact ones
// and prefixes. Promise: one pass over the bytes of a word, whatever the number of items. Does not:
// know patterns or sentences.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/flat_map.h"

namespace entente::lexicon {

class ItemTable {
 public:
  struct Item {
    std::string text;            // folded
    std::uint64_t capitals = 0;  // places that ask for a capital
    std::uint32_t next = 0;      // the next item with the same text and kind, +1
  };

  /// The number of the item, a new one if it is not there yet.
  std::uint32_t add(const std::string& folded, bool star, std::uint64_t capitals);
  const Item& item(std::uint32_t number) const { return items_[number]; }

  /// Calls hit(number) for each item that accepts `folded`; prefixes only if longer than `beyond`
  /// bytes.
  template <class Hit>
  void probe(std::string_view folded, std::size_t beyond, Hit hit) const {
    std::uint64_t hash = basis;
    for (std::size_t at = 0; at < folded.size(); ++at) {
      hash = step(hash, folded[at]);
      if (at < beyond || at >= most_prefix || !lengths_[at]) continue;
      if (seen(hash, prefix_seen_)) visit(prefixes_, hash, folded.substr(0, at + 1), hit);
    }
    if (seen(hash, exact_seen_)) visit(exact_, hash, folded, hit);
  }

 private:
  static constexpr std::uint64_t basis = 0xCBF29CE484222325u, prime = 0x100000001B3u;
  static constexpr std::size_t most_prefix = 128;
  using Filter = std::array<std::uint64_t, 1024>;

  static std::uint64_t step(std::uint64_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * prime;
  }
  static std::uint64_t hash_of(std::string_view text);
  static std::size_t bit(std::uint64_t hash) {
    return static_cast<std::size_t>(hash >> 24) & 0xFFFF;
  }
  static bool seen(std::uint64_t hash, const Filter& filter) {
    return (filter[bit(hash) >> 6] >> (bit(hash) & 63)) & 1;
  }

  template <class Hit>
  void visit(const FlatMap& map, std::uint64_t hash, std::string_view text, Hit hit) const {
    for (std::uint32_t at = map.find(hash | 1); at != 0; at = items_[at - 1].next) {
      if (items_[at - 1].text == text) hit(at - 1);
    }
  }

  std::vector<Item> items_;
  FlatMap exact_, prefixes_;
  Filter exact_seen_{}, prefix_seen_{};
  std::array<bool, most_prefix> lengths_{};
};

}  // namespace entente::lexicon

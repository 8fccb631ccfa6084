// The words that patterns ask for. In: folded words. Out: the items that accept them, exact ones
// and prefixes. Promise: one pass over the bytes of a word, whatever the number of items; a word
// that no item accepts seldom costs more than that. Does not: know patterns or sentences.
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
    bool star = false;
    std::uint64_t hash = 0;  // of the text
  };
  /// The hash of a text, from that of its beginning.
  using Hash = std::uint64_t;
  static constexpr Hash empty = 0xCBF29CE484222325u;

  ItemTable() : exact_seen_(least_bits / 64), prefix_seen_(least_bits / 64) {}

  /// The number of the item, a new one if it is not there yet.
  std::uint32_t add(const std::string& folded, bool star, std::uint64_t capitals);
  const Item& item(std::uint32_t number) const { return items_[number]; }

  /// Calls hit(number) for each item that accepts `folded`; prefixes only if longer than `beyond`
  /// bytes, whose hash is `hash`. Gives the hash of `folded`.
  template <class Hit>
  Hash probe(std::string_view folded, std::size_t beyond, Hash hash, const Hit& hit) const {
    for (std::size_t at = beyond; at < folded.size(); ++at) {
      hash = step(hash, folded[at]);
      if (at >= most_prefix || !lengths_[at] || !seen(hash, prefix_seen_)) continue;
      visit(prefixes_, hash, folded.substr(0, at + 1), hit);
    }
    if (seen(hash, exact_seen_)) visit(exact_, hash, folded, hit);
    return hash;
  }

 private:
  static constexpr std::uint64_t prime = 0x100000001B3u;
  static constexpr std::size_t most_prefix = 128, least_bits = 1u << 13, bits_an_item = 16;
  using Filter = std::vector<std::uint64_t>;  // some bits of the hashes; a power of two

  static Hash step(Hash hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * prime;
  }
  static Hash hash_of(std::string_view text);
  static std::size_t bit(Hash hash, const Filter& filter) {
    return static_cast<std::size_t>(hash >> 24) & (filter.size() * 64 - 1);
  }
  static bool seen(Hash hash, const Filter& filter) {
    const std::size_t at = bit(hash, filter);
    return (filter[at >> 6] >> (at & 63)) & 1;
  }
  static void mark(Hash hash, Filter& filter) {
    filter[bit(hash, filter) >> 6] |= std::uint64_t{1} << (bit(hash, filter) & 63);
  }
  void widen();

  template <class Hit>
  void visit(const FlatMap& map, Hash hash, std::string_view text, const Hit& hit) const {
    for (std::uint32_t at = map.find(hash | 1); at != 0; at = items_[at - 1].next) {
      if (items_[at - 1].text == text) hit(at - 1);
    }
  }

  std::vector<Item> items_;
  FlatMap exact_, prefixes_;
  Filter exact_seen_, prefix_seen_;
  std::array<bool, most_prefix> lengths_{};
};

}  // namespace entente::lexicon

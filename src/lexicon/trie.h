// Sequences of symbols, some with gaps. In: sequences. Out: a walkable trie.
// Does not: know what a symbol is (an item number, a code point).
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/flat_map.h"

namespace entente::lexicon {

class Trie {
 public:
  static constexpr std::uint32_t root = 1;

  Trie() : nodes_(2) {}
  std::uint32_t child(std::uint32_t node, std::uint32_t symbol) const {
    return (nodes_[node].symbols & bit(symbol)) == 0 ? 0 : edges_.find(key(node, symbol));
  }
  std::uint32_t gap(std::uint32_t node) const { return nodes_[node].gap; }
  std::uint32_t add_child(std::uint32_t node, std::uint32_t symbol) {
    const std::uint32_t next = static_cast<std::uint32_t>(nodes_.size());
    std::uint32_t& to = edges_[key(node, symbol)];
    if (to != 0) return to;
    to = next;
    nodes_[node].symbols |= bit(symbol);
    nodes_.emplace_back();
    return next;
  }
  std::uint32_t add_gap(std::uint32_t node) {
    if (nodes_[node].gap == 0) {
      nodes_[node].gap = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
    return nodes_[node].gap;
  }
  void end(std::uint32_t node, std::uint32_t value) {
    ends_.push_back({value, nodes_[node].ends});
    nodes_[node].ends = static_cast<std::uint32_t>(ends_.size());
  }
  template <class Visit>
  void each_end(std::uint32_t node, Visit visit) const {
    for (std::uint32_t at = nodes_[node].ends; at != 0; at = ends_[at - 1].next)
      visit(ends_[at - 1].value);
  }

 private:
  struct Node {
    std::uint64_t symbols = 0;  // a bit for each that follows, shared by some
    std::uint32_t gap = 0, ends = 0;
  };
  static std::uint64_t bit(std::uint32_t symbol) {
    return std::uint64_t{1} << (symbol * 0x9E3779B1u >> 26);
  }
  struct End {
    std::uint32_t value = 0, next = 0;
  };
  static std::uint64_t key(std::uint32_t node, std::uint32_t symbol) {
    return (static_cast<std::uint64_t>(node) << 32) | symbol;
  }
  std::vector<Node> nodes_;
  std::vector<End> ends_;
  FlatMap edges_;
};

}  // namespace entente::lexicon

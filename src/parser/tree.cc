#include "parser/tree.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace entente::parser {
namespace {

/// Chu-Liu/Edmonds in place. Node 0 is the root. A cycle becomes one node: it takes the first
/// member's place in the table and the last place in the order, in which the first of equal arcs
/// wins.
class BestTree {
 public:
  BestTree(const float* scores, int words, int stride)
      : size_(words + 1),
        weights_(static_cast<std::size_t>(size_) * static_cast<std::size_t>(size_)),
        heads_(static_cast<std::size_t>(size_), 0),
        seen_(heads_.size()),
        inside_(heads_.size(), 0),
        order_(heads_.size()) {
    std::iota(order_.begin(), order_.end(), 0);
    fill(scores, words, stride);
  }

  const std::vector<int>& heads() {
    for (int node = 1; node < size_; ++node) choose(node);
    for (std::vector<int> cycle = find_cycle(); !cycle.empty(); cycle = find_cycle())
      contract(std::move(cycle));
    for (; !undo_.empty(); undo_.pop_back()) expand(undo_.back());
    return heads_;
  }

 private:
  /// How a cycle is taken apart: the member that an arc from or to each node outside touches.
  struct Contraction {
    std::vector<int> cycle, enters, leaves;
  };

  double& at(int child, int head) {
    return weights_[static_cast<std::size_t>(child) * static_cast<std::size_t>(size_) +
                    static_cast<std::size_t>(head)];
  }
  static int& of(std::vector<int>& list, int node) { return list[static_cast<std::size_t>(node)]; }

  /// Root arcs pay more than any tree can win elsewhere, so that only one is taken.
  void fill(const float* scores, int words, int stride) {
    float low = scores[0], high = scores[0];
    for (int word = 0; word < words; ++word) {
      const float* from = scores + static_cast<long>(word) * stride;
      double* to = &at(word + 1, 0);
      for (int head = 0; head <= words; ++head) to[head] = from[head];
      for (int head = 0; head <= words; ++head) {
        low = std::min(low, from[head]);
        high = std::max(high, from[head]);
      }
      at(word + 1, word + 1) = -1e30;
    }
    const double fine = (static_cast<double>(high) - low + 1) * words;
    for (int word = 1; word <= words; ++word) at(word, 0) -= fine;
  }

  void choose(int child) {
    const double* row = &at(child, 0);
    int best = 0;
    double most = row[0];
    for (const int head : order_) {
      if (row[head] > most && head != child) {
        best = head;
        most = row[head];
      }
    }
    of(heads_, child) = best;
  }

  /// The nodes of some cycle, or nothing.
  std::vector<int> find_cycle() {
    std::fill(seen_.begin(), seen_.end(), 0);
    for (const int start : order_) {
      int node = start;
      while (node != 0 && of(seen_, node) == 0) {
        of(seen_, node) = start;
        node = of(heads_, node);
      }
      if (node == 0 || of(seen_, node) != start) continue;
      std::vector<int> cycle = {node};
      for (int next = of(heads_, node); next != node; next = of(heads_, next))
        cycle.push_back(next);
      return cycle;
    }
    return {};
  }

  void contract(std::vector<int> cycle) {
    const int whole = cycle[0];
    for (const int node : cycle) of(inside_, node) = 1;
    std::erase_if(order_, [&](int node) { return of(inside_, node) == 1; });
    Contraction made{std::move(cycle), std::vector<int>(heads_.size()),
                     std::vector<int>(heads_.size())};
    for (const int node : order_) join(node, made);
    order_.push_back(whole);
    for (const int node : order_) {
      if (node == whole || (node != 0 && of(inside_, of(heads_, node)) == 1)) choose(node);
    }
    for (const int node : made.cycle) of(inside_, node) = 0;
    undo_.push_back(std::move(made));
  }

  /// The best arcs between a node outside and the cycle become those of the whole.
  void join(int node, Contraction& made) {
    const int whole = made.cycle[0];
    int enters = whole, leaves = whole;
    double most = 0;
    for (const int member : made.cycle) {
      const double gain = at(member, node) - at(member, of(heads_, member));
      if (member == whole || gain > most) {
        most = gain;
        enters = member;
      }
      if (at(node, member) > at(node, leaves)) leaves = member;
    }
    at(whole, node) = most;
    at(node, whole) = at(node, leaves);
    of(made.enters, node) = enters;
    of(made.leaves, node) = leaves;
  }

  void expand(Contraction& made) {
    const int whole = made.cycle[0], from = of(heads_, whole);
    std::erase(order_, whole);
    for (const int node : order_) {
      if (of(heads_, node) == whole) of(heads_, node) = of(made.leaves, node);
    }
    for (std::size_t i = 0; i < made.cycle.size(); ++i) {
      of(heads_, made.cycle[i]) = made.cycle[(i + 1) % made.cycle.size()];
      order_.push_back(made.cycle[i]);
    }
    of(heads_, of(made.enters, from)) = from;
  }

  const int size_;
  std::vector<double> weights_;
  std::vector<int> heads_, seen_, inside_;
  std::vector<int> order_;  // the nodes that are left
  std::vector<Contraction> undo_;
};

}  // namespace

bool is_tree(std::span<const std::int32_t> heads) {
  std::vector<std::int32_t> seen(heads.size(), -1);
  int roots = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) {
    roots += heads[word] < 0 ? 1 : 0;
    const auto start = static_cast<std::int32_t>(word);
    for (std::int32_t node = start; node >= 0;) {
      std::int32_t& mark = seen[static_cast<std::size_t>(node)];
      if (mark == start) return false;
      if (mark >= 0) break;
      mark = start;
      node = heads[static_cast<std::size_t>(node)];
    }
  }
  return roots == 1;
}

void choose_heads(const float* scores, int words, int stride, std::span<std::int32_t> heads) {
  for (int word = 0; word < words; ++word) {
    const float* row = scores + static_cast<long>(word) * stride;
    int best = 0;
    for (int head = 1; head <= words; ++head) {
      if (head != word + 1 && row[head] > row[best]) best = head;
    }
    heads[static_cast<std::size_t>(word)] = best - 1;
  }
  if (is_tree(heads.first(static_cast<std::size_t>(words)))) return;
  BestTree tree(scores, words, stride);
  const std::vector<int>& found = tree.heads();
  for (std::size_t word = 0; word < static_cast<std::size_t>(words); ++word)
    heads[word] = found[word + 1] - 1;
}

}  // namespace entente::parser

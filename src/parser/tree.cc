#include "parser/tree.h"

#include <algorithm>
#include <vector>

namespace entente::parser {
namespace {

/// A dense graph for Chu-Liu/Edmonds: node 0 is the root, weight(child, head).
class Graph {
 public:
  explicit Graph(int size)
      : size_(size), weights_(static_cast<std::size_t>(size) * static_cast<std::size_t>(size)) {}
  int size() const { return size_; }
  double& at(int child, int head) {
    return weights_[static_cast<std::size_t>(child) * static_cast<std::size_t>(size_) +
                    static_cast<std::size_t>(head)];
  }
  double at(int child, int head) const { return const_cast<Graph*>(this)->at(child, head); }

 private:
  int size_;
  std::vector<double> weights_;
};

using Heads = std::vector<int>;

int& of(Heads& heads, int node) { return heads[static_cast<std::size_t>(node)]; }
int of(const Heads& heads, int node) { return heads[static_cast<std::size_t>(node)]; }

Heads greedy(const Graph& graph) {
  Heads heads(static_cast<std::size_t>(graph.size()), 0);
  for (int child = 1; child < graph.size(); ++child) {
    int best = child == 0 ? 1 : 0;
    for (int head = 1; head < graph.size(); ++head) {
      if (head != child && graph.at(child, head) > graph.at(child, best)) best = head;
    }
    of(heads, child) = best;
  }
  return heads;
}

/// The nodes of some cycle, or nothing.
std::vector<int> find_cycle(const Heads& heads) {
  std::vector<int> seen(heads.size(), 0);
  for (int start = 1; start < static_cast<int>(heads.size()); ++start) {
    int node = start;
    while (node != 0 && of(seen, node) == 0) {
      of(seen, node) = start;
      node = of(heads, node);
    }
    if (node == 0 || of(seen, node) != start) continue;
    std::vector<int> cycle = {node};
    for (int next = of(heads, node); next != node; next = of(heads, next)) cycle.push_back(next);
    return cycle;
  }
  return {};
}

/// The graph with a cycle made one node (the last), and how to undo it.
struct Contraction {
  Graph graph;
  std::vector<int> outside;         // new node -> old node, without the cycle's
  std::vector<int> enters, leaves;  // by new node: the cycle's node that an arc from, to it touches
};

Contraction contract(const Graph& old, const Heads& heads, const std::vector<int>& cycle) {
  std::vector<char> inside(heads.size(), 0);
  for (const int node : cycle) inside[static_cast<std::size_t>(node)] = 1;
  const int size = old.size() - static_cast<int>(cycle.size()) + 1;
  Contraction made{Graph(size),
                   {},
                   Heads(static_cast<std::size_t>(size), cycle[0]),
                   Heads(static_cast<std::size_t>(size), cycle[0])};
  for (int node = 0; node < old.size(); ++node) {
    if (inside[static_cast<std::size_t>(node)] == 0) made.outside.push_back(node);
  }
  const int whole = size - 1;
  for (int a = 0; a < whole; ++a) {
    const int node = of(made.outside, a);
    for (int b = 0; b < whole; ++b) made.graph.at(a, b) = old.at(node, of(made.outside, b));
    const auto gain = [&](int member) {
      return old.at(member, node) - old.at(member, of(heads, member));
    };
    for (const int member : cycle) {
      if (gain(member) > gain(of(made.enters, a))) of(made.enters, a) = member;
      if (old.at(node, member) > old.at(node, of(made.leaves, a))) of(made.leaves, a) = member;
    }
    made.graph.at(whole, a) = gain(of(made.enters, a));
    made.graph.at(a, whole) = old.at(node, of(made.leaves, a));
  }
  return made;
}

Heads best_tree(const Graph& graph) {
  Heads heads = greedy(graph);
  const std::vector<int> cycle = find_cycle(heads);
  if (cycle.empty()) return heads;
  const Contraction made = contract(graph, heads, cycle);
  const Heads inner = best_tree(made.graph);
  const int whole = made.graph.size() - 1;
  for (int a = 1; a < whole; ++a) {
    const int head = of(inner, a);
    of(heads, of(made.outside, a)) = head == whole ? of(made.leaves, a) : of(made.outside, head);
  }
  const int from = of(inner, whole);
  of(heads, of(made.enters, from)) = of(made.outside, from);
  return heads;
}

/// Root arcs pay more than any tree can win elsewhere, so that only one is taken.
Graph with_one_root(const float* scores, int words, int stride) {
  Graph graph(words + 1);
  double low = scores[0], high = scores[0];
  for (int word = 0; word < words; ++word) {
    for (int head = 0; head <= words; ++head) {
      const double score = scores[static_cast<long>(word) * stride + head];
      graph.at(word + 1, head) = head == word + 1 ? -1e30 : score;
      low = std::min(low, score);
      high = std::max(high, score);
    }
  }
  for (int word = 1; word <= words; ++word) graph.at(word, 0) -= (high - low + 1) * words;
  return graph;
}

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
  const Heads tree = best_tree(with_one_root(scores, words, stride));
  for (int word = 0; word < words; ++word)
    heads[static_cast<std::size_t>(word)] = of(tree, word + 1) - 1;
}

}  // namespace entente::parser

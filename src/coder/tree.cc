#include "coder/tree.h"

#include <algorithm>

namespace entente::coder {
namespace {

constexpr int longest_side = 4;

bool transparent(Rel rel) {
  return rel == Rel::conj || rel == Rel::flat || rel == Rel::appos || rel == Rel::fixed ||
         rel == Rel::goeswith;
}

bool valid(std::int32_t head, std::size_t size) {
  return head >= 0 && static_cast<std::size_t>(head) < size;
}

std::vector<int> depths(const std::vector<Word>& words) {
  std::vector<int> depth(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    int steps = 0;
    for (std::int32_t at = words[i].head;
         valid(at, words.size()) && steps < static_cast<int>(words.size());
         at = words[static_cast<std::size_t>(at)].head) {
      ++steps;
    }
    depth[i] = steps;
  }
  return depth;
}

}  // namespace

Tree::Tree(const Sentence& sentence)
    : sentence_(&sentence), begin_(sentence.words.size() + 1, 0), depth_(depths(sentence.words)) {
  const std::vector<Word>& words = sentence.words;
  for (const Word& word : words) {
    if (valid(word.head, words.size())) ++begin_[static_cast<std::size_t>(word.head) + 1];
  }
  for (std::size_t i = 0; i < words.size(); ++i) begin_[i + 1] += begin_[i];
  children_.resize(begin_.back());
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (valid(words[i].head, words.size()))
      children_[next[static_cast<std::size_t>(words[i].head)]++] = i;
  }
}

bool Tree::is_under(std::uint32_t word, std::uint32_t ancestor) const {
  auto at = static_cast<std::int32_t>(word);
  for (std::size_t steps = 0; at >= 0 && steps <= sentence_->words.size(); ++steps) {
    if (at == static_cast<std::int32_t>(ancestor)) return true;
    at = head(static_cast<std::uint32_t>(at));
  }
  return false;
}

std::uint32_t Tree::meeting_point(std::uint32_t a, std::uint32_t b) const {
  auto at = static_cast<std::int32_t>(a);
  for (std::size_t steps = 0; at >= 0 && steps <= sentence_->words.size(); ++steps) {
    if (is_under(b, static_cast<std::uint32_t>(at))) return static_cast<std::uint32_t>(at);
    at = head(static_cast<std::uint32_t>(at));
  }
  return a;
}

std::uint32_t Tree::top_of(std::uint32_t first, std::uint32_t last) const {
  std::uint32_t top = first;
  for (std::uint32_t i = first; i <= last; ++i) {
    if (depth_[i] < depth_[top]) top = i;
  }
  return top;
}

std::int32_t Tree::child(std::uint32_t word, Rel wanted) const {
  for (const std::uint32_t child : children(word)) {
    if (rel(child) == wanted) return static_cast<std::int32_t>(child);
  }
  return -1;
}

std::string path_between(const Tree& tree, std::uint32_t mention, std::uint32_t act) {
  const std::uint32_t top = tree.meeting_point(mention, act);
  std::string up, down;
  if (!tree.is_under(mention, top) || !tree.is_under(act, top)) return "far";
  int steps = 0;
  for (std::uint32_t at = mention; at != top; at = static_cast<std::uint32_t>(tree.head(at))) {
    if (transparent(tree.rel(at))) continue;
    if (++steps > longest_side) return "far";
    up.insert(0, (up.empty() ? std::string(to_text(tree.rel(at)))
                             : std::string(to_text(tree.rel(at))) + ">"));
  }
  steps = 0;
  for (std::uint32_t at = act; at != top; at = static_cast<std::uint32_t>(tree.head(at))) {
    if (++steps > longest_side) return "far";
    down += "^" + std::string(to_text(tree.rel(at)));
  }
  return down + (down.empty() || up.empty() ? "" : " ") + up;
}

}  // namespace entente::coder

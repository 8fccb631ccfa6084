#include "parser/conllu_checks.h"

#include <vector>

namespace entente::parser {
namespace {

/// A word from which no path leads to the root, or -1. A word is 0 unseen, 1 on the path, 2 known
/// to reach the root.
int word_in_cycle(const Sentence& sentence) {
  const auto size = static_cast<int>(sentence.words.size());
  std::vector<char> state(sentence.words.size(), 0);
  std::vector<int> path;
  for (int start = 0; start < size; ++start) {
    path.clear();
    int at = start;
    while (at >= 0 && state[static_cast<std::size_t>(at)] == 0) {
      state[static_cast<std::size_t>(at)] = 1;
      path.push_back(at);
      at = sentence.words[static_cast<std::size_t>(at)].head;
    }
    if (at >= 0 && state[static_cast<std::size_t>(at)] == 1) return at;
    for (const int word : path) state[static_cast<std::size_t>(word)] = 2;
  }
  return -1;
}

}  // namespace

std::string tree_fault(const Sentence& sentence) {
  const auto size = static_cast<int>(sentence.words.size());
  int roots = 0;
  for (int i = 0; i < size; ++i) {
    const int head = sentence.words[static_cast<std::size_t>(i)].head;
    if (head >= size) return "has a HEAD beyond its end at word " + std::to_string(i + 1);
    roots += head < 0 ? 1 : 0;
  }
  if (roots != 1) return "has " + std::to_string(roots) + " roots, not one";
  const int in_cycle = word_in_cycle(sentence);
  return in_cycle < 0 ? "" : "has a cycle at word " + std::to_string(in_cycle + 1);
}

}  // namespace entente::parser

#include "lexicon/word_matcher.h"

#include <utility>

namespace entente::lexicon {

struct WordMatcher::Walk {
  const Reading& reading;
  std::vector<Match>& out;
  std::vector<std::uint32_t> words;
  bool gap = false;
};

void WordMatcher::add(const std::vector<Item>& items, std::uint32_t entry, Vocabulary& vocabulary) {
  std::uint32_t node = Trie::root;
  for (const Item& item : items) {
    if (item.gap) {
      node = trie_.add_gap(node);
      continue;
    }
    const std::uint32_t number = vocabulary.items().add(vocabulary.orthography().folded(item.text),
                                                        item.star, capitals(item.text));
    if (node == Trie::root) {
      if (number / 64 >= first_.size()) first_.resize(number / 64 + 1);
      first_[number / 64] |= std::uint64_t{1} << (number % 64);
    }
    node = trie_.add_child(node, number);
  }
  trie_.end(node, entry);
}

void WordMatcher::take(Walk& walk, std::uint32_t child, std::uint32_t at,
                       std::uint32_t next) const {
  for (std::uint32_t word = at; word < next; ++word) walk.words.push_back(word);
  this->walk(walk, child, next);
  walk.words.resize(walk.words.size() - (next - at));
}

void WordMatcher::walk(Walk& walk, std::uint32_t node, std::uint32_t at) const {
  const auto& words = walk.reading.sentence().words;
  trie_.each_end(node, [&](std::uint32_t entry) {
    const auto& taken = walk.words;
    const Span span{words[taken.front()].span.begin, words[taken.back()].span.end};
    walk.out.push_back({taken.front(), taken.back(), entry, walk.gap,
                        walk.gap ? taken : std::vector<std::uint32_t>{}, span});
  });
  if (at >= words.size()) return;
  for (const auto& step : walk.reading.steps(at)) {
    if (!counts(step)) continue;
    if (const std::uint32_t child = trie_.child(node, step.item); child != 0)
      take(walk, child, at, step.next);
  }
  const std::uint32_t beyond = trie_.gap(node);
  if (beyond == 0) return;
  const bool before = std::exchange(walk.gap, true);
  for (std::uint32_t skip = 0; skip <= most_gap_words && at + skip < words.size(); ++skip)
    this->walk(walk, beyond, at + skip);
  walk.gap = before;
}

void WordMatcher::find(const Reading& reading, std::vector<Match>& out) const {
  Walk state{reading, out, {}, false};
  for (std::uint32_t at = 0; at < reading.sentence().words.size(); ++at) {
    for (const auto& step : reading.steps(at)) {
      if (begins(step.item) && counts(step))
        take(state, trie_.child(Trie::root, step.item), at, step.next);
    }
  }
}

}  // namespace entente::lexicon

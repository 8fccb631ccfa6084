#include "lexicon/running_matcher.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace entente::lexicon {
namespace {

bool is_latin(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= 0xC0 && code < 0x250);
}
bool is_katakana(char32_t code) { return code >= 0x30A1 && code <= 0x30FC && code != 0x30FB; }

}  // namespace

struct RunningMatcher::Walk {
  const std::vector<Letter>& letters;
  bool shouting;
  std::vector<Match>& out;
  std::vector<std::uint32_t> taken;  // letters
  bool gap = false;
};

void RunningMatcher::add(const std::vector<Item>& items, std::uint32_t entry,
                         const Vocabulary& vocabulary) {
  std::uint32_t node = Trie::root;
  std::string printed;
  char32_t first = 0;
  int letters = 0;
  bool gap = false;
  for (const Item& item : items) {
    if (item.gap) {
      if (letters == 1) alone_.put(first);
      gap = true;
      node = trie_.add_gap(node);
      continue;
    }
    for (std::size_t at = 0; at < item.text.size();) {
      const utf8::Unit unit = utf8::decode(item.text, at);
      at += unit.length;
      const char32_t code = vocabulary.orthography().fold(unit.code);
      if (code == 0 || is_space(code)) continue;
      utf8::append(printed, unit.code);
      if (letters == 1 && !gap) pairs_.put(pair(first, code));
      if (letters++ == 0) first = code;
      node = trie_.add_child(node, static_cast<std::uint32_t>(code));
    }
  }
  if (letters == 1) alone_.put(first);
  trie_.end(node, static_cast<std::uint32_t>(spelled_.size()));
  spelled_.push_back({entry, capitals(printed)});
}

bool RunningMatcher::same_run(const Letter& left, const Letter& right) const {
  if (left.end != right.begin) return false;
  return (is_latin(left.code) && is_latin(right.code)) ||
         (names_ && is_katakana(left.code) && is_katakana(right.code));
}

bool RunningMatcher::bounded(const std::vector<Letter>& letters, std::uint32_t first,
                             std::uint32_t end) const {
  if (first > 0 && same_run(letters[first - 1], letters[first])) return false;
  return end >= letters.size() || !same_run(letters[end - 1], letters[end]);
}

void RunningMatcher::emit(Walk& walk, const Spelled& spelled, std::uint32_t end) const {
  const auto& letters = walk.letters;
  const std::uint32_t first = walk.taken.front();
  if (!bounded(letters, first, end)) return;
  for (std::size_t at = 0; !walk.shouting && at < std::min<std::size_t>(64, walk.taken.size());
       ++at) {
    if (((spelled.capitals >> at) & 1) == 0) continue;
    if (!u_isupper(static_cast<UChar32>(letters[walk.taken[at]].printed))) return;
  }
  Match match{letters[first].word,
              letters[end - 1].word,
              spelled.entry,
              walk.gap,
              {},
              {letters[first].begin, letters[end - 1].end}};
  for (const std::uint32_t letter : walk.taken) {
    const std::uint32_t word = letters[letter].word;
    if (walk.gap && (match.words.empty() || match.words.back() != word))
      match.words.push_back(word);
  }
  walk.out.push_back(std::move(match));
}

void RunningMatcher::walk(Walk& walk, std::uint32_t node, std::uint32_t at) const {
  trie_.each_end(node, [&](std::uint32_t which) { emit(walk, spelled_[which], at); });
  if (at >= walk.letters.size()) return;
  const std::uint32_t child = trie_.child(node, static_cast<std::uint32_t>(walk.letters[at].code));
  if (child != 0) {
    walk.taken.push_back(at);
    this->walk(walk, child, at + 1);
    walk.taken.pop_back();
  }
  const std::uint32_t beyond = trie_.gap(node);
  if (beyond == 0) return;
  const bool before = std::exchange(walk.gap, true);
  for (std::uint32_t skip = 0; skip <= most_gap_letters && at + skip < walk.letters.size();
       ++skip) {
    this->walk(walk, beyond, at + skip);
  }
  walk.gap = before;
}

void RunningMatcher::find(const Reading& reading, std::vector<Match>& out) const {
  const auto& letters = reading.letters();
  Walk state{letters, reading.shouting(), out, {}, false};
  for (std::uint32_t at = 0; at < letters.size(); ++at) {
    const char32_t next = at + 1 < letters.size() ? letters[at + 1].code : 0;
    if (begins(letters[at].code, next)) walk(state, Trie::root, at);
  }
}

}  // namespace entente::lexicon

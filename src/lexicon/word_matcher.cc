#include "lexicon/word_matcher.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente::lexicon {
namespace {

constexpr std::string_view arabic_article = "ال", arabic_to_the = "لل";

/// The form holds the first three letters of the lemma.
bool resembles(std::string_view form, std::string_view lemma) {
  std::size_t end = 0;
  for (int letters = 0; letters < 3 && end < lemma.size(); ++letters)
    end += utf8::decode(lemma, end).length;
  return form.find(lemma.substr(0, end)) != std::string_view::npos;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool begins_token(const Sentence& sentence, std::uint32_t at) {
  return at == 0 || sentence.words[at].token != sentence.words[at - 1].token;
}

std::uint32_t after_token(const Sentence& sentence, std::uint32_t at) {
  std::uint32_t next = at + 1;
  while (next < sentence.words.size() && !begins_token(sentence, next)) ++next;
  return next;
}

}  // namespace

struct WordMatcher::Walk {
  const Sentence& sentence;
  const Steps& steps;
  std::vector<Match>& out;
  std::vector<std::uint32_t> words;
  bool gap = false;
};

WordMatcher::WordMatcher(Orthography orthography, std::vector<std::string> proclitics, bool names)
    : orthography_(std::move(orthography)), proclitics_(std::move(proclitics)), names_(names) {
  for (auto& proclitic : proclitics_) proclitic = orthography_.folded(proclitic);
}

void WordMatcher::add(const std::vector<Item>& items, std::uint32_t entry) {
  std::uint32_t node = Trie::root;
  for (const Item& item : items) {
    if (item.gap) {
      node = trie_.add_gap(node);
    } else {
      node = trie_.add_child(
          node, table_.add(orthography_.folded(item.text), item.star, capitals(item.text)));
    }
  }
  trie_.end(node, entry);
}

void WordMatcher::try_form(const std::string& folded, std::string_view printed, std::size_t beyond,
                           std::uint32_t next, bool shouting, Steps& out) const {
  table_.probe(folded, beyond, [&](std::uint32_t item) {
    const std::uint64_t wanted = table_.item(item).capitals;
    if (wanted != 0 && !shouting && (capitals(printed) & wanted) != wanted) return;
    for (std::size_t at = out.begins.back(); at < out.steps.size(); ++at) {
      if (out.steps[at].item == item && out.steps[at].next == next) return;
    }
    out.steps.push_back({item, next});
  });
}

void WordMatcher::collect_bare(const std::string& folded, std::string_view form, std::uint32_t next,
                               bool shouting, int depth, Steps& out) const {
  for (const auto& proclitic : proclitics_) {
    if (folded.size() <= proclitic.size() || folded.compare(0, proclitic.size(), proclitic) != 0)
      continue;
    const std::string rest = folded.substr(proclitic.size());
    if (code_points(rest) < 2) continue;
    try_form(rest, form, 0, next, shouting, out);
    if (proclitic == arabic_to_the)
      try_form(std::string(arabic_article) + rest, form, 0, next, shouting, out);
    if (depth < 3) collect_bare(rest, form, next, shouting, depth + 1, out);
  }
}

void WordMatcher::collect_word(const Word& word, std::uint32_t at, bool shouting,
                               Steps& out) const {
  thread_local std::string folded;
  orthography_.fold(word.form, folded);
  try_form(folded, word.form, 0, at + 1, shouting, out);
  if (orthography_.suffix_after_apostrophe()) {
    const std::size_t quote = folded.find('\'');
    if (quote != std::string::npos && quote > 0) {
      try_form(folded.substr(0, quote), word.form, 0, at + 1, shouting, out);
    }
  }
  if (!proclitics_.empty()) collect_bare(std::string(folded), word.form, at + 1, shouting, 1, out);
  if (word.lemma.empty() || word.lemma == word.form) return;
  const std::string form = folded;
  orthography_.fold(word.lemma, folded);
  if ((names_ || !proclitics_.empty()) && !resembles(form, folded)) return;
  try_form(folded, word.form, 0, at + 1, shouting, out);
  const std::size_t plus = folded.find('+');  // Korean treebanks: stem+ending
  if (plus == std::string::npos || plus == 0) return;
  folded.resize(plus);
  try_form(folded, word.form, 0, at + 1, shouting, out);
}

void WordMatcher::collect_joined(const Document& document, const Sentence& sentence,
                                 std::uint32_t at, bool shouting, Steps& out) const {
  thread_local std::string folded, inner;
  const auto& words = sentence.words;
  std::uint32_t next = after_token(sentence, at);
  Span span = words[at].span;
  if (next > at + 1) {
    orthography_.fold(document.at(span), folded);
    try_form(folded, document.at(span), 0, next, shouting, out);
    if (!proclitics_.empty())
      collect_bare(std::string(folded), document.at(span), next, shouting, 1, out);
  }
  for (std::uint32_t tokens = 2; tokens <= most_joined_tokens && next < words.size(); ++tokens) {
    if (words[next].span.begin != span.end) return;
    orthography_.fold(document.at(span), inner);
    span.end = words[next].span.end;
    next = after_token(sentence, next);
    orthography_.fold(document.at(span), folded);
    try_form(folded, document.at(span), inner.size(), next, shouting, out);
  }
}

void WordMatcher::collect(const Document& document, const Sentence& sentence, Steps& out) const {
  const bool shouting = all_capitals(document.at(sentence.span));
  out.steps.clear();
  out.begins.assign(1, 0);
  for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
    collect_word(sentence.words[at], at, shouting, out);
    if (begins_token(sentence, at)) collect_joined(document, sentence, at, shouting, out);
    out.begins.push_back(static_cast<std::uint32_t>(out.steps.size()));
  }
}

void WordMatcher::walk(Walk& walk, std::uint32_t node, std::uint32_t at) const {
  trie_.each_end(node, [&](std::uint32_t entry) {
    const auto& words = walk.words;
    const Span span{walk.sentence.words[words.front()].span.begin,
                    walk.sentence.words[words.back()].span.end};
    walk.out.push_back({words.front(), words.back(), entry, walk.gap,
                        walk.gap ? words : std::vector<std::uint32_t>{}, span});
  });
  if (at >= walk.sentence.words.size()) return;
  for (std::uint32_t step = walk.steps.begins[at]; step < walk.steps.begins[at + 1]; ++step) {
    const auto [item, next] = walk.steps.steps[step];
    const std::uint32_t child = trie_.child(node, item);
    if (child == 0) continue;
    for (std::uint32_t word = at; word < next; ++word) walk.words.push_back(word);
    this->walk(walk, child, next);
    walk.words.resize(walk.words.size() - (next - at));
  }
  const std::uint32_t beyond = trie_.gap(node);
  if (beyond == 0 || node == Trie::root) return;
  const bool before = std::exchange(walk.gap, true);
  for (std::uint32_t skip = 0; skip <= most_gap_words && at + skip < walk.sentence.words.size();
       ++skip) {
    this->walk(walk, beyond, at + skip);
  }
  walk.gap = before;
}

void WordMatcher::find(const Document& document, const Sentence& sentence,
                       std::vector<Match>& out) const {
  thread_local Steps steps;
  collect(document, sentence, steps);
  Walk state{sentence, steps, out, {}, false};
  for (std::uint32_t at = 0; at < sentence.words.size(); ++at) {
    if (steps.begins[at] != steps.begins[at + 1]) walk(state, Trie::root, at);
  }
}

}  // namespace entente::lexicon

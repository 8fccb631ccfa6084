#include "resolver/tree.h"

namespace entente::resolver {
namespace {

constexpr int most_steps = 64;

int rank(const Word& word) {
  if (is_nominal(word)) return 3;
  if (word.upos == Upos::ADJ || word.upos == Upos::X || word.upos == Upos::PRON) return 2;
  return word.upos == Upos::PUNCT || word.upos == Upos::ADP || word.upos == Upos::DET ? 0 : 1;
}

}  // namespace

std::int32_t governor(const Sentence& sentence, std::uint32_t word) {
  const std::int32_t head = sentence.words[word].head;
  return head >= 0 && static_cast<std::size_t>(head) < sentence.words.size() ? head : -1;
}

bool is_nominal(const Word& word) { return word.upos == Upos::NOUN || word.upos == Upos::PROPN; }

bool is_verbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

std::uint32_t head_of(const Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::uint32_t best = first;
  int best_rank = -1;
  for (std::uint32_t at = first; at <= last && at < sentence.words.size(); ++at) {
    const std::int32_t head = governor(sentence, at);
    const bool outside =
        head < static_cast<std::int32_t>(first) || head > static_cast<std::int32_t>(last);
    const int score = rank(sentence.words[at]) + (outside ? 10 : 0);
    if (score <= best_rank) continue;
    best = at;
    best_rank = score;
  }
  return best;
}

std::uint32_t first_conjunct(const Sentence& sentence, std::uint32_t word) {
  for (int step = 0; step < most_steps && sentence.words[word].rel == Rel::conj; ++step) {
    const std::int32_t head = governor(sentence, word);
    if (head < 0 || is_verbal(sentence.words[static_cast<std::size_t>(head)])) return word;
    word = static_cast<std::uint32_t>(head);
  }
  return word;
}

bool is_subject(const Sentence& sentence, std::uint32_t word) {
  for (int step = 0; step < most_steps; ++step) {
    const Rel rel = sentence.words[word].rel;
    if (rel == Rel::nsubj || rel == Rel::csubj) return true;
    if (rel != Rel::conj && rel != Rel::flat && rel != Rel::compound && rel != Rel::appos)
      return false;
    const std::int32_t head = governor(sentence, word);
    if (head < 0) return false;
    word = static_cast<std::uint32_t>(head);
  }
  return false;
}

std::uint32_t clause_of(const Sentence& sentence, std::uint32_t word) {
  for (int step = 0; step < most_steps; ++step) {
    const std::int32_t head = governor(sentence, word);
    if (head < 0) return word;
    word = static_cast<std::uint32_t>(head);
    if (is_verbal(sentence.words[word])) return word;
  }
  return word;
}

}  // namespace entente::resolver

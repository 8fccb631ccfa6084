#include "coder/quotes_reading.h"

#include <algorithm>

namespace entente::coder {
namespace {

CueUse use_of(std::string_view kind) {
  if (kind == "direct") return CueUse::direct;
  if (kind == "reported") return CueUse::reported;
  if (kind == "trailing") return CueUse::trailing;
  return kind == "fragment" ? CueUse::fragment : CueUse::both;
}

/// Those of sentences first..last; `all` is in the order of the sentences.
template <class Item>
std::span<const Item> of_sentences(const std::vector<Item>& all, std::uint32_t first,
                                   std::uint32_t last) {
  const auto begin = std::partition_point(all.begin(), all.end(),
                                          [&](const Item& item) { return item.sentence < first; });
  const auto end = std::partition_point(begin, all.end(),
                                        [&](const Item& item) { return item.sentence <= last; });
  return {begin, end};
}

bool is_verbal(const Word& word) { return word.upos == Upos::VERB || word.upos == Upos::AUX; }

}  // namespace

SpeechReading::SpeechReading(const Document& document, const Parsed& parsed,
                             const resolver::Mentions& mentions, const Speech& speech)
    : document_(document),
      parsed_(parsed),
      mentions_(mentions),
      speech_(speech),
      quotations_(quotations_of(document, speech)),
      trees_(parsed.sentences.size()) {
  for (std::uint32_t i = 0; i < parsed.sentences.size(); ++i) find_cues(i);
}

const Tree& SpeechReading::tree(std::uint32_t sentence) const {
  auto& slot = trees_[sentence];
  if (!slot) slot.emplace(parsed_.sentences[sentence]);
  return *slot;
}

/// The highest verb of first..last, else the highest word; from an auxiliary or a verb's complement
/// up to what it depends on.
std::uint32_t SpeechReading::verb_of(const Tree& tree, std::uint32_t first,
                                     std::uint32_t last) const {
  const std::vector<Word>& words = tree.sentence().words;
  std::uint32_t top = tree.top_of(first, last);
  for (std::uint32_t i = first; i <= last && !is_verbal(words[top]); ++i) {
    if (is_verbal(words[i])) top = i;
  }
  for (int steps = 0; steps < 3 && tree.head(top) >= 0; ++steps) {
    const Rel rel = tree.rel(top);
    const bool rises = rel == Rel::aux || rel == Rel::cop || rel == Rel::fixed ||
                       rel == Rel::compound || rel == Rel::flat ||
                       (rel == Rel::xcomp && tree.child(top, Rel::nsubj) < 0);
    const bool light = !is_verbal(words[top]) && (rel == Rel::obj || rel == Rel::obl);
    if (!rises && !light) break;
    top = static_cast<std::uint32_t>(tree.head(top));
  }
  return top;
}

void SpeechReading::find_cues(std::uint32_t index) {
  const Sentence& sentence = parsed_.sentences[index];
  std::vector<lexicon::Match> matches;
  speech_.words().find(document_, sentence, matches);
  const auto shadowed = [&](const lexicon::Match& match) {
    return std::any_of(matches.begin(), matches.end(), [&](const lexicon::Match& other) {
      return speech_.words().entry(other.entry).second == "none" && other.first <= match.last &&
             match.first <= other.last;
    });
  };
  for (const lexicon::Match& match : matches) {
    const lexicon::Entry& entry = speech_.words().entry(match.entry);
    const Span span = match.gap ? sentence.words[match.first].span : match.span;
    if (quoted(span) || shadowed(match)) continue;
    if (entry.key == "source") {
      sources_.push_back({index, match.first, match.last, match.span, entry.second == "after"});
      continue;
    }
    const std::uint32_t last = match.gap ? match.first : match.last;
    cues_.push_back({index, match.first, match.last, verb_of(tree(index), match.first, last), span,
                     use_of(entry.second)});
  }
}

std::optional<std::uint32_t> SpeechReading::sentence_at(std::uint32_t byte) const {
  const auto after =
      std::partition_point(parsed_.sentences.begin(), parsed_.sentences.end(),
                           [&](const Sentence& sentence) { return sentence.span.begin <= byte; });
  if (after == parsed_.sentences.begin()) return std::nullopt;
  return static_cast<std::uint32_t>(after - parsed_.sentences.begin() - 1);
}

std::uint32_t SpeechReading::word_at(std::uint32_t index, std::uint32_t byte) const {
  const std::vector<Word>& words = sentence(index).words;
  const auto found = std::partition_point(words.begin(), words.end(),
                                          [&](const Word& word) { return word.span.end <= byte; });
  return static_cast<std::uint32_t>(found - words.begin());
}

std::span<const Cue> SpeechReading::cues_in(std::uint32_t first, std::uint32_t last) const {
  return of_sentences(cues_, first, last);
}

std::span<const resolver::ActorMention> SpeechReading::actors_in(std::uint32_t first,
                                                                 std::uint32_t last) const {
  return of_sentences(mentions_.actors, first, last);
}

bool SpeechReading::quoted(Span span) const {
  auto at =
      std::partition_point(quotations_.begin(), quotations_.end(),
                           [&](const Quotation& found) { return found.outer.begin <= span.begin; });
  while (at != quotations_.begin()) {
    --at;
    if (!at->dash) return span.begin >= at->words.begin && span.end <= at->words.end;
  }
  return false;
}

std::uint32_t SpeechReading::count_words(std::uint32_t begin, std::uint32_t end) const {
  std::uint32_t count = 0;
  for (auto at = sentence_at(begin).value_or(0); at < parsed_.sentences.size(); ++at) {
    if (sentence(at).span.begin >= end) break;
    for (const Word& word : sentence(at).words) {
      count += word.span.begin >= begin && word.span.begin < end && word.upos != Upos::PUNCT &&
               word.upos != Upos::SYM;
    }
  }
  return count;
}

}  // namespace entente::coder

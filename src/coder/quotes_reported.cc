#include "coder/quotes_reported.h"

#include <algorithm>

#include "coder/quotes_direct.h"

namespace entente::coder {
namespace {

constexpr std::uint32_t shortest = 3;      // words of reported speech
constexpr std::uint32_t longest_rest = 5;  // words of a source's name that the resolver left out
constexpr std::uint32_t joiner_reach = 6;  // words between a cue and its "that"

bool is_sign(const Word& word) { return word.upos == Upos::PUNCT || word.upos == Upos::SYM; }

}  // namespace

bool ReportedSpeech::negated(const Cue& cue) const {
  const Tree& tree = reading_.tree(cue.sentence);
  for (const std::uint32_t child : tree.children(cue.verb)) {
    const Word& word = tree.sentence().words[child];
    if (word.has("Polarity=Neg") && (tree.rel(child) == Rel::advmod || tree.rel(child) == Rel::aux))
      return true;
  }
  return tree.sentence().words[cue.verb].has("Polarity=Neg");
}

bool ReportedSpeech::is_complement(const Cue& cue, std::uint32_t child) const {
  const Tree& tree = reading_.tree(cue.sentence);
  const Rel rel = tree.rel(child);
  if (rel == Rel::ccomp) return true;
  const bool before = child < cue.first;
  if (!reading_.speech().clause_before()) return rel == Rel::parataxis && child > cue.last;
  if (!before || (rel != Rel::obj && rel != Rel::advcl && rel != Rel::xcomp)) return false;
  const Clause clause = extent(cue, child);
  const std::vector<Word>& words = tree.sentence().words;
  return reading_.speech().joins(words[clause.last].form) ||
         reading_.speech().ends_clause(words[clause.last].form) ||
         reading_.speech().ends_clause(words[child].form);
}

/// The words of the subtree on the side of its head, without the speaker.
ReportedSpeech::Clause ReportedSpeech::extent(const Cue& cue, std::uint32_t head) const {
  const Tree& tree = reading_.tree(cue.sentence);
  const auto size = static_cast<std::uint32_t>(tree.sentence().words.size());
  Clause clause{head, head, 0.9};
  for (std::uint32_t i = 0; i < size; ++i) {
    const bool side = head > cue.last ? i > cue.last : i < cue.first;
    if (!side || !tree.is_under(i, head)) continue;
    clause.first = std::min(clause.first, i);
    clause.last = std::max(clause.last, i);
  }
  return clause;
}

std::optional<ReportedSpeech::Clause> ReportedSpeech::complement(const Cue& cue) const {
  const Tree& tree = reading_.tree(cue.sentence);
  std::optional<Clause> best;
  for (const std::uint32_t child : tree.children(cue.verb)) {
    if (child >= cue.first && child <= cue.last) continue;
    if (!is_complement(cue, child)) continue;
    const Clause found = extent(cue, child);
    if (!best || found.last - found.first > best->last - best->first) best = found;
  }
  return best;
}

/// "The talks failed, officials said": the cue hangs under the words or beside them.
std::optional<ReportedSpeech::Clause> ReportedSpeech::main_clause(const Cue& cue) const {
  const Tree& tree = reading_.tree(cue.sentence);
  if (tree.rel(cue.verb) != Rel::parataxis || tree.head(cue.verb) < 0) return std::nullopt;
  const auto size = static_cast<std::uint32_t>(tree.sentence().words.size());
  Clause before{size, 0, 0.8}, after{size, 0, 0.8};
  for (std::uint32_t i = 0; i < size; ++i) {
    if (tree.is_under(i, cue.verb)) continue;
    Clause& side = i < cue.verb ? before : after;
    side.first = std::min(side.first, i);
    side.last = std::max(side.last, i);
  }
  if (after.first < size &&
      (before.first == size || after.last - after.first > before.last - before.first))
    return after;
  if (before.first == size) return std::nullopt;
  return before;
}

/// Where the tree shows none: from "that" to the end of the sentence, or from the topic to と.
std::optional<ReportedSpeech::Clause> ReportedSpeech::by_order(const Cue& cue) const {
  const std::vector<Word>& words = reading_.sentence(cue.sentence).words;
  const auto size = static_cast<std::uint32_t>(words.size());
  if (reading_.speech().clause_before()) {
    if (cue.first == 0 || (!reading_.speech().joins(words[cue.first - 1].form) &&
                           !reading_.speech().ends_clause(words[cue.first - 1].form)))
      return std::nullopt;
    const Span before{words.front().span.begin, words[cue.first].span.begin};
    const auto speaker = speakers_.of(cue, before, {});
    std::uint32_t first = 0;
    while (speaker && first < cue.first && words[first].span.begin < speaker->span.end) ++first;
    return Clause{first, cue.first - 1, 0.6};
  }
  for (std::uint32_t i = cue.last + 1; i < size && i <= cue.last + joiner_reach; ++i) {
    if (reading_.speech().joins(words[i].form)) return Clause{i, size - 1, 0.65};
  }
  return std::nullopt;
}

std::optional<ReportedSpeech::Clause> ReportedSpeech::clause_of(const Cue& cue) const {
  if (auto found = complement(cue)) return found;
  if (auto found = main_clause(cue)) return found;
  return by_order(cue);
}

std::optional<ReportedSpeech::Clause> ReportedSpeech::besides(const SourcePhrase& source,
                                                              Span speaker) const {
  const std::vector<Word>& words = reading_.sentence(source.sentence).words;
  const auto size = static_cast<std::uint32_t>(words.size());
  const std::uint32_t begin = std::min(source.span.begin, speaker.begin);
  const std::uint32_t end = std::max(source.span.end, speaker.end);
  std::uint32_t left = 0, right = 0;
  while (left < size && words[left].span.end <= begin) ++left;
  while (right < size && words[right].span.begin < end) ++right;
  if (size - right >= left) {
    for (std::uint32_t i = right; i < size && i < right + longest_rest; ++i) {
      if (!is_sign(words[i])) continue;
      right = i + 1;
      break;
    }
    if (right < size) return Clause{right, size - 1, 0.75};
    return std::nullopt;
  }
  return Clause{0, left - 1, 0.75};
}

/// Without signs, "that" and particles at the edges.
Span ReportedSpeech::trimmed(std::uint32_t sentence, Clause clause) const {
  const std::vector<Word>& words = reading_.sentence(sentence).words;
  const auto drops = [&](const Word& word) {
    return is_sign(word) || reading_.speech().joins(word.form);
  };
  while (clause.first < clause.last && drops(words[clause.first])) ++clause.first;
  while (clause.last > clause.first && drops(words[clause.last])) --clause.last;
  return {words[clause.first].span.begin, words[clause.last].span.end};
}

bool ReportedSpeech::mostly_quoted(Span span) const {
  std::uint32_t inside = 0;
  for (const Quotation& quotation : reading_.quotations()) {
    const std::uint32_t begin = std::max(span.begin, quotation.words.begin);
    const std::uint32_t end = std::min(span.end, quotation.words.end);
    if (begin < end) inside += reading_.count_words(begin, end);
    if (reading_.speech().clause_before() && quotation.words.begin > span.begin &&
        (quotation.words.end == span.end || quotation.outer.end == span.end))
      return true;
  }
  const std::uint32_t all = reading_.count_words(span.begin, span.end);
  return all < inside + shortest || 2 * inside > all;
}

/// Takes a speaker at the edge out of the words; false if he stands inside them.
bool ReportedSpeech::cut_away(std::uint32_t sentence, Span speaker, Span& words) const {
  if (speaker.begin >= words.end || speaker.end <= words.begin) return true;
  Clause clause{reading_.word_at(sentence, words.begin), reading_.word_at(sentence, words.end - 1),
                0};
  const std::uint32_t first = reading_.word_at(sentence, speaker.begin);
  const std::uint32_t last = reading_.word_at(sentence, speaker.end - 1);
  if (first <= clause.first + 1 && last < clause.last) {
    clause.first = last + 1;
  } else if (last + 1 >= clause.last && first > clause.first) {
    clause.last = first - 1;
  } else {
    return false;
  }
  words = trimmed(sentence, clause);
  return reading_.count_words(words.begin, words.end) >= shortest;
}

bool ReportedSpeech::who(const Cue& cue, const std::vector<Quote>& told, Quote& quote) const {
  const Sentence& sentence = reading_.sentence(cue.sentence);
  const auto speaker = speakers_.of(cue, sentence.span, quote.span);
  if (speaker && !cut_away(cue.sentence, speaker->span, quote.span)) return false;
  if (speaker) say_who(*speaker, quote);
  if (speaker && !(speaker->pronoun && speaker->name.empty())) {
    quote.confidence *= speaker->confidence;
    return true;
  }
  quote.confidence *= 0.7;
  const Span words = speaker ? speaker->span : Span{};
  const Quote* last = nullptr;
  for (const Quote& other : told) {
    if (other.span.begin < quote.span.begin &&
        (last == nullptr || other.span.begin > last->span.begin))
      last = &other;
  }
  if (last != nullptr) say_who(*last, quote);
  quote.speaker_span = words;
  return true;
}

std::vector<Quote> ReportedSpeech::find(const std::vector<Quote>& direct) const {
  std::vector<Quote> told = direct;
  const auto add = [&](std::uint32_t sentence, const Clause& clause, Quote quote) {
    quote.document = reading_.document().id;
    quote.span = trimmed(sentence, clause);
    quote.confidence = clause.confidence;
    if (reading_.count_words(quote.span.begin, quote.span.end) < shortest) return;
    if (mostly_quoted(quote.span)) return;
    told.push_back(std::move(quote));
  };
  for (const Cue& cue : reading_.cues()) {
    if (cue.use == CueUse::direct || cue.use == CueUse::fragment || negated(cue)) continue;
    const auto clause = clause_of(cue);
    if (!clause) continue;
    Quote quote;
    quote.cue = cue.span;
    const std::size_t before = told.size();
    add(cue.sentence, *clause, quote);
    if (told.size() == before) continue;
    quote = std::move(told.back());
    told.pop_back();
    if (who(cue, told, quote)) told.push_back(std::move(quote));
  }
  for (const SourcePhrase& source : reading_.sources()) {
    const auto speaker = speakers_.of(source);
    if (!speaker) continue;
    const auto clause = besides(source, speaker->span);
    if (!clause) continue;
    Quote quote;
    quote.cue = source.span;
    say_who(*speaker, quote);
    add(source.sentence, *clause, std::move(quote));
  }
  told.erase(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(direct.size()));
  return told;
}

}  // namespace entente::coder

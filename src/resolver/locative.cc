#include "resolver/locative.h"

#include "resolver/tree.h"

namespace entente::resolver {
namespace {

Locative to_locative(std::string_view key) {
  if (key == "in") return Locative::in;
  if (key == "near") return Locative::near;
  if (key == "from") return Locative::from;
  return key == "to" ? Locative::to : Locative::none;
}

constexpr std::uint32_t most_between = 3;

}  // namespace

Locatives::Locatives(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
                     const std::vector<lexicon::Match>& marks)
    : document_(document),
      sentence_(sentence),
      knowledge_(knowledge),
      before_(sentence.words.size() + 1, Locative::none) {
  for (const auto& match : marks) {
    const auto& entry = knowledge.locatives.entry(match.entry);
    const Word& word = sentence.words[match.last];
    if (entry.second == "suffix") continue;
    if (match.first == match.last && (word.rel == Rel::compound || word.rel == Rel::advmod))
      continue;
    const Locative kind = to_locative(entry.key);
    const bool before = entry.second == "before";
    Locative& place = before ? before_[match.last + 1] : particles_[match.span.begin];
    if (place == Locative::none) place = kind;
    if (word.rel == Rel::case_ && word.head >= 0) {
      children_.emplace(static_cast<std::uint32_t>(word.head), Child{match.last, kind, before});
    }
  }
}

Locative Locatives::by_particle(const Term& term) const {
  const auto found = particles_.find(term.span.end);
  return found == particles_.end() ? Locative::none : found->second;
}

/// Articles, adjectives and nouns of region ("in the northern Philippines", "in der Stadt X").
bool Locatives::may_stand_between(std::uint32_t word) const {
  const Word& between = sentence_.words[word];
  return between.upos == Upos::DET || between.upos == Upos::ADJ || between.upos == Upos::X ||
         between.upos == Upos::ADV || between.upos == Upos::NUM;
}

Locative Locatives::by_adposition(const Term& term) const {
  for (std::uint32_t gap = 0; gap <= most_between && gap < term.first + 1; ++gap) {
    const std::uint32_t at = term.first - gap;
    if (before_[at] != Locative::none) return before_[at];
    if (at == 0 || !may_stand_between(at - 1)) return Locative::none;
  }
  return Locative::none;
}

Locative Locatives::by_child(const Term& term) const {
  for (std::uint32_t word = term.first; word <= term.last; ++word) {
    const auto found = children_.find(word);
    if (found == children_.end()) continue;
    const Child& child = found->second;
    const bool near = child.mark < term.first && term.first - child.mark <= most_between + 1;
    if (near || !child.before) return child.kind;
  }
  return Locative::none;
}

Locative Locatives::by_suffix(const Term& term) const {
  const auto form = document_.at(sentence_.words[term.last].span);
  Locative found = Locative::none;
  std::size_t longest = 0;
  for (const Suffix& suffix : knowledge_.suffixes) {
    if (suffix.text.size() <= longest || form.size() <= suffix.text.size() ||
        !form.ends_with(suffix.text))
      continue;
    longest = suffix.text.size();
    found = to_locative(suffix.kind);
  }
  return found;
}

/// "Nairobi's": a possessor is no place.
bool Locatives::is_possessor(const Term& term) const {
  const std::uint32_t next = term.last + 1;
  return next < sentence_.words.size() && sentence_.words[next].upos == Upos::PART &&
         sentence_.words[next].span.begin <= sentence_.words[term.last].span.end &&
         sentence_.words[next].head >= static_cast<std::int32_t>(term.first) &&
         sentence_.words[next].head <= static_cast<std::int32_t>(term.last) &&
         knowledge_.language.spaces;
}

Locative Locatives::of(const Term& term) const {
  if (is_possessor(term)) return Locative::none;
  for (const Locative found :
       {by_particle(term), by_suffix(term), by_adposition(term), by_child(term)}) {
    if (found != Locative::none) return found;
  }
  return Locative::none;
}

}  // namespace entente::resolver

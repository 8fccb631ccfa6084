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

Locatives::Locatives(const Document& document, const Sentence& sentence, const Knowledge& knowledge)
    : document_(document), sentence_(sentence), knowledge_(knowledge) {
  std::vector<lexicon::Match> matches;
  knowledge.locatives.find(document, sentence, matches);
  for (const auto& match : matches) {
    const auto& entry = knowledge.locatives.entry(match.entry);
    if (entry.second == "suffix") continue;
    const Rel rel = sentence.words[match.last].rel;
    if (match.first == match.last && (rel == Rel::compound || rel == Rel::advmod)) continue;
    marks_.push_back(
        {match.span, match.first, match.last, to_locative(entry.key), entry.second == "before"});
  }
}

Locative Locatives::by_particle(const Term& term) const {
  for (const Mark& mark : marks_) {
    if (!mark.before && mark.span.begin == term.span.end) return mark.kind;
  }
  return Locative::none;
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
    for (const Mark& mark : marks_) {
      if (mark.before && mark.last + 1 == at) return mark.kind;
    }
    if (at == 0 || !may_stand_between(at - 1)) return Locative::none;
  }
  return Locative::none;
}

Locative Locatives::by_child(const Term& term) const {
  for (const Mark& mark : marks_) {
    const Word& word = sentence_.words[mark.last];
    const bool child = word.rel == Rel::case_ && word.head >= 0 &&
                       static_cast<std::uint32_t>(word.head) >= term.first &&
                       static_cast<std::uint32_t>(word.head) <= term.last;
    const bool near = mark.last < term.first && term.first - mark.last <= most_between + 1;
    if (child && (near || !mark.before)) return mark.kind;
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

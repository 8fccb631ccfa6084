#include "resolver/persons.h"

#include "base/utf8.h"
#include "lexicon/orthography.h"

namespace entente::resolver {
namespace {

constexpr std::uint32_t longest_name = 6;
constexpr std::uint32_t widest_complement = 6;  // "ministre des Affaires étrangères Y"

using lexicon::begins_with_capital;

/// "мэр Харькова": a town in the genitive, not the bearer's name.
bool is_possessor(const Word& word) { return word.rel == Rel::nmod && word.has("Case=Gen"); }

}  // namespace

PersonFinder::PersonFinder(const Document& document, const Sentence& sentence,
                           const std::vector<Term>& terms, const Knowledge& knowledge)
    : document_(document),
      sentence_(sentence),
      knowledge_(knowledge),
      taken_(sentence.words.size()) {
  for (const Term& term : terms) {
    for (std::uint32_t at = term.first; at <= term.last; ++at) taken_[at] = true;
  }
}

bool PersonFinder::is_name(std::uint32_t word) const {
  if (word >= sentence_.words.size() || taken_[word]) return false;
  const Word& at = sentence_.words[word];
  if (at.name == NameKind::person) return true;
  const bool cut = word > 0 && taken_[word - 1] && !at.name_begins;  // "Norway Ingrid" as one place
  const bool foreign = at.upos == Upos::X && at.name == NameKind::organisation &&
                       !lexicon::has_case(at.form);  // a name in Arabic letters
  if (at.name != NameKind::none && at.name != NameKind::other && !cut && !foreign) return false;
  if (is_possessor(at)) return false;
  if (lexicon::has_case(at.form))
    return begins_with_capital(at.form) &&
           (at.upos == Upos::PROPN || at.upos == Upos::X || at.rel == Rel::flat);
  return at.upos == Upos::PROPN || foreign;
}

/// A particle inside a name: "van", "bin", "al-", a hyphen; it counts only between two names.
bool PersonFinder::links_names(std::uint32_t word) const {
  const Word& at = sentence_.words[word];
  if (taken_[word] || !is_name(word + 1)) return false;
  return at.form.size() <= 4 &&
         (at.rel == Rel::flat || at.upos == Upos::PUNCT || at.upos == Upos::ADP ||
          at.upos == Upos::DET) &&
         at.form != "," && at.form != "(";
}

PersonName PersonFinder::make(std::uint32_t first, std::uint32_t last) const {
  const Span span{sentence_.words[first].span.begin, sentence_.words[last].span.end};
  return {first, last, std::string(document_.at(span))};
}

/// Goes on a name that has begun: a proper noun that the tree hangs flat on it, whatever its tag.
bool PersonFinder::goes_on(std::uint32_t word) const {
  if (word >= sentence_.words.size() || taken_[word]) return false;
  const Word& at = sentence_.words[word];
  return is_name(word) || (at.rel == Rel::flat && at.upos == Upos::PROPN &&
                           (!lexicon::has_case(at.form) || begins_with_capital(at.form)));
}

std::uint32_t PersonFinder::end_of_name(std::uint32_t first) const {
  std::uint32_t end = first;
  while (end + 1 < sentence_.words.size() && end - first < longest_name) {
    if (goes_on(end + 1)) {
      ++end;
    } else if (links_names(end + 1)) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

std::optional<PersonName> PersonFinder::after(std::uint32_t last) const {
  std::uint32_t at = last + 1;
  if (at >= sentence_.words.size()) return std::nullopt;
  const bool comma = sentence_.words[at].upos == Upos::PUNCT;
  if (comma) ++at;
  if (!is_name(at)) return std::nullopt;
  if (comma && sentence_.words[at].name != NameKind::person &&
      sentence_.words[at].upos != Upos::PROPN)
    return std::nullopt;
  return make(at, end_of_name(at));
}

/// A name in apposition to the role, with the role's own complements between.
std::optional<PersonName> PersonFinder::by_tree(std::uint32_t first, std::uint32_t last) const {
  const auto end = std::min<std::uint32_t>(last + 1 + widest_complement,
                                           static_cast<std::uint32_t>(sentence_.words.size()));
  for (std::uint32_t at = last + 1; at < end; ++at) {
    const Word& word = sentence_.words[at];
    const bool of_role = word.head >= static_cast<std::int32_t>(first) &&
                         word.head <= static_cast<std::int32_t>(last);
    if (of_role && (word.rel == Rel::appos || word.rel == Rel::flat) && is_name(at))
      return make(at, end_of_name(at));
    if (taken_[at] || word.upos == Upos::VERB || word.upos == Upos::PUNCT) break;
  }
  return std::nullopt;
}

std::optional<PersonName> PersonFinder::before(std::uint32_t first) const {
  if (first == 0 || !is_name(first - 1)) return std::nullopt;
  std::uint32_t begin = first - 1;
  while (begin > 0 && is_name(begin - 1) && first - begin < longest_name) --begin;
  return make(begin, first - 1);
}

std::optional<PersonName> PersonFinder::beside(std::uint32_t first, std::uint32_t last) const {
  const Side side = knowledge_.person_side;
  if (side != Side::before) {
    if (auto found = after(last)) return found;
    if (auto found = by_tree(first, last)) return found;
  }
  return side == Side::after ? std::nullopt : before(first);
}

}  // namespace entente::resolver

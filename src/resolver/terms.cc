#include "resolver/terms.h"

#include <algorithm>

#include "base/utf8.h"
#include "lexicon/orthography.h"
#include "resolver/short_names.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

using lexicon::Lexicon;
using lexicon::Match;

TermKind name_kind(const lexicon::Entry& entry, const Sentence& sentence, const Match& match) {
  if (entry.second == "adj") return TermKind::adjective;
  if (entry.second == "capital") return TermKind::capital;
  if (entry.second == "metonym") return TermKind::metonym;
  if (entry.second == "place") return TermKind::place;
  const bool person = sentence.words[match.last].name == NameKind::person;
  return !entry.third.empty() && (entry.third == "GOV" || person) ? TermKind::leader
                                                                  : TermKind::name;
}

TermKind role_kind(std::string_view kind) {
  if (kind == "person") return TermKind::person;
  if (kind == "body") return TermKind::body;
  if (kind == "force") return TermKind::force;
  if (kind == "group") return TermKind::group;
  if (kind == "both") return TermKind::both;
  return kind == "nation" ? TermKind::nation : TermKind::counterpart;
}

/// "his … counterpart": the words after the last gap are the role.
std::uint32_t last_run(const Match& match) {
  std::uint32_t first = match.last;
  for (std::size_t at = match.words.size(); at > 0 && match.words[at - 1] + 1 >= first; --at)
    first = match.words[at - 1];
  return first;
}

Term to_term(const Document& document, const Sentence& sentence, const Lexicon& lexicon,
             const Match& match, bool names) {
  const auto& entry = lexicon.entry(match.entry);
  Term term;
  term.first = match.gap ? last_run(match) : match.first;
  term.last = match.last;
  term.head = head_of(sentence, term.first, term.last);
  term.span = match.span;
  if (match.gap) term.span.begin = sentence.words[term.first].span.begin;
  term.kind = names ? name_kind(entry, sentence, match) : role_kind(entry.second);
  term.sector = names ? entry.third : entry.key;
  if (names) term.codes.emplace_back(entry.key);
  term.why = lexicon.where(match.entry) + " " + std::string(document.at(match.span));
  return term;
}

bool within(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

/// A trap takes what lies inside it; one of kind `word` also takes the very same words.
bool traps_term(const Knowledge& knowledge, const Match& trap, const Term& term) {
  if (!within(term.span, trap.span)) return false;
  return term.span != trap.span || knowledge.traps.entry(trap.entry).second == "word";
}

bool overlap(Span left, Span right) { return left.begin < right.end && right.begin < left.end; }

bool has_case(std::string_view text) {
  return utf8::lower(text) != text || lexicon::capitals(text) != 0;
}

/// "turkey", "wien": a name of a state or town without a capital letter, in a script that has them.
bool lacks_capital(const Document& document, const Sentence& sentence, const Term& term) {
  const bool proper =
      term.kind == TermKind::name || term.kind == TermKind::capital || term.kind == TermKind::place;
  if (!proper || !term.sector.empty()) return false;
  if (term.codes.front().find(':') != std::string::npos) return false;
  const auto text = document.at(term.span);
  return lexicon::capitals(text) == 0 && has_case(document.at(sentence.span));
}

/// Part of a longer name of a person ("Jordan Henderson").
bool in_other_name(const Sentence& sentence, const Term& term) {
  if (term.kind != TermKind::name && term.kind != TermKind::capital && term.kind != TermKind::place)
    return false;
  if (!term.sector.empty() || sentence.words[term.first].name != NameKind::person) return false;
  const bool left = !sentence.words[term.first].name_begins && term.first > 0;
  const std::uint32_t next = term.last + 1;
  const bool right = next < sentence.words.size() &&
                     sentence.words[next].name == NameKind::person &&
                     !sentence.words[next].name_begins;
  return left || right;
}

void collect(const Document& document, const Sentence& sentence, const Lexicon& lexicon, bool names,
             std::vector<Term>& out) {
  std::vector<Match> matches;
  lexicon.find(document, sentence, matches);
  for (const auto& match : matches) {
    if (!match.gap || !names) out.push_back(to_term(document, sentence, lexicon, match, names));
  }
}

/// Longer before shorter; of equal ones names before roles, earlier rows first.
std::vector<Term> without_overlaps(std::vector<Term> terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const Term& left, const Term& right) {
    return left.span.end - left.span.begin > right.span.end - right.span.begin;
  });
  std::vector<Term> kept;
  for (auto& term : terms) {
    const bool taken = std::any_of(kept.begin(), kept.end(), [&](const Term& other) {
      return overlap(other.span, term.span);
    });
    if (!taken) kept.push_back(std::move(term));
  }
  std::sort(kept.begin(), kept.end(),
            [](const Term& left, const Term& right) { return left.span.begin < right.span.begin; });
  return kept;
}

}  // namespace

std::vector<Term> find_terms(const Document& document, const Sentence& sentence,
                             const Knowledge& knowledge) {
  std::vector<Term> terms;
  collect(document, sentence, knowledge.names, true, terms);
  collect(document, sentence, knowledge.roles, false, terms);
  std::vector<Match> traps;
  knowledge.traps.find(document, sentence, traps);
  std::erase_if(terms, [&](const Term& term) {
    const bool trapped = std::any_of(traps.begin(), traps.end(), [&](const Match& trap) {
      return !trap.gap && traps_term(knowledge, trap, term);
    });
    return trapped || lacks_capital(document, sentence, term) || in_other_name(sentence, term);
  });
  terms = without_overlaps(std::move(terms));
  if (!knowledge.language.spaces) join_short_names(document, sentence, knowledge, terms);
  return terms;
}

}  // namespace entente::resolver

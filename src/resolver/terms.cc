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

constexpr std::size_t batch = 256;         // terms compared with one another
constexpr std::uint32_t widest_trap = 16;  // words

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

/// Of a token of several words ("Nairobi's", "والسعودية") only the part that matched, where it is
/// written so.
void trim(const Document& document, const Sentence& sentence, Term& term) {
  const Word &first = sentence.words[term.first], &last = sentence.words[term.last];
  const bool more =
      term.last + 1 < sentence.words.size() && sentence.words[term.last + 1].token == last.token;
  const bool less = term.first > 0 && sentence.words[term.first - 1].token == first.token;
  if (more && term.span.end == last.span.end && document.at(last.span).starts_with(last.form)) {
    term.span.end = last.span.begin + static_cast<std::uint32_t>(last.form.size());
  }
  if (less && term.span.begin == first.span.begin &&
      document.at(first.span).ends_with(first.form)) {
    term.span.begin = first.span.end - static_cast<std::uint32_t>(first.form.size());
  }
}

/// The words of a match.
Term place_term(const Document& document, const Sentence& sentence, const Match& match) {
  Term term;
  term.first = match.gap ? last_run(match) : match.first;
  term.last = match.last;
  term.head = head_of(sentence, term.first, term.last);
  term.span = match.span;
  if (match.gap) term.span.begin = sentence.words[term.first].span.begin;
  trim(document, sentence, term);
  return term;
}

Term to_term(const Document& document, const Sentence& sentence, const Lexicon& lexicon,
             const Match& match, bool names) {
  const auto& entry = lexicon.entry(match.entry);
  Term term = place_term(document, sentence, match);
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

/// "turkey", "wien": a name of a state or town without a capital letter, in a script that has them.
bool lacks_capital(const Document& document, const Term& term) {
  const bool proper =
      term.kind == TermKind::name || term.kind == TermKind::capital || term.kind == TermKind::place;
  if (!proper || !term.sector.empty()) return false;
  if (term.codes.front().find(':') != std::string::npos) return false;
  const auto text = document.at(term.span);
  return lexicon::capitals(text) == 0 && lexicon::has_case(text);
}

/// Part of a longer name of a person ("Jordan Henderson"), not beside a role noun ("President of
/// Jordan Abdullah").
bool in_other_name(const Sentence& sentence, const Term& term, const std::vector<Term>& terms) {
  if (term.kind != TermKind::name && term.kind != TermKind::capital && term.kind != TermKind::place)
    return false;
  if (!term.sector.empty() || sentence.words[term.first].name != NameKind::person) return false;
  if (!lexicon::has_case(sentence.words[term.first].form)) return false;
  const bool beside_role = std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
    return is_role(other.kind) && (other.last + 1 == term.first || term.last + 1 == other.first);
  });
  if (beside_role) return false;
  const auto named = [&](std::uint32_t word) {  // "Latvia Belarus": another name, not hers
    return std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
      return !is_role(other.kind) && other.first <= word && word <= other.last;
    });
  };
  const bool left = !sentence.words[term.first].name_begins && term.first > 0 &&
                    sentence.words[term.first - 1].upos == Upos::PROPN && !named(term.first - 1);
  const std::uint32_t next = term.last + 1;
  const bool right =
      next < sentence.words.size() && sentence.words[next].name == NameKind::person &&
      sentence.words[next].upos == Upos::PROPN && !sentence.words[next].name_begins && !named(next);
  return left || right;
}

/// Its head is a name: then the tree has the two the wrong way round ("consulado alemán").
bool modifies_name(const Word& word, const std::vector<Term>& terms) {
  return std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
    return !is_role(other.kind) && word.head >= static_cast<std::int32_t>(other.first) &&
           word.head <= static_cast<std::int32_t>(other.last);
  });
}

/// A form of a name or role that the tree reads as another kind of word: "после", "ha inviato".
bool is_other_word(const Sentence& sentence, const Term& term, const std::vector<Term>& all) {
  if (term.first != term.last) return false;
  const Word& word = sentence.words[term.first];
  if (!lexicon::has_case(word.form)) return false;
  if (!is_role(term.kind) && lexicon::capitals(word.form) != 0) return false;
  switch (word.upos) {
    case Upos::ADP:
    case Upos::ADV:
    case Upos::SCONJ:
    case Upos::CCONJ:
    case Upos::PART:
    case Upos::INTJ:
    case Upos::PUNCT:
      return true;
    case Upos::AUX:
      return is_role(term.kind);
    case Upos::ADJ:
      return is_role(term.kind) && word.rel == Rel::amod && !modifies_name(word, all);
    case Upos::VERB:
      return is_role(term.kind) && word.rel != Rel::nsubj && word.rel != Rel::obj &&
             word.rel != Rel::obl && word.rel != Rel::nmod && word.rel != Rel::iobj;
    default:
      return false;
  }
}

/// "the island Abdul Kalam": a word for a state that a proper name follows is no state named
/// before.
bool has_own_name(const Sentence& sentence, const Term& term) {
  const std::uint32_t next = term.last + 1;
  return term.kind == TermKind::nation && next < sentence.words.size() &&
         sentence.words[next].upos == Upos::PROPN;
}

/// Takes in the first names before a leader's surname.
void extend_leader(const Sentence& sentence, const std::vector<Term>& terms, Term& term) {
  const auto taken = [&](std::uint32_t word) {
    return std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
      return other.first <= word && word <= other.last;
    });
  };
  while (term.first > 0 && !taken(term.first - 1)) {
    const Word &before = sentence.words[term.first - 1], &word = sentence.words[term.first];
    const bool run =
        before.name == NameKind::person && word.name == NameKind::person && !word.name_begins;
    const bool tree =
        before.upos == Upos::PROPN && before.span.end < word.span.begin &&
        (before.rel == Rel::flat || before.rel == Rel::compound || word.rel == Rel::flat) &&
        (before.head == static_cast<std::int32_t>(term.head) ||
         word.head + 1 == static_cast<std::int32_t>(term.first));
    if (!run && !tree) return;
    --term.first;
    term.span.begin = before.span.begin;
    term.head = head_of(sentence, term.first, term.last);
  }
}

void collect(const Document& document, const Sentence& sentence, const Lexicon& lexicon,
             const std::vector<Match>& matches, bool names, std::vector<Term>& out) {
  for (const auto& match : matches) {
    if (!match.gap || !names) out.push_back(to_term(document, sentence, lexicon, match, names));
  }
}

/// Names of ontology/actors; of persons of one name those in office come first.
void collect_bearers(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
                     const std::vector<Match>& matches, std::vector<Term>& out) {
  std::vector<Term> others;
  for (const Match& match : matches) {
    const auto bearer = knowledge.bearers.bearer(match.entry, document.published);
    if (match.gap || !bearer) continue;
    Term term = place_term(document, sentence, match);
    term.kind = bearer->person ? TermKind::leader : TermKind::name;
    term.codes.push_back(bearer->code);
    term.sector = bearer->sector;
    term.of_roster = bearer->person;
    term.why = bearer->why + " " + std::string(document.at(match.span));
    (bearer->in_office ? out : others).push_back(std::move(term));
  }
  std::move(others.begin(), others.end(), std::back_inserter(out));
}

/// A longer name of names.tsv that holds an office-holder's is hers.
void give_offices(const std::vector<Term>& dropped, std::vector<Term>& terms) {
  for (const Term& holder : dropped) {
    if (!holder.of_roster) continue;
    for (Term& term : terms) {
      if (term.kind != TermKind::leader || term.of_roster || !within(holder.span, term.span))
        continue;
      term.codes = holder.codes;
      term.sector = holder.sector;
      term.why += " + " + holder.why;
    }
  }
}

void add_codes(const std::vector<std::string>& from, std::vector<std::string>& to) {
  for (const auto& code : from) {
    if (std::find(to.begin(), to.end(), code) == to.end()) to.push_back(code);
  }
}

/// 日米韓 in the rows of three states is one term of three codes, in scripts where words run
/// together.
void join_equal_names(const Knowledge& knowledge, std::vector<Term>& terms) {
  if (!knowledge.joins_names()) return;
  for (std::size_t at = 0; at < terms.size(); ++at) {
    if (is_role(terms[at].kind)) continue;
    for (std::size_t other = at + 1; other < terms.size(); ++other) {
      if (terms[other].span != terms[at].span || terms[other].kind != terms[at].kind) continue;
      if (!terms[at].of_roster) add_codes(terms[other].codes, terms[at].codes);
      terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(other--));
    }
  }
}

/// One character inside a longer word is no role of its own (県 in 県民).
bool is_splinter(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
                 const Term& term) {
  if (knowledge.language.spaces || !is_role(term.kind)) return false;
  const auto text = document.at(term.span);
  return utf8::decode(text, 0).length == text.size() &&
         sentence.words[term.last].span.end != term.span.end;
}

/// Longer before shorter; of equal ones names before roles, earlier rows first. `dropped` gets the
/// others.
std::vector<Term> without_overlaps(std::vector<Term> terms, std::vector<Term>& dropped) {
  std::stable_sort(terms.begin(), terms.end(), [](const Term& left, const Term& right) {
    return left.span.end - left.span.begin > right.span.end - right.span.begin;
  });
  std::vector<Term> kept;
  for (auto& term : terms) {
    const bool taken = std::any_of(kept.begin(), kept.end(), [&](const Term& other) {
      return overlap(other.span, term.span);
    });
    (taken ? dropped : kept).push_back(std::move(term));
  }
  return kept;
}

/// In 米国務長官 the role 国務長官 cuts 米国: what is left, 米, may be a name as well.
void refill(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
            const std::vector<Term>& dropped, std::vector<Term>& terms) {
  for (const Term& cut : dropped) {
    if (is_role(cut.kind)) continue;
    const auto by = std::find_if(terms.begin(), terms.end(), [&](const Term& other) {
      return is_role(other.kind) && other.span.begin > cut.span.begin &&
             other.span.begin < cut.span.end;
    });
    if (by == terms.end()) continue;
    Sentence part = sentence;
    part.span = {cut.span.begin, by->span.begin};
    std::vector<Match> matches;
    knowledge.names.find(document, part, matches);
    std::vector<Term> rest;
    collect(document, part, knowledge.names, matches, true, rest);
    std::erase_if(rest, [&](const Term& term) { return term.span != part.span; });
    if (!rest.empty()) terms.push_back(std::move(rest.front()));
  }
}

}  // namespace

namespace {

using Terms = std::vector<Term>;

void by_place(Terms& terms) {
  std::stable_sort(terms.begin(), terms.end(), [](const Term& left, const Term& right) {
    return left.span.begin < right.span.begin;
  });
}

/// One batch of raw terms of neighbouring words, cleared of traps and overlaps.
Terms clear(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
            const std::vector<Match>& traps, Terms terms) {
  const Terms all = terms;
  std::erase_if(terms, [&](const Term& term) {
    const bool trapped = std::any_of(traps.begin(), traps.end(), [&](const Match& trap) {
      return !trap.gap && traps_term(knowledge, trap, term);
    });
    return trapped || lacks_capital(document, term) || in_other_name(sentence, term, all) ||
           is_splinter(document, sentence, knowledge, term) || is_other_word(sentence, term, all) ||
           has_own_name(sentence, term);
  });
  join_equal_names(knowledge, terms);
  Terms dropped;
  terms = without_overlaps(std::move(terms), dropped);
  give_offices(dropped, terms);
  if (!knowledge.language.spaces) refill(document, sentence, knowledge, dropped, terms);
  by_place(terms);
  for (Term& term : terms) {
    if (term.kind == TermKind::leader && knowledge.language.spaces)
      extend_leader(sentence, terms, term);
  }
  return terms;
}

/// An organisation or group that was founded after the text was published is not meant.
bool exists_on(const Knowledge& knowledge, const Term& term, const Document& document) {
  return knowledge.roster == nullptr || term.codes.size() != 1 ||
         knowledge.roster->exists(term.codes.front(), document.published);
}

/// The traps that touch the words first..last; `from` moves on with the batches.
std::vector<Match> traps_between(const std::vector<Match>& traps, std::uint32_t first,
                                 std::uint32_t last, std::size_t& from) {
  std::vector<Match> near;
  while (from < traps.size() && traps[from].last + widest_trap < first) ++from;
  for (std::size_t at = from; at < traps.size() && traps[at].first <= last; ++at)
    near.push_back(traps[at]);
  return near;
}

}  // namespace

std::vector<Term> find_terms(const Document& document, const Sentence& sentence,
                             const Knowledge& knowledge, const Marks& marks) {
  Terms raw, terms;
  collect_bearers(document, sentence, knowledge, marks.bearers, raw);
  collect(document, sentence, knowledge.names, marks.names, true, raw);
  collect(document, sentence, knowledge.roles, marks.roles, false, raw);
  std::erase_if(raw, [&](const Term& term) { return !exists_on(knowledge, term, document); });
  by_place(raw);
  std::size_t trap = 0;
  for (std::size_t at = 0; at < raw.size();) {
    std::size_t end = std::min(raw.size(), at + batch);
    while (end < raw.size() && raw[end].first <= raw[end - 1].last) ++end;
    Terms part(raw.begin() + static_cast<std::ptrdiff_t>(at),
               raw.begin() + static_cast<std::ptrdiff_t>(end));
    const auto near = traps_between(marks.traps, part.front().first, part.back().last, trap);
    for (Term& term : clear(document, sentence, knowledge, near, std::move(part)))
      terms.push_back(std::move(term));
    at = end;
  }
  if (!knowledge.language.spaces)
    join_short_names(document, sentence, knowledge, marks.references, terms);
  return terms;
}

}  // namespace entente::resolver

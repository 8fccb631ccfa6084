#include "resolver/phrases.h"

#include <algorithm>

#include "resolver/located_names.h"
#include "resolver/persons.h"
#include "resolver/tree.h"

namespace entente::resolver {
namespace {

/// Builds the drafts of one sentence.
class PhraseBuilder {
 public:
  PhraseBuilder(const Document& document, const Sentence& sentence, const Knowledge& knowledge,
                Phrases& phrases)
      : sentence_(sentence),
        knowledge_(knowledge),
        phrases_(phrases),
        terms_(phrases.terms),
        linker_(sentence, phrases.terms, phrases.places, knowledge),
        persons_(document, sentence, phrases.terms, knowledge),
        owner_(terms_.size(), none) {}

  void run() {
    for (std::size_t term = 0; term < terms_.size(); ++term) {
      if (is_role(terms_[term].kind) || opens_early(term)) open(term);
    }
    for (const Link& link : linker_.links()) take(link);
    add_coordinated();
    for (Draft& draft : phrases_.drafts) find_person(draft);
    for (std::size_t term = 0; term < terms_.size(); ++term) {
      if (owner_[term] == none) open(term);
    }
    finish();
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  static constexpr std::uint32_t widest_complement = 6;
  static constexpr std::size_t leader_reach = 8;  // terms

  void open(std::size_t term) {
    Draft draft;
    draft.main = term;
    owner_[term] = phrases_.drafts.size();
    phrases_.drafts.push_back(draft);
  }

  /// Names that an adjective may change: "the American federal police", "Bangladeshi blue helmets".
  bool opens_early(std::size_t term) const {
    return terms_[term].kind == TermKind::metonym || is_organisation(terms_[term]);
  }

  /// A role that is still the main term of its own draft.
  bool is_free_role(std::size_t term) const {
    return is_role(terms_[term].kind) && phrases_.drafts[owner_[term]].main == term &&
           !absorbed(owner_[term]);
  }
  bool absorbed(std::size_t draft) const { return draft < gone_.size() && gone_[draft]; }
  void drop(std::size_t draft) {
    if (draft >= gone_.size()) gone_.resize(draft + 1);
    gone_[draft] = true;
  }

  void take(const Link& link) {
    Draft& draft = phrases_.drafts[owner_[link.role]];
    if (absorbed(owner_[link.role])) return;
    if (is_agent(terms_[link.state].kind)) return absorb(draft, link);
    if (opens_early(link.state)) return absorb_name(draft, link);
    if (is_role(terms_[link.state].kind) ? !is_free_role(link.state) : owner_[link.state] != none)
      return;
    const bool overrules =
        draft.states == std::vector{link.role} && terms_[link.role].kind == TermKind::metonym;
    if (!draft.states.empty() && !overrules) return;
    if (overrules) draft.states.clear();
    if (is_role(terms_[link.state].kind)) drop(owner_[link.state]);
    owner_[link.state] = owner_[link.role];
    draft.states.push_back(link.state);
    draft.score = std::min(draft.score, link.score);
  }

  /// "Kremlin spokesman": the metonym, or the state that overrules it, becomes the role's state.
  void absorb_name(Draft& draft, const Link& link) {
    const std::size_t metonym = owner_[link.state];
    if (absorbed(metonym) || !draft.states.empty()) return;
    if (phrases_.drafts[metonym].main != link.state) return;
    draft.states = phrases_.drafts[metonym].states;
    const bool overruled = terms_[link.state].kind == TermKind::metonym && !draft.states.empty();
    if (!overruled) draft.states.push_back(link.state);
    drop(metonym);
    for (const std::size_t state : draft.states) owner_[state] = owner_[link.role];
    owner_[link.state] = owner_[link.role];
    draft.score = std::min(draft.score, link.score);
  }

  /// "spokesman of the foreign ministry of X": the inner role's states become the outer's.
  void absorb(Draft& draft, const Link& link) {
    const std::size_t inner = owner_[link.state];
    if (inner == owner_[link.role] || !is_free_role(link.role) || !is_free_role(link.state) ||
        !draft.inner.empty())
      return;
    if (!draft.states.empty() && !phrases_.drafts[inner].states.empty()) return;
    Draft& from = phrases_.drafts[inner];
    drop(inner);
    draft.inner.push_back(link.state);
    for (const std::size_t state : from.states) {
      draft.states.push_back(state);
      owner_[state] = owner_[link.role];
    }
    owner_[link.state] = owner_[link.role];
    draft.score = std::min({draft.score, from.score, link.score});
  }

  /// "Turkish and Russian ministers": a name coordinated with a state of the draft and nobody's
  /// own.
  void add_coordinated() {
    for (Draft& draft : phrases_.drafts) {
      for (std::size_t at = 0; at < draft.states.size(); ++at)
        add_neighbours(draft, draft.states[at]);
    }
  }

  void add_neighbours(Draft& draft, std::size_t state) {
    const std::size_t from = state > 2 ? state - 2 : 0, to = std::min(terms_.size(), state + 3);
    for (std::size_t other = from; other < to; ++other) {
      if (other == state || is_role(terms_[other].kind) || !is_free_name(other)) continue;
      if (!is_of_state(other) || terms_[other].codes == terms_[state].codes) continue;
      if (!linker_.coordinated(other, state)) continue;
      if (!same_side(draft, state, other)) continue;
      if (owner_[other] != none) drop(owner_[other]);
      owner_[other] = owner_[draft.main];
      draft.states.push_back(other);
    }
  }

  bool is_of_state(std::size_t term) const {
    const TermKind kind = terms_[term].kind;
    return kind == TermKind::name || kind == TermKind::adjective || kind == TermKind::capital;
  }

  bool is_free_name(std::size_t term) const {
    if (owner_[term] == none) return true;
    const Draft& draft = phrases_.drafts[owner_[term]];
    return opens_early(term) && draft.main == term && draft.states.empty() &&
           !absorbed(owner_[term]);
  }

  bool same_side(const Draft& draft, std::size_t state, std::size_t other) const {
    return (state < draft.main) == (other < draft.main);
  }

  void find_person(Draft& draft) {
    const TermKind kind = terms_[draft.main].kind;
    const bool titled = kind == TermKind::metonym && terms_[draft.main].sector == "GOV";
    if (kind != TermKind::person && kind != TermKind::counterpart && !titled) return;
    if (absorbed(owner_[draft.main])) return;
    const auto [first, last] = extent(draft);
    const auto leader = leader_beside(draft, first, last);
    if (leader && (!titled || terms_[*leader].codes == terms_[draft.main].codes)) {
      draft.leader = leader;
      owner_[*leader] = owner_[draft.main];
      return;
    }
    if (titled) return;
    draft.person = persons_.beside(first, last);
    if (!draft.person && last != terms_[draft.main].last)
      draft.person = persons_.beside(terms_[draft.main].first, terms_[draft.main].last);
  }

  std::pair<std::uint32_t, std::uint32_t> extent(const Draft& draft) const {
    std::uint32_t first = terms_[draft.main].first, last = terms_[draft.main].last;
    const auto widen = [&](std::size_t term) {
      first = std::min(first, terms_[term].first);
      last = std::max(last, terms_[term].last);
    };
    for (const std::size_t term : draft.states) widen(term);
    for (const std::size_t term : draft.inner) widen(term);
    return {first, last};
  }

  std::optional<std::size_t> leader_beside(const Draft& draft, std::uint32_t first,
                                           std::uint32_t last) const {
    std::optional<std::size_t> found;
    const std::size_t from = draft.main > leader_reach ? draft.main - leader_reach : 0;
    const std::size_t to = std::min(terms_.size(), draft.main + leader_reach);
    for (std::size_t term = from; term < to; ++term) {
      if (owner_[term] != none || terms_[term].kind != TermKind::leader) continue;
      const Term& main = terms_[draft.main];
      if (terms_[term].first > last + 1 && contradicts(draft, terms_[term])) continue;
      if (joined_by_tree(main, terms_[term]) || touches(terms_[term], first, last) ||
          touches(terms_[term], main.first, main.last))
        return term;
    }
    return found;
  }

  /// The role has a state, and it is not the leader's.
  bool contradicts(const Draft& draft, const Term& leader) const {
    return !draft.states.empty() &&
           std::none_of(draft.states.begin(), draft.states.end(), [&](std::size_t state) {
             return is_role(terms_[state].kind) || terms_[state].codes == leader.codes;
           });
  }

  bool joined_by_tree(const Term& role, const Term& leader) const {
    const auto down = [&](const Term& upper, const Term& lower) {
      const Rel rel = sentence_.words[lower.head].rel;
      const std::int32_t head = governor(sentence_, lower.head);
      return (rel == Rel::flat || rel == Rel::appos || rel == Rel::compound) &&
             head >= static_cast<std::int32_t>(upper.first) &&
             head <= static_cast<std::int32_t>(upper.last);
    };
    return down(role, leader) || down(leader, role);
  }

  /// Beside the words first..last, or parted from them by a comma, first names or the role's own
  /// complements.
  bool touches(const Term& leader, std::uint32_t first, std::uint32_t last) const {
    const Side side = knowledge_.person_side;
    if (side != Side::before && leader.first > last && leader.first - last <= widest_complement) {
      if (leader.first == last + 1) return true;
      const Word& before = sentence_.words[leader.first - 1];
      const bool comma = leader.first == last + 2 && before.upos == Upos::PUNCT;
      return comma ||
             (is_nominal_part(leader.first - 1) && complements(last + 1, leader.first - 1));
    }
    return side != Side::after && leader.last + 1 == first;
  }

  bool is_nominal_part(std::uint32_t word) const {
    const Word& at = sentence_.words[word];
    return is_nominal(at) || at.upos == Upos::ADJ || at.upos == Upos::X || persons_.is_name(word);
  }

  bool complements(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t at = first; at < last; ++at) {
      const Upos upos = sentence_.words[at].upos;
      if (!is_nominal_part(at) && upos != Upos::ADP && upos != Upos::DET &&
          !(at == first && upos == Upos::PUNCT))
        return false;
      if (taken(at)) return false;
    }
    return !taken(last);
  }

  bool taken(std::uint32_t word) const {
    const auto after = std::partition_point(terms_.begin(), terms_.end(),
                                            [&](const Term& term) { return term.last < word; });
    return after != terms_.end() && after->first <= word;
  }

  void finish() {
    std::vector<Draft> kept;
    for (std::size_t draft = 0; draft < phrases_.drafts.size(); ++draft) {
      if (!absorbed(draft)) kept.push_back(std::move(phrases_.drafts[draft]));
    }
    std::sort(kept.begin(), kept.end(), [&](const Draft& left, const Draft& right) {
      return terms_[left.main].span.begin < terms_[right.main].span.begin;
    });
    phrases_.drafts = std::move(kept);
  }

  const Sentence& sentence_;
  const Knowledge& knowledge_;
  Phrases& phrases_;
  const std::vector<Term>& terms_;
  Linker linker_;
  PersonFinder persons_;
  std::vector<std::size_t> owner_;  // of each term, the draft it is in
  std::vector<bool> gone_;          // drafts that others took in
};

/// Brussels as a government is the Union's, as a place Belgian: the marks `seat` of reference.tsv.
void seat_organisations(const Knowledge& knowledge, Phrases& phrases) {
  const bool capitals =
      std::any_of(phrases.terms.begin(), phrases.terms.end(),
                  [](const Term& term) { return term.kind == TermKind::capital; });
  if (!capitals || !knowledge.seats) return;
  for (std::size_t at = 0; at < phrases.terms.size(); ++at) {
    Term& term = phrases.terms[at];
    const Locative place = phrases.places[at];
    if (term.kind != TermKind::capital || place == Locative::in || place == Locative::near)
      continue;
    for (const auto& mark : phrases.marks.references) {
      const auto& entry = knowledge.references.entry(mark.entry);
      if (entry.key == "seat" && mark.first == term.first && mark.last == term.last)
        term.codes = {std::string(entry.second)};
    }
  }
}

}  // namespace

Phrases find_phrases(const Document& document, const Sentence& sentence,
                     const Knowledge& knowledge) {
  Phrases phrases;
  phrases.marks = Marks::of(lexicon::Reading(document, sentence, *knowledge.vocabulary), knowledge);
  phrases.terms = find_terms(document, sentence, knowledge, phrases.marks);
  const Locatives locatives(document, sentence, knowledge, phrases.marks.locatives);
  for (const Term& term : phrases.terms) phrases.places.push_back(locatives.of(term));
  seat_organisations(knowledge, phrases);
  phrases.dateline_end = dateline_end(document, sentence, knowledge, phrases.marks.references);
  for (std::size_t at = 0; at < phrases.terms.size(); ++at) {
    if (in_dateline(phrases, phrases.terms[at])) phrases.places[at] = Locative::in;
  }
  PhraseBuilder(document, sentence, knowledge, phrases).run();
  return phrases;
}

}  // namespace entente::resolver

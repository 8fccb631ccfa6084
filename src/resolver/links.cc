#include "resolver/links.h"

#include <algorithm>

#include "resolver/tree.h"

namespace entente::resolver {
namespace {

bool inside(const Term& term, std::int32_t word) {
  return word >= static_cast<std::int32_t>(term.first) &&
         word <= static_cast<std::int32_t>(term.last);
}

bool modifies(Rel rel) {
  switch (rel) {
    case Rel::amod:
    case Rel::nmod:
    case Rel::compound:
    case Rel::flat:
    case Rel::appos:
    case Rel::det:
    case Rel::dep:
    case Rel::nummod:
      return true;
    default:
      return false;
  }
}

bool parts(const Word& word) {
  return word.upos == Upos::VERB || word.upos == Upos::AUX || word.upos == Upos::CCONJ ||
         word.upos == Upos::SCONJ || word.upos == Upos::PRON;
}

/// A hyphen, quotation mark or bracket joins; a comma or full stop parts.
bool joins(std::string_view sign) {
  return sign == "-" || sign == "\xE3\x83\xBB" || sign == "\xE2\x80\x93" || sign == "\"" ||
         sign == "'";
}

/// What a verb asks for: "フーシ派が商船を" names no owner of the ship.
bool is_argument(Rel rel) {
  return rel == Rel::nsubj || rel == Rel::obj || rel == Rel::iobj || rel == Rel::obl;
}

constexpr int far_apart = 3;
constexpr double seat_before = 0.6;  // "in Kyiv" before its government: any state named is likelier

}  // namespace

int Linker::distance(std::size_t left, std::size_t right, bool state_first) const {
  const Term &before = terms_[left], &after = terms_[right];
  int count = 0;
  const bool strict = state_first && knowledge_.language.spaces;
  for (std::uint32_t at = before.last + 1; at < after.first; ++at) {
    const Word& word = sentence_.words[at];
    if (strict && (word.upos == Upos::ADP || word.upos == Upos::DET)) return -1;
    if (parts(word) || (word.upos == Upos::PUNCT && !joins(word.form))) return -1;
    if (word.upos != Upos::ADP && word.upos != Upos::DET && word.upos != Upos::PART &&
        word.upos != Upos::PUNCT)
      ++count;
  }
  return count;
}

/// "the U.S. State Department": state and metonym of the same state side by side.
bool Linker::is_beside(std::size_t metonym, std::size_t state) const {
  const Term &name = terms_[state], &seat = terms_[metonym];
  if (name.kind != TermKind::name && name.kind != TermKind::adjective) return false;
  return name.last + 1 == seat.first || seat.last + 1 == name.first;
}

bool Linker::may_belong(std::size_t role, std::size_t state) const {
  const Term& of = terms_[state];
  if (role == state) return false;
  if (terms_[role].kind == TermKind::metonym) {
    const bool same = of.codes == terms_[role].codes;
    return same ? is_beside(role, state) : of.kind == TermKind::adjective;
  }
  if (is_organisation(terms_[role])) return of.kind == TermKind::adjective;
  if (!is_agent(terms_[role].kind) && terms_[role].kind != TermKind::both) return false;
  if (of.kind == TermKind::leader || of.kind == TermKind::place) return false;
  if (of.kind == TermKind::person || of.kind == TermKind::counterpart) return false;
  if (is_located(state))
    return of.kind == TermKind::capital && terms_[role].kind != TermKind::person &&
           (state > role || knowledge_.state_side == Side::before);
  return true;
}

bool Linker::is_located(std::size_t state) const {
  return places_[state] == Locative::in || places_[state] == Locative::near;
}

double Linker::by_tree(const Term& role, const Term& state) const {
  std::uint32_t word = state.head;
  if (inside(role, static_cast<std::int32_t>(state.head))) return 1;
  for (int step = 0; step < 3; ++step) {
    const Word& at = sentence_.words[word];
    if (!modifies(at.rel) && at.rel != Rel::conj) break;
    const std::int32_t head = governor(sentence_, word);
    if (head < 0) break;
    if (inside(role, head)) return at.rel == Rel::conj ? (step == 0 ? 0 : 0.6) : 1 - 0.2 * step;
    if (is_verbal(sentence_.words[static_cast<std::size_t>(head)])) break;
    word = static_cast<std::uint32_t>(head);
  }
  const Word& top = sentence_.words[role.head];
  const bool names = top.rel == Rel::flat || top.rel == Rel::compound || top.rel == Rel::appos ||
                     top.rel == Rel::dep;
  return names && inside(state, governor(sentence_, role.head)) ? 0.8 : 0;
}

bool Linker::governed_by_verb(const Term& term) const {
  const std::int32_t head = governor(sentence_, term.head);
  return head >= 0 && is_verbal(sentence_.words[static_cast<std::size_t>(head)]);
}

double Linker::by_order(std::size_t role, std::size_t state) const {
  const bool before = state < role;
  const Side side = knowledge_.state_side;
  if ((before && side == Side::after) || (!before && side == Side::before)) return 0;
  const int apart = before ? distance(state, role, true) : distance(role, state, false);
  const bool nested = is_agent(terms_[state].kind);
  if (nested && (apart > (before ? 0 : 1) || std::max(role, state) - std::min(role, state) > 1))
    return 0;
  if (apart < 0 || apart > far_apart) return 0;
  const Word& owner = sentence_.words[terms_[state].head];
  const bool touching = terms_[state].last + 1 == terms_[role].first;
  if (before && !knowledge_.language.spaces && !touching && is_argument(owner.rel)) return 0;
  const bool moves = places_[state] == Locative::from || places_[state] == Locative::to;
  if (moves && governed_by_verb(terms_[state])) return 0;
  const std::size_t between = before ? role - state - 1 : state - role - 1;
  const double bridge =
      between > 0 && terms_[before ? state + 1 : role + 1].kind == TermKind::leader ? 0.1 : 0.2;
  return std::max(0.0, 0.75 - 0.1 * apart - bridge * static_cast<double>(between));
}

/// Only persons hold other roles ("spokesman of the ministry"); groups do where the tree says so.
bool Linker::may_nest(std::size_t role, std::size_t state) const {
  const TermKind outer = terms_[role].kind, inner = terms_[state].kind;
  if (!is_role(inner) || inner == TermKind::both || inner == TermKind::nation) return true;
  return outer == TermKind::person || outer == TermKind::group;
}

double Linker::score_of(std::size_t role, std::size_t state) const {
  const double tree = by_tree(terms_[role], terms_[state]);
  if (state < role && is_located(state)) return seat_before * tree;
  const TermKind outer = terms_[role].kind, inner = terms_[state].kind;
  const bool tree_only = (outer == TermKind::group && is_agent(inner)) ||
                         (!is_role(outer) && terms_[role].codes != terms_[state].codes) ||
                         outer == TermKind::both;
  return tree_only ? tree : std::max(tree, by_order(role, state));
}

std::vector<Link> Linker::links() const {
  std::vector<Link> all;
  for (std::size_t role = 0; role < terms_.size(); ++role) {
    const std::size_t from = role > 4 ? role - 4 : 0, to = std::min(terms_.size(), role + 5);
    for (std::size_t state = from; state < to; ++state) {
      if (!may_belong(role, state)) continue;
      if (!may_nest(role, state)) continue;
      const double score = score_of(role, state);
      if (score > 0) all.push_back({role, state, score});
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Link& left, const Link& right) { return left.score > right.score; });
  return all;
}

Linker::Joint Linker::joint(std::size_t left) const {
  const std::size_t right = left + 1;
  if (right >= terms_.size()) return Joint::none;
  const Term &first = terms_[left], &second = terms_[right];
  if (first.kind != second.kind || second.first <= first.last) return Joint::none;
  if (second.first - first.last > 4) return Joint::none;
  Joint joint = Joint::none;
  for (std::uint32_t at = first.last + 1; at < second.first; ++at) {
    const Word& between = sentence_.words[at];
    if (between.upos == Upos::CCONJ || between.form == "\xE3\x80\x81" || joins(between.form)) {
      joint = Joint::conjunction;
    } else if (between.upos == Upos::PUNCT) {
      if (joint == Joint::none) joint = Joint::comma;
    } else if (between.upos != Upos::DET && between.upos != Upos::ADP) {
      return Joint::none;
    }
  }
  return joint;
}

/// In the tree, or side by side with a conjunction between; with a comma only in a row that a
/// conjunction ends.
bool Linker::coordinated(std::size_t left, std::size_t right) const {
  if (left > right) std::swap(left, right);
  const Term& second = terms_[right];
  if (sentence_.words[second.head].rel == Rel::conj &&
      inside(terms_[left], governor(sentence_, second.head)))
    return true;
  if (right != left + 1) return false;
  Joint last = joint(left);
  for (std::size_t at = right; last == Joint::comma; ++at) last = joint(at);
  return last == Joint::conjunction;
}

}  // namespace entente::resolver

#include "coder/subject.h"

namespace entente::coder {
namespace {

constexpr int most_steps = 5;

/// Relations by which a word has the subject of the word above it.
bool shares_subject(Rel rel) {
  return rel == Rel::conj || rel == Rel::xcomp || rel == Rel::advcl || rel == Rel::ccomp ||
         rel == Rel::obj || rel == Rel::obl || rel == Rel::nmod || rel == Rel::iobj ||
         rel == Rel::amod || rel == Rel::advmod || rel == Rel::compound || rel == Rel::flat;
}

}  // namespace

Subject subject_of(const Tree& tree, std::uint32_t act) {
  std::string_view how = "own";
  std::uint32_t at = act;
  for (int steps = 0; steps < most_steps; ++steps) {
    if (const std::int32_t subject = tree.child(at, Rel::nsubj); subject >= 0)
      return {subject, how};
    const Rel rel = tree.rel(at);
    if (tree.head(at) < 0) return {};
    if (how == "own") how = entente::to_text(rel);
    if (rel == Rel::acl) return {tree.head(at), how};
    if (!shares_subject(rel)) return {};
    at = static_cast<std::uint32_t>(tree.head(at));
  }
  return {};
}

std::string_view stands_to(const Tree& tree, const Subject& subject, std::uint32_t act,
                           std::uint32_t first, std::uint32_t last, std::uint32_t head) {
  if (subject.word < 0) return "not";
  const auto word = static_cast<std::uint32_t>(subject.word);
  if (word >= first && word <= last) return "is";
  if (tree.rel(head) == Rel::conj && tree.head(head) == subject.word) return "beside";
  const bool of_the_act = tree.is_under(act, word) && tree.is_under(head, act);
  const bool inside = tree.is_under(head, word) && !of_the_act;
  return inside ? "in" : "not";
}

}  // namespace entente::coder

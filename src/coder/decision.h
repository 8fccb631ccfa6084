// What was decided about the acts of one sentence, and what they decide about each other. In: acts,
// each judged by itself. Out: which are told. Private to the coder.
#pragma once

#include <string>
#include <vector>

#include "coder/verdict.h"
#include "coder/when_where.h"

namespace entente::coder {

/// From which chance an act is told.
inline constexpr double accepted = 0.5;

/// An act with all that was decided about it.
struct Decision {
  Assignment parties;
  std::vector<Answer<EventDate>> dates;
  std::vector<Answer<EventPlace>> places;
  Event event;
  Features features;
  std::vector<Told> told;
  const Act* swallower = nullptr;
  const Act* doubled = nullptr;
  double accept = 0;
  bool kept = false;
  bool doubted = false;  // nothing speaks against it but the judge
  std::string reason;
};

/// Two readings of one act are told once: the content of an act that says the same, the mirror
/// image of an act of the same word. Of several doubted readings of one type, the likeliest is told
/// if one of them is likelier true than none.
void settle(const std::vector<Act>& acts, std::vector<Decision>& decisions);

}  // namespace entente::coder

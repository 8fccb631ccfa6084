// Who bears a name on a day. In: the roster, one language. Out: matches of its organisations, armed
// groups and office-holders, and what each was on the day of publication. Promise: a person in
// office counts for her office, before and after for her state only; an organisation counts from
// its foundation on; without a day, the first row counts. Does not: decide between overlapping
// matches.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "resolver/roster.h"

namespace entente::resolver {

/// How a language spells the names of the roster: resolver.tsv.
struct Spelling {
  std::vector<std::string> keys;  // of the names cell: "any", the language, its scripts
  bool inflects = false;          // long names may have endings
};

struct Bearer {
  std::string code, sector, why;
  bool person = false, in_office = false;
};

class Bearers {
 public:
  Bearers() = default;
  static Result<Bearers> open(std::shared_ptr<const Roster> roster,
                              const lexicon::Language& language, const Spelling& spelling,
                              std::shared_ptr<lexicon::Vocabulary> vocabulary = nullptr);

  void find(const lexicon::Reading& reading, std::vector<lexicon::Match>& out) const;
  /// What the matched name stands for; nothing if it did not exist yet.
  std::optional<Bearer> bearer(std::uint32_t entry, Date published) const;

 private:
  /// The terms of one person, or one organisation or group.
  using Subject = std::vector<std::uint32_t>;
  static std::vector<Subject> subjects_of(const Roster& roster);
  Bearer make(const ActorRow& row, bool holds) const;

  std::shared_ptr<const Roster> roster_;
  std::vector<Subject> subjects_;  // by line of the lexicon
  std::optional<lexicon::Lexicon> names_;
};

/// The patterns by which a language knows a row; a person by her own name too.
std::set<std::string> patterns_of(const ActorRow& row, const Spelling& spelling);

}  // namespace entente::resolver

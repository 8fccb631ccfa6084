// The ledger's data of all languages. In: ontology/ledger.tsv, agreements.tsv, commitments.tsv,
// members.tsv.
// Out: weights, limits, families of types, kinds of agreements and commitments. Promise: a row that
// names nothing known is refused with file, line and caret; a weight or limit that is missing is an
// error that names it. Does not: know languages.
#pragma once

#include <array>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace entente::ledger {

/// What may speak for or against two reports being of one act, and (pact_…) two reports of an
/// agreement being of the same one; rows `weight` of ledger.tsv.
enum class Sign : unsigned char {
  type_same,
  type_family,
  mode_same,
  mode_other,
  rule_same,
  rule_other,
  auxiliary_other,
  parties_same,
  parties_within,
  parties_partly,
  party_single,
  party_one_of,
  party_common,
  sides_reversed,
  day_same,
  day_next,
  day_other,
  told_soon,
  told_later,
  told_before,
  undated_near,
  undated_week,
  undated_far,
  month_fits,
  month_other,
  country_same,
  town_same,
  country_other,
  words,
  words_none,
  persons_same,
  persons_other,
  document_same,
  pact_kind_same,
  pact_kind_form,
  pact_kind_other,
  pact_day_same,
  pact_day_near,
  pact_month_fits,
  pact_day_unknown,
  pact_day_other,
  pact_country_same,
  pact_country_other,
  pact_name_same,
  pact_document_same,
  pact_parties_within,
  pact_parties_other,
  count
};
inline constexpr auto sign_count = static_cast<std::size_t>(Sign::count);
std::string_view to_text(Sign sign);

inline constexpr double never = -std::numeric_limits<double>::infinity();

struct Settings {
  std::array<double, sign_count> weights{};
  double join = 0, copy = 0, pact_join = 0;
  int days = 0, candidates = 0, members = 0, fresh_days = 0;
  std::unordered_map<std::string, std::string> families;  // type -> family; absent: the type alone

  double weight(Sign sign) const { return weights[static_cast<std::size_t>(sign)]; }
  std::string_view family(const std::string& type) const;
  static Result<Settings> open(const std::string& path);
};

/// A row of agreements.tsv. `form`: the word says only that there is a text ("memorandum"), and the
/// kind may be told better by another word of the document.
struct AgreementKind {
  std::string name;
  bool form = false;
  std::string gloss;
};

/// What a later act must be: "COOPERATE@port-call", "AID:military+words".
struct DeedPattern {
  std::string type, mode, rule;  // empty: any
  bool words = false;            // a word of the commitment's kind must stand in the sentence
};

/// For a kind of commitment that commitments.tsv does not name.
inline constexpr int default_silent_days = 365;

/// A row of commitments.tsv.
struct CommitmentKind {
  std::string name;
  int silent_days = 0;  // after so many days without a deed it is silent
  std::vector<DeedPattern> keeps, begins, breaks;
  std::string gloss;
};

struct Kinds {
  std::unordered_map<std::string, AgreementKind> agreements;
  std::unordered_map<std::string, CommitmentKind> commitments;
  std::unordered_map<std::string, std::set<std::string>> members;  // organisation -> its states
  int silent_days(const std::string& commitment) const;
  static Result<Kinds> open(const std::string& ontology_folder);
};

}  // namespace entente::ledger

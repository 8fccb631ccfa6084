// Are two reports of one act? In: reports and the weights of ledger.tsv. Out: a score, the sum of
// the signs that apply, and the signs in words. Promise: symmetric; a sign whose weight is "never"
// makes the score minus infinity. Does not: compare more than two reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/settings.h"
#include "ledger/sketch.h"

namespace entente::ledger {

/// How well a report knows its day.
enum class DayKind : std::uint8_t { none, published, month, said };

/// What is compared of a report: made once, cheap to compare.
struct Traits {
  const Report* report = nullptr;
  std::int32_t day = 0;        // days since 1970-01-01, of the act or of the publication
  std::int32_t published = 0;  // the same of the publication; 0 if unknown
  DayKind day_kind = DayKind::none;
  std::vector<std::uint64_t> codes, actors, recipients;  // hashes, sorted
  std::vector<std::uint64_t> persons;
  std::uint64_t type = 0, mode = 0, auxiliary = 0,  // auxiliary: a fact told as history is a fact
      rule = 0, document = 0, language = 0;
  std::uint64_t country = 0, town = 0;  // 0: none
  Sketch words;
};

Traits traits_of(const Report& report);

std::int32_t days_of(Date date);  // since 1970-01-01; a missing day or month counts as the first
Date date_of(std::int32_t days);

/// The signs that apply to a pair, each with its weight (that of `words` times the share).
struct Likeness {
  double score = 0;
  std::vector<std::pair<Sign, double>>* parts = nullptr;  // where to put them; nullptr: nowhere
  void add(const Settings& settings, Sign sign, double times = 1);
};
void compare(const Traits& a, const Traits& b, const Settings& settings, Likeness& likeness);
double likeness(const Traits& a, const Traits& b, const Settings& settings);
/// "type_same 1.0, parties_same 2.5, day_same 2.0 = 5.5"
std::string likeness_in_words(const Traits& a, const Traits& b, const Settings& settings);

/// Name of the rule without its file: "ontology/rules/support.rules:2 sign" -> "sign".
std::string_view rule_name(std::string_view rule);

}  // namespace entente::ledger

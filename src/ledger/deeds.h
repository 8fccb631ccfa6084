// What became of promises. In: agreements with their commitments, and acts, one after the other,
// with their reports. Out: deeds and status of each commitment. Promise: a deed is an act that
// happened, after the agreement, between its parties, by a pattern of ontology/commitments.tsv; an
// act is a deed of one commitment, the one it fits best, and of one agreement of the same parties:
// the one its reports name, else the latest; each says why. Does not: join reports.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/pact.h"
#include "ledger/pledges.h"
#include "ledger/settings.h"

namespace entente::ledger {

/// An agreement whose deeds are sought. `rivals` may claim the same acts.
struct Followed {
  const Pact* pact = nullptr;
  Agreement* agreement = nullptr;
  std::vector<const Agreement*> rivals;
};

/// Might an act of these codes be a deed between the parties? One of them is named, and both act,
/// or members of them, or one alone and nobody else.
bool is_between(const std::set<std::string>& codes, const std::vector<Party>& parties,
                const Kinds& kinds);
std::set<std::string> codes_of(const Act& act);
/// It happened, and the month is known.
bool is_dated_fact(const Act& act);

/// Belongs to one thread.
class Deeds {
 public:
  using Words = std::function<const Pledges*(const std::string& language)>;
  Deeds(const Settings& settings, const Kinds& kinds, Words words)
      : settings_(settings), kinds_(kinds), words_(std::move(words)) {}

  /// Acts come by date and id; `reports` are those of the act, `followed` the agreements it may be
  /// a deed of.
  void add(const Act& act, const std::vector<const Report*>& reports,
           const std::vector<const Followed*>& followed);
  /// The status of each commitment, when all acts are added.
  void settle(Date today, Agreement& agreement) const;

 private:
  enum class Effect : unsigned char { none, keeps, begins, breaks };
  struct Fit {
    Effect effect = Effect::none;
    double strength = 0;
    std::string why;
  };
  Fit fit(const CommitmentKind& kind, const std::vector<const Report*>& reports) const;
  Fit fit_one(const CommitmentKind& kind, const Report& report) const;
  /// Kinds of commitments whose words stand in a report: read once.
  struct Spoken {
    std::set<std::string_view> trigger_deeds, trigger_promises, sentence_deeds, sentence_promises;
  };
  const Spoken& spoken(const Report& report) const;
  bool is_recalled(const std::string& kind, const Report& report) const;
  double word_strength(const std::string& kind, const Report& report) const;
  void add(const Act& act, std::vector<const Report*> reports, const Followed& followed) const;

  const Settings& settings_;
  const Kinds& kinds_;
  Words words_;
  mutable std::unordered_map<const Report*, Spoken> spoken_;  // of the act at hand
};

}  // namespace entente::ledger

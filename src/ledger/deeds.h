// What became of promises. In: an agreement with its commitments, the acts after it, and their
// reports. Out: deeds and status of each commitment. Promise: a deed is an act that happened, after
// the agreement, between its parties, by a pattern of ontology/commitments.tsv; an act is a deed of
// one commitment, the one it fits best, and of one agreement of the same parties: the one its
// reports name, else the latest; each says why. Does not: join reports.
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

/// Acts by the codes of their parties, with their reports.
class ActIndex {
 public:
  struct Entry {
    const Act* act;
    std::set<std::string> codes;
  };
  ActIndex(std::span<const Act> acts, std::span<const Report> reports);
  /// The acts that name the code, by date and id.
  const std::vector<const Entry*>& of(const std::string& code) const;
  std::vector<const Report*> reports_of(const Act& act) const;

 private:
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<const Entry*>> by_code_;
  std::unordered_map<std::string, std::vector<const Report*>> by_id_;
};

/// Belongs to one thread.
class Deeds {
 public:
  using Words = std::function<const Pledges*(const std::string& language)>;
  Deeds(const Settings& settings, const Kinds& kinds, const ActIndex& index, Words words)
      : settings_(settings), kinds_(kinds), index_(index), words_(std::move(words)) {}

  /// Fills deeds and status of each commitment. `all`: agreements that may claim the same acts.
  void follow(const Pact& pact, Date today, std::span<const Agreement> all,
              Agreement& agreement) const;

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
  void add(const ActIndex::Entry& entry, const Pact& pact,
           const std::vector<const Agreement*>& rivals, Agreement& agreement) const;

  const Settings& settings_;
  const Kinds& kinds_;
  const ActIndex& index_;
  Words words_;
  mutable std::unordered_map<const Report*, Spoken> spoken_;
};

}  // namespace entente::ledger

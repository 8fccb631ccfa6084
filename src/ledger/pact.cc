#include "ledger/pact.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ledger/likeness.h"
#include "ledger/nouns.h"
#include "ledger/pledges.h"

namespace entente::ledger {
namespace {

auto order_of(const AgreementReport& report) {
  const Date day = report.published;
  return std::tuple(day.year, day.month, day.day, std::string_view(report.document),
                    report.span.begin, report.span.end, std::string_view(report.kind));
}

std::string codes_of(const AgreementReport& report) {
  std::vector<std::string_view> codes;
  for (const Party& party : report.parties) codes.push_back(party.code);
  std::sort(codes.begin(), codes.end());
  std::string out;
  for (const auto code : codes) out.append(code).append(" ");
  return out;
}

Sign kind_sign(const AgreementReport& a, const AgreementReport& b, const Kinds* kinds) {
  const auto is_form = [&](const AgreementReport& report) {
    const auto found = kinds->agreements.find(report.kind);
    return found != kinds->agreements.end() && found->second.form;
  };
  if (is_form(a) || is_form(b)) return Sign::pact_kind_form;
  return a.kind == b.kind ? Sign::pact_kind_same : Sign::pact_kind_other;
}

/// Days of one stage (signed and signed) can be compared; those of two only with their order.
Sign day_sign(const AgreementReport& a, const AgreementReport& b) {
  const Date one = a.date.value, other = b.date.value;
  if (a.status != b.status || one.month == 0 || other.month == 0) return Sign::pact_day_unknown;
  if (one.day == 0 || other.day == 0)
    return one.year == other.year && one.month == other.month ? Sign::pact_month_fits
                                                              : Sign::pact_day_other;
  const int apart = std::abs(days_of(one) - days_of(other));
  return apart == 0 ? Sign::pact_day_same : apart <= 3 ? Sign::pact_day_near : Sign::pact_day_other;
}

/// Does one name all parties of the other?
bool within(const AgreementReport& a, const AgreementReport& b) {
  const auto names = [](const AgreementReport& all, const AgreementReport& some) {
    return std::all_of(some.parties.begin(), some.parties.end(),
                       [&](const Party& party) { return has_code(all.parties, party.code); });
  };
  return names(a, b) || names(b, a);
}

double likeness(const AgreementReport& a, const AgreementReport& b, const Settings& settings,
                const Kinds* kinds) {
  double score = settings.weight(kind_sign(a, b, kinds)) + settings.weight(day_sign(a, b));
  if (a.status == b.status && !a.place.country.empty() && !b.place.country.empty())
    score += settings.weight(a.place.country == b.place.country ? Sign::pact_country_same
                                                                : Sign::pact_country_other);
  if (a.parties.size() != b.parties.size() || codes_of(a) != codes_of(b))
    score += settings.weight(within(a, b) ? Sign::pact_parties_within : Sign::pact_parties_other);
  if (!a.name.empty() && a.name == b.name) score += settings.weight(Sign::pact_name_same);
  if (a.document == b.document) score += settings.weight(Sign::pact_document_same);
  return score;
}

/// Joins each report to the group of the report it is likest; opens one if it tells a status.
class Grouping {
 public:
  Grouping(const Settings& settings, const Kinds& kinds) : settings_(settings), kinds_(&kinds) {}

  void add(const AgreementReport& report, bool may_open) {
    std::size_t best = pacts_.size();
    double score = settings_.pact_join;
    for (const std::size_t pact : candidates(report)) {
      double own = never;
      for (const auto* member : pacts_[pact])
        own = std::max(own, likeness(report, *member, settings_, kinds_));
      if (own < score || (own == score && best != pacts_.size())) continue;
      best = pact;
      score = own;
    }
    if (best == pacts_.size() && !may_open) return;
    if (best == pacts_.size()) {
      pacts_.emplace_back();
    }
    pacts_[best].push_back(&report);
    each_pair(report, [&](const std::string& pair) {
      auto& own = by_pair_[pair];
      if (std::find(own.begin(), own.end(), best) == own.end()) own.push_back(best);
    });
  }

  std::vector<Pact> take() {
    for (Pact& pact : pacts_)
      std::sort(pact.begin(), pact.end(),
                [](const auto* a, const auto* b) { return order_of(*a) < order_of(*b); });
    return std::move(pacts_);
  }

 private:
  template <class Use>
  static void each_pair(const AgreementReport& report, Use use) {
    for (const Party& a : report.parties) {
      for (const Party& b : report.parties) {
        if (a.code < b.code) use(a.code + " " + b.code);
      }
    }
  }

  /// Groups in the order they were opened, so that of equal ones the first wins.
  std::vector<std::size_t> candidates(const AgreementReport& report) const {
    std::vector<std::size_t> out;
    each_pair(report, [&](const std::string& pair) {
      const auto found = by_pair_.find(pair);
      if (found != by_pair_.end())
        out.insert(out.end(), found->second.begin(), found->second.end());
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  const Settings& settings_;
  const Kinds* kinds_;
  std::vector<Pact> pacts_;
  std::map<std::string, std::vector<std::size_t>> by_pair_;  // of codes
};

bool is_signed(const AgreementReport& report) {
  return status_rank(report.status) == status_rank("signed");
}

/// How much a report tells: those that know the day of the signing are grouped first.
enum class Telling : unsigned char { day_of_signing, status, nothing };
Telling telling_of(const AgreementReport& report) {
  if (report.status.empty()) return Telling::nothing;
  return is_signed(report) && report.date.value.day != 0 ? Telling::day_of_signing
                                                         : Telling::status;
}

/// The text that most of the reports give; of equal ones the one told first.
template <class Value>
std::string most(const Pact& pact, Value value) {
  std::map<std::string, int> votes;
  std::string winner;
  for (const auto* report : pact) {
    if (const std::string said = value(*report); !said.empty()) ++votes[said];
  }
  for (const auto* report : pact) {
    const std::string said = value(*report);
    if (!said.empty() && (winner.empty() || votes[said] > votes[winner])) winner = said;
  }
  return winner;
}

std::string latest_status(const Pact& pact) {
  Pact by_day = pact;
  std::stable_sort(by_day.begin(), by_day.end(),
                   [](const auto* a, const auto* b) { return day_of(*a) < day_of(*b); });
  std::string status;
  for (const auto* report : by_day) {
    const int rank = status_rank(report->status);
    const bool resumed = status == "suspended" && report->status == "in_force";
    if (rank > status_rank(status) || resumed) status = report->status;
  }
  return status;
}

/// Of the signing, else of the first stage told: a whole day before a month before none.
Date date_of_pact(const Pact& pact) {
  for (const bool all : {false, true}) {
    const std::string day = most(pact, [&](const AgreementReport& report) -> std::string {
      const bool counts = (all || is_signed(report)) && report.date.value.day != 0;
      return counts ? to_text(report.date.value) : "";
    });
    if (!day.empty()) return parse_date(day);
    const auto month = std::find_if(pact.begin(), pact.end(), [&](const auto* report) {
      return (all || is_signed(*report)) && report->date.value.year != 0;
    });
    if (month != pact.end()) return (*month)->date.value;
  }
  return pact.front()->published;
}

std::string place_of(const Pact& pact) {
  for (const bool all : {false, true}) {
    const std::string country = most(pact, [&](const AgreementReport& report) {
      return all || is_signed(report) ? report.place.country : "";
    });
    if (country.empty()) continue;
    const std::string name = most(pact, [&](const AgreementReport& report) {
      const bool counts = (all || is_signed(report)) && report.place.country == country;
      return counts ? report.place.name : "";
    });
    return name.empty() ? country : name;
  }
  return "";
}

std::string kind_of(const Pact& pact, const Kinds& kinds) {
  const auto told = [&](const AgreementReport& report, bool form) -> std::string {
    const auto found = kinds.agreements.find(report.kind);
    const bool is_form = found != kinds.agreements.end() && found->second.form;
    return is_form == form ? report.kind : "";
  };
  std::string kind = most(pact, [&](const AgreementReport& report) { return told(report, false); });
  if (kind.empty())
    kind = most(pact, [&](const AgreementReport& report) { return told(report, true); });
  return kind;
}

/// Those that at least half of the reports name: a mediator named once is none.
std::vector<Party> parties_of(const Pact& pact) {
  std::map<std::string, std::pair<std::size_t, std::string>> named;
  for (const auto* report : pact) {
    for (const Party& party : report->parties) {
      auto& [votes, name] = named[party.code];
      ++votes;
      if (name.empty()) name = party.name;
    }
  }
  std::vector<Party> parties;
  for (const auto& [code, one] : named) {
    if (one.first * 2 < pact.size()) continue;
    Party& party = parties.emplace_back();
    party.code = code;
    party.name = one.second;
  }
  return parties;
}

std::vector<Signatory> signatories_of(const Pact& pact) {
  const AgreementReport* best = pact.front();
  for (const auto* report : pact) {
    if (report->signatories.size() > best->signatories.size()) best = report;
  }
  return best->signatories;
}

void add_commitments(const AgreementReport& report, Agreement& agreement) {
  for (const CommitmentReport& told : report.commitments) {
    const bool known =
        std::any_of(agreement.commitments.begin(), agreement.commitments.end(),
                    [&](const Commitment& commitment) { return commitment.kind == told.kind; });
    if (known) continue;
    Commitment commitment;
    commitment.kind = told.kind;
    commitment.text = told.text;
    commitment.document = report.document;
    commitment.span = told.span;
    commitment.status = "pledged";
    agreement.commitments.push_back(std::move(commitment));
  }
}

template <class Value>
void add_once(std::vector<Value>& values, const Value& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

std::string id_of(const Pact& pact) {
  const AgreementReport& first = *pact.front();
  char id[32];
  std::snprintf(id, sizeof id, "ag-%016llx",
                static_cast<unsigned long long>(hash_of(first.document + "#" +
                                                        std::to_string(first.span.begin) + "#" +
                                                        codes_of(first) + first.kind)));
  return id;
}

}  // namespace

std::int32_t day_of(const AgreementReport& report) {
  return days_of(report.date.value.year != 0 ? report.date.value : report.published);
}

std::vector<Pact> pacts_of(std::span<const AgreementReport> reports, const Settings& settings,
                           const Kinds& kinds) {
  Pact sorted;
  for (const AgreementReport& report : reports) {
    if (report.parties.size() >= 2) sorted.push_back(&report);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const auto* a, const auto* b) { return order_of(*a) < order_of(*b); });
  Grouping grouping(settings, kinds);
  for (const Telling telling : {Telling::day_of_signing, Telling::status, Telling::nothing}) {
    for (const auto* report : sorted) {
      if (telling_of(*report) == telling) grouping.add(*report, telling != Telling::nothing);
    }
  }
  return grouping.take();
}

Agreement agreement_of(const Pact& pact, const Kinds& kinds) {
  Agreement agreement;
  agreement.id = id_of(pact);
  agreement.kind = kind_of(pact, kinds);
  agreement.status = latest_status(pact);
  agreement.date = date_of_pact(pact);
  agreement.place = place_of(pact);
  agreement.signatories = signatories_of(pact);
  agreement.name = most(pact, [&](const AgreementReport& report) {
    return report.kind == agreement.kind ? report.name : "";
  });
  agreement.parties = parties_of(pact);
  for (const auto* report : pact) {
    add_once(agreement.sources, report->document);
    for (const std::string& claim : report->claims) add_once(agreement.claims, claim);
    add_commitments(*report, agreement);
  }
  return agreement;
}

}  // namespace entente::ledger

// The agreements of the world with what became of their promises.
#include <algorithm>
#include <tuple>

#include "ledger/deeds.h"
#include "ledger/likeness.h"
#include "ledger/pact.h"
#include "ledger/shared.h"

namespace entente::ledger {
namespace {

Date latest_day(std::span<const Report> reports) {
  std::int32_t latest = 0;
  for (const Report& report : reports) {
    if (report.event.published.day != 0) latest = std::max(latest, days_of(report.event.published));
  }
  return latest == 0 ? Date{} : date_of(latest);
}

}  // namespace

std::vector<Agreement> Ledger::assemble(std::span<const AgreementReport> told,
                                        std::span<const Act> acts, std::span<const Report> reports,
                                        Date today) const {
  if (today == Date{}) today = latest_day(reports);
  const ActIndex index(acts, reports);
  const Deeds deeds(shared_->settings, shared_->kinds, index,
                    [this](const std::string& language) -> const Pledges* {
                      const auto pledges = shared_->pledges(language);
                      return pledges ? *pledges : nullptr;
                    });
  std::vector<Agreement> agreements;
  const std::vector<Pact> pacts = pacts_of(told, shared_->settings, shared_->kinds);
  for (const Pact& pact : pacts) agreements.push_back(agreement_of(pact, shared_->kinds));
  for (std::size_t i = 0; i < pacts.size(); ++i)
    deeds.follow(pacts[i], today, agreements, agreements[i]);
  std::sort(agreements.begin(), agreements.end(), [](const Agreement& a, const Agreement& b) {
    return std::tuple(to_text(a.date), std::string_view(a.id)) <
           std::tuple(to_text(b.date), std::string_view(b.id));
  });
  return agreements;
}

}  // namespace entente::ledger

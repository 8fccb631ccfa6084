#include "ledger/assembly.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "ledger/circles.h"
#include "ledger/deeds.h"
#include "ledger/likeness.h"
#include "ledger/pact.h"
#include "ledger/shared.h"

namespace entente::ledger {
namespace {

std::string text_of(const std::vector<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) out += " " + code;
  return out;
}

}  // namespace

struct Assembly::State {
  std::vector<AgreementReport> told;
  std::vector<Pact> pacts;
  std::vector<Assembled> made;
  std::vector<Followed> followed;  // one for each of made
  std::unordered_map<std::string, std::vector<const Followed*>> by_code;
  const Kinds& kinds;
  Deeds deeds;

  State(const Settings& settings, const Kinds& all_kinds, Deeds::Words words,
        std::vector<AgreementReport> reports)
      : told(std::move(reports)),
        pacts(pacts_of(told, settings, all_kinds)),
        kinds(all_kinds),
        deeds(settings, all_kinds, std::move(words)) {
    make();
    follow();
  }

  void make() {
    Circles circles;
    for (const AgreementReport& report : told) circles.add(codes_of(report.parties));
    for (const Pact& pact : pacts)
      made.push_back({agreement_of(pact, kinds), circles.of(codes_of(pact.front()->parties))});
  }

  /// Rivals are the agreements of the same parties and circle.
  void follow() {
    std::map<std::string, std::vector<const Agreement*>> alike;
    const auto key = [](const Assembled& one) {
      return one.circle + ":" + text_of(codes_of(one.agreement.parties));
    };
    for (const Assembled& one : made) alike[key(one)].push_back(&one.agreement);
    for (std::size_t i = 0; i < made.size(); ++i) {
      Followed one{&pacts[i], &made[i].agreement, alike[key(made[i])]};
      std::erase(one.rivals, one.agreement);
      followed.push_back(std::move(one));
    }
    for (const Followed& one : followed) {
      if (one.agreement->commitments.empty()) continue;
      for (const Party& party : one.agreement->parties) by_code[party.code].push_back(&one);
    }
  }

  bool may_be_deed(const Act& act, const std::set<std::string>& codes, const Followed& one) const {
    return days_of(act.date) > days_of(one.agreement->date) &&
           is_between(codes, one.agreement->parties, kinds);
  }

  /// Calls `use` with each agreement the act may be a deed of, until it gives false.
  template <class Use>
  void each_concerned(const Act& act, Use use) const {
    if (!is_dated_fact(act)) return;
    const std::set<std::string> codes = ledger::codes_of(act);
    for (const std::string& code : codes) {
      const auto found = by_code.find(code);
      if (found == by_code.end()) continue;
      for (const Followed* one : found->second) {
        if (may_be_deed(act, codes, *one) && !use(one)) return;
      }
    }
  }
};

Assembly::Assembly(const Ledger& ledger, std::vector<AgreementReport> told) {
  const std::shared_ptr<Ledger::Shared> shared = ledger.shared_;
  auto words = [shared](const std::string& language) -> const Pledges* {
    const auto pledges = shared->pledges(language);
    return pledges ? *pledges : nullptr;
  };
  state_ = std::make_unique<State>(shared->settings, shared->kinds, words, std::move(told));
}

Assembly::Assembly(Assembly&&) noexcept = default;
Assembly::~Assembly() = default;

bool Assembly::wants(const Act& act) const {
  bool wanted = false;
  state_->each_concerned(act, [&](const Followed*) { return !(wanted = true); });
  return wanted;
}

void Assembly::add(const Act& act, const std::vector<const Report*>& reports) {
  std::vector<const Followed*> concerned;
  state_->each_concerned(act, [&](const Followed* one) {
    concerned.push_back(one);
    return true;
  });
  std::sort(concerned.begin(), concerned.end());
  concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
  state_->deeds.add(act, reports, concerned);
}

std::vector<Assembled> Assembly::finish(Date today) {
  std::vector<Assembled> out = std::move(state_->made);
  state_->made.clear();
  state_->followed.clear();
  state_->by_code.clear();
  for (Assembled& one : out) state_->deeds.settle(today, one.agreement);
  std::sort(out.begin(), out.end(), [](const Assembled& a, const Assembled& b) {
    return std::tuple(to_text(a.agreement.date), std::string_view(a.agreement.id)) <
           std::tuple(to_text(b.agreement.date), std::string_view(b.agreement.id));
  });
  return out;
}

}  // namespace entente::ledger

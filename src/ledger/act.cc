#include "ledger/act.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace entente::ledger {
namespace {

/// Groups of reports that go back to one publisher or one text.
class Origins {
 public:
  explicit Origins(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0);
  }
  std::size_t of(std::size_t at) {
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }
  void join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parents_;
};

std::string_view publisher_of(const Report& report) {
  return report.publisher.empty() ? report.event.document : report.publisher;
}

/// Joins reports whose sentences share most pieces. Copies share one of their smallest pieces, so
/// only those that do are compared, and of each bucket only the first.
void join_copies(const std::vector<const Traits*>& reports, double limit, Origins& origins) {
  constexpr std::size_t bands = 6;
  std::vector<Sketch> pieces;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> buckets;
  for (const Traits* traits : reports)
    pieces.push_back(pieces_sketch(traits->report->sentence_text));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t band = 0; band < std::min(bands, pieces[i].size()); ++band) {
      auto& bucket = buckets[pieces[i][band]];
      for (const std::size_t other : bucket) {
        if (origins.of(other) != origins.of(i) && share(pieces[i], pieces[other]) >= limit)
          origins.join(other, i);
      }
      if (bucket.size() < 8) bucket.push_back(i);
    }
  }
}

Origins origins_of(const std::vector<const Traits*>& reports, const Settings& settings) {
  Origins origins(reports.size());
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto [at, fresh] = first.emplace(publisher_of(*reports[i]->report), i);
    if (!fresh) origins.join(at->second, i);
  }
  join_copies(reports, settings.copy, origins);
  return origins;
}

/// The value that most reports give; of equal ones the one told first. "" if none votes.
template <class Value>
std::string most(const std::vector<const Traits*>& reports, Value value) {
  std::map<std::string, int> votes;
  std::string winner;
  int best = 0;
  for (const Traits* traits : reports) {
    if (const auto said = value(traits->report->event)) ++votes[*said];
  }
  for (const Traits* traits : reports) {
    const auto said = value(traits->report->event);
    if (said && votes[*said] > best) {
      best = votes[*said];
      winner = *said;
    }
  }
  return winner;
}

std::optional<std::string> said(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

/// A code that at least a third of the reports name, on the side that more of them give it.
void set_parties(const std::vector<const Traits*>& reports, Act& act) {
  std::map<std::string, std::pair<int, int>> sides;
  for (const Traits* traits : reports) {
    for (const Party& party : traits->report->event.actors) ++sides[party.code].first;
    for (const Party& party : traits->report->event.recipients) ++sides[party.code].second;
  }
  const int third = (static_cast<int>(reports.size()) + 2) / 3;
  for (const auto& [code, votes] : sides) {
    if (votes.first + votes.second < third) continue;
    (votes.first >= votes.second ? act.actors : act.recipients).push_back(code);
  }
}

Date day_of(const std::vector<const Traits*>& reports) {
  const std::string day = most(reports, [](const Event& event) {
    return said(event.date.value.day != 0 ? to_text(event.date.value) : "");
  });
  if (!day.empty()) return parse_date(day);
  for (const Traits* traits : reports) {
    if (traits->day_kind == DayKind::month) return traits->report->event.date.value;
  }
  std::int32_t first = 0;
  for (const Traits* traits : reports) {
    if (traits->published != 0 && (first == 0 || traits->published < first))
      first = traits->published;
  }
  return first == 0 ? Date{} : date_of(first);
}

void count_sources(const std::vector<const Traits*>& reports, const Settings& settings, Act& act) {
  Origins origins = origins_of(reports, settings);
  std::map<std::size_t, double> surest;
  std::set<std::string_view> languages;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    double& confidence = surest[origins.of(i)];
    confidence = std::max(confidence, reports[i]->report->event.confidence);
    languages.insert(reports[i]->report->event.language);
  }
  double doubt = 1;
  for (const auto& [origin, confidence] : surest) doubt *= 1 - std::min(confidence, 0.99);
  act.publishers = static_cast<int>(surest.size());
  act.languages = static_cast<int>(languages.size());
  act.confidence = 1 - doubt;
}

void name_reports(const std::vector<const Traits*>& reports, const Settings& settings, Act& act) {
  act.id = reports.front()->report->event.id;
  std::set<std::string_view> named;
  for (const Traits* traits : reports) {
    const std::string& id = traits->report->event.id;
    if (!named.insert(id).second) continue;
    act.reports.push_back(id);
    if (traits != reports.front())
      act.why.push_back(id + ": " + likeness_in_words(*reports.front(), *traits, settings));
  }
}

}  // namespace

Act act_of(const std::vector<const Traits*>& found, const Settings& settings) {
  std::vector<const Traits*> reports = found;
  std::sort(reports.begin(), reports.end(), [](const Traits* a, const Traits* b) {
    const auto order = [](const Traits* traits) {
      return std::tuple(traits->published, std::string_view(traits->report->event.document),
                        std::string_view(traits->report->event.id));
    };
    return order(a) < order(b);
  });
  Act act;
  name_reports(reports, settings, act);
  act.type = most(reports, [](const Event& event) { return said(event.type); });
  act.mode = most(reports, [&](const Event& event) {
    return event.type == act.type ? std::optional(event.mode) : std::nullopt;
  });
  act.auxiliary = most(reports, [](const Event& event) { return std::optional(event.auxiliary); });
  act.place = most(reports, [](const Event& event) { return said(event.place.country); });
  set_parties(reports, act);
  act.date = day_of(reports);
  count_sources(reports, settings, act);
  return act;
}

}  // namespace entente::ledger

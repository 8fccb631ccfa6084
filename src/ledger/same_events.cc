// Reports become acts, block by block. In: reports. Out: acts. Within a block reports are taken by
// day; each joins the act it matches best, or begins one. Candidates are found by two common
// parties (one, where a report names only one), so that work grows with reports, not with pairs.
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "ledger/act.h"
#include "ledger/ledger.h"
#include "ledger/likeness.h"
#include "ledger/shared.h"

namespace entente::ledger {
namespace {

using Key = std::uint64_t;
constexpr std::size_t most_parties = 6;  // of which pairs are made

Key mixed(std::uint64_t a, std::uint64_t b, std::int32_t day) {
  const std::uint64_t pair = a * 0x9E3779B97F4A7C15ULL + b;
  return (pair ^ (pair >> 29)) * 0xBF58476D1CE4E5B9ULL + static_cast<std::uint64_t>(day);
}

auto order_of(const Traits& traits) {
  const Event& event = traits.report->event;
  return std::tuple(traits.day_kind == DayKind::month, traits.day, traits.published,
                    std::string_view(event.document), std::string_view(event.id));
}

/// Acts of one block while it grows.
class Block {
 public:
  Block(const Settings& settings, std::vector<Traits> traits)
      : settings_(settings), traits_(std::move(traits)) {
    std::sort(traits_.begin(), traits_.end(),
              [](const Traits& a, const Traits& b) { return order_of(a) < order_of(b); });
    const auto twice =
        std::unique(traits_.begin(), traits_.end(),
                    [](const auto& a, const auto& b) { return order_of(a) == order_of(b); });
    traits_.erase(twice, traits_.end());
  }

  void link() {
    for (std::uint32_t i = 0; i < traits_.size(); ++i) {
      const std::uint32_t act = best(traits_[i]);
      if (act == acts_.size()) acts_.emplace_back();
      acts_[act].push_back(i);
      enter(traits_[i], act);
    }
  }

  void finish(std::vector<Act>& out) const {
    for (const auto& members : acts_) {
      std::vector<const Traits*> reports;
      for (const std::uint32_t member : members) reports.push_back(&traits_[member]);
      out.push_back(act_of(reports, settings_));
    }
  }

 private:
  /// The act that fits best, or the number of acts if none does.
  std::uint32_t best(const Traits& traits) {
    std::vector<std::uint32_t> found;
    collect(traits, found);
    auto best = static_cast<std::uint32_t>(acts_.size());
    double score = settings_.join;
    for (const std::uint32_t act : found) {
      const double mean = mean_likeness(traits, acts_[act]);
      if (mean > score || (mean == score && act < best)) {
        best = act;
        score = mean;
      }
    }
    return best;
  }

  double mean_likeness(const Traits& traits, const std::vector<std::uint32_t>& members) const {
    const std::size_t count =
        std::min(members.size(), static_cast<std::size_t>(std::max(settings_.members, 1)));
    double sum = 0;
    for (std::size_t i = 0; i < count && !std::isinf(sum); ++i)
      sum += likeness(traits, traits_[members[i]], settings_);
    return sum / static_cast<double>(count);
  }

  void collect(const Traits& traits, std::vector<std::uint32_t>& found) const {
    const auto most = static_cast<std::size_t>(settings_.candidates);
    const int before = traits.day_kind == DayKind::month ? -31 : 0;
    for (int back = before; back <= settings_.days && found.size() < most; ++back) {
      each_key(traits, true, [&](std::uint64_t a, std::uint64_t b) {
        const auto at = index_.find(mixed(a, b, traits.day - back));
        if (at == index_.end()) return;
        for (auto act = at->second.rbegin(); act != at->second.rend() && found.size() < most;
             ++act) {
          if (std::find(found.begin(), found.end(), *act) == found.end()) found.push_back(*act);
        }
      });
    }
  }

  void enter(const Traits& traits, std::uint32_t act) {
    each_key(traits, false, [&](std::uint64_t a, std::uint64_t b) {
      auto& acts = index_[mixed(a, b, traits.day)];
      if (acts.empty() || acts.back() != act) acts.push_back(act);
    });
  }

  /// Keys of a report: its pairs of parties; (party, 0) of a report with that party alone; (party,
  /// 1) of every report with that party. One looks up what the other side enters.
  template <class Use>
  static void each_key(const Traits& traits, bool looking, Use use) {
    const std::size_t count = std::min(traits.codes.size(), most_parties);
    const bool alone = count == 1;
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t j = i + 1; j < count; ++j) use(traits.codes[i], traits.codes[j]);
      if (looking) {
        use(traits.codes[i], alone ? 1 : 0);
      } else {
        use(traits.codes[i], 1);
        if (alone) use(traits.codes[i], 0);
      }
    }
  }

  const Settings& settings_;
  std::vector<Traits> traits_;
  std::vector<std::vector<std::uint32_t>> acts_;
  std::unordered_map<Key, std::vector<std::uint32_t>> index_;
};

/// First day of the month of the Wednesday in the day's week, which begins on Sunday.
Date stretch_of(std::int32_t day) {
  const std::int32_t weekday = ((day + 4) % 7 + 7) % 7;  // 0: Sunday
  Date date = date_of(day - weekday + 3);
  date.day = 0;
  return date;
}

}  // namespace

std::string to_text(const BlockKey& key) { return key.family + "/" + to_text(key.begins); }

BlockKey Ledger::block_key(const Report& report) const {
  const Event& event = report.event;
  BlockKey key{std::string(shared_->settings.family(event.type)), {}};
  const Date day = event.date.value.month != 0 ? event.date.value : event.published;
  if (day.day != 0) {
    key.begins = stretch_of(days_of(day));
  } else {
    key.begins = day;
  }
  return key;
}

std::vector<Act> Ledger::same_events(std::span<const Report> reports) const {
  std::map<std::string, std::vector<const Report*>> blocks;
  for (const Report& report : reports) blocks[to_text(block_key(report))].push_back(&report);
  std::vector<Act> acts;
  for (const auto& [key, members] : blocks) {
    std::vector<Traits> traits;
    traits.reserve(members.size());
    for (const Report* member : members) traits.push_back(traits_of(*member));
    Block block(shared_->settings, std::move(traits));
    block.link();
    block.finish(acts);
  }
  std::sort(acts.begin(), acts.end(), [](const Act& a, const Act& b) {
    const auto day = [](Date date) { return std::tuple(date.year, date.month, date.day); };
    return std::tuple(day(a.date), std::string_view(a.id)) <
           std::tuple(day(b.date), std::string_view(b.id));
  });
  return acts;
}

}  // namespace entente::ledger

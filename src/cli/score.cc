#include "cli/score.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

namespace entente::cli {
namespace {

using Agrees = std::function<bool(const ScoredEvent&, const ScoredEvent&)>;

bool reciprocal(const std::string& type) {
  return type == "AGREE" || type == "CONSULT" || type == "SUPPORT" || type == "COOPERATE";
}

std::set<std::string> together(const ScoredEvent& event) {
  std::set<std::string> all = event.actors;
  all.insert(event.recipients.begin(), event.recipients.end());
  return all;
}

bool same_parties(const ScoredEvent& gold, const ScoredEvent& coded) {
  if (gold.actors == coded.actors && gold.recipients == coded.recipients) return true;
  return reciprocal(gold.type) && (gold.recipients.empty() || coded.recipients.empty()) &&
         gold.mode != "visit" && together(gold) == together(coded);
}

int details(const ScoredEvent& gold, const ScoredEvent& coded) {
  return static_cast<int>(gold.mode == coded.mode) + static_cast<int>(gold.date == coded.date) +
         static_cast<int>(gold.place == coded.place);
}

/// Augmenting paths, golds with the closest partner first.
class Matching {
 public:
  Matching(const std::vector<ScoredEvent>& gold, const std::vector<ScoredEvent>& coded,
           Agrees agrees)
      : gold_(gold), coded_(coded), agrees_(std::move(agrees)), owner_(coded.size(), -1) {}

  std::vector<int> run() {
    std::vector<int> order(gold_.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return best(a) > best(b); });
    for (const int g : order) {
      std::vector<bool> seen(coded_.size(), false);
      place(g, seen);
    }
    return owner_;
  }

 private:
  int best(int g) const {
    int most = 0;
    for (const ScoredEvent& c : coded_) {
      if (agrees_(at(g), c)) most = std::max(most, details(at(g), c));
    }
    return most;
  }

  bool place(int g, std::vector<bool>& seen) {
    std::vector<std::size_t> order(coded_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return details(at(g), coded_[a]) > details(at(g), coded_[b]);
    });
    for (const std::size_t c : order) {
      if (seen[c] || !agrees_(at(g), coded_[c])) continue;
      seen[c] = true;
      if (owner_[c] < 0 || place(owner_[c], seen)) {
        owner_[c] = g;
        return true;
      }
    }
    return false;
  }

  const ScoredEvent& at(int g) const { return gold_[static_cast<std::size_t>(g)]; }
  const std::vector<ScoredEvent>& gold_;
  const std::vector<ScoredEvent>& coded_;
  Agrees agrees_;
  std::vector<int> owner_;
};

std::vector<ScoredEvent> actual(const std::vector<ScoredEvent>& events) {
  std::vector<ScoredEvent> out;
  std::copy_if(events.begin(), events.end(), std::back_inserter(out),
               [](const ScoredEvent& event) { return event.auxiliary.empty(); });
  return out;
}

void count_field(const std::string& want, const std::string& have, int& asked, int& right) {
  if (want.empty()) return;
  ++asked;
  right += want == have ? 1 : 0;
}

double share(int right, int asked) { return asked == 0 ? 0 : static_cast<double>(right) / asked; }

std::string row(const std::string& language, const Tally& tally) {
  const Rates type = rates(tally.type, tally.coded, tally.gold),
              event = rates(tally.event, tally.coded, tally.gold);
  char out[256];
  std::snprintf(
      out, sizeof out,
      "%-4s %8d %4d %5d | %.2f %.2f %.3f   | %.2f %.2f %.3f   | %.2f %.2f %.2f  | %d/%d\n",
      language.c_str(), tally.passages, tally.gold, tally.coded, type.precision, type.recall,
      type.f1, event.precision, event.recall, event.f1, share(tally.mode, tally.mode_asked),
      share(tally.date, tally.date_asked), share(tally.place, tally.place_asked),
      tally.false_alarms, tally.empty);
  return out;
}

std::vector<double> figures(const Tally& tally) {
  const Rates event = rates(tally.event, tally.coded, tally.gold);
  return {rates(tally.type, tally.coded, tally.gold).f1,
          event.precision,
          event.recall,
          event.f1,
          share(tally.mode, tally.mode_asked),
          share(tally.date, tally.date_asked),
          share(tally.place, tally.place_asked)};
}

}  // namespace

void Tally::add(const Tally& other) {
  for (int Tally::*field :
       {&Tally::passages, &Tally::gold, &Tally::coded, &Tally::type, &Tally::event, &Tally::empty,
        &Tally::false_alarms, &Tally::mode, &Tally::mode_asked, &Tally::date, &Tally::date_asked,
        &Tally::place, &Tally::place_asked}) {
    this->*field += other.*field;
  }
}

Rates rates(int hits, int coded, int gold) {
  Rates out;
  out.precision = share(hits, coded);
  out.recall = share(hits, gold);
  const double sum = out.precision + out.recall;
  out.f1 = sum == 0 ? 0 : 2 * out.precision * out.recall / sum;
  return out;
}

std::vector<int> match(const std::vector<ScoredEvent>& gold, const std::vector<ScoredEvent>& coded,
                       Level level) {
  return Matching(gold, coded,
                  [level](const ScoredEvent& g, const ScoredEvent& c) {
                    return g.type == c.type && (level == Level::type || same_parties(g, c));
                  })
      .run();
}

Tally score(const std::vector<ScoredEvent>& all_gold, const std::vector<ScoredEvent>& all_coded,
            std::vector<int>* missed, std::vector<int>* spurious) {
  const std::vector<ScoredEvent> gold = actual(all_gold), coded = actual(all_coded);
  Tally tally;
  tally.passages = 1;
  tally.gold = static_cast<int>(gold.size());
  tally.coded = static_cast<int>(coded.size());
  tally.empty = gold.empty() ? 1 : 0;
  tally.false_alarms = gold.empty() && !coded.empty() ? 1 : 0;
  const std::vector<int> types = match(gold, coded, Level::type),
                         owner = match(gold, coded, Level::event);
  tally.type =
      static_cast<int>(std::count_if(types.begin(), types.end(), [](int g) { return g >= 0; }));
  std::vector<bool> found(gold.size(), false);
  for (std::size_t c = 0; c < coded.size(); ++c) {
    if (owner[c] < 0) {
      if (spurious != nullptr) spurious->push_back(static_cast<int>(c));
      continue;
    }
    const ScoredEvent& want = gold[static_cast<std::size_t>(owner[c])];
    found[static_cast<std::size_t>(owner[c])] = true;
    ++tally.event;
    count_field(want.mode, coded[c].mode, tally.mode_asked, tally.mode);
    count_field(want.date, coded[c].date, tally.date_asked, tally.date);
    count_field(want.place, coded[c].place, tally.place_asked, tally.place);
  }
  for (std::size_t g = 0; missed != nullptr && g < gold.size(); ++g) {
    if (!found[g]) missed->push_back(static_cast<int>(g));
  }
  return tally;
}

std::string report(const std::map<std::string, Tally>& by_language) {
  std::string out =
      "lang passages gold coded | type P/R/F1      | event P/R/F1     | mode date place | false "
      "alarms\n";
  Tally total;
  std::vector<double> sums(7, 0);
  for (const auto& [language, tally] : by_language) {
    out += row(language, tally);
    total.add(tally);
    const std::vector<double> values = figures(tally);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += values[i];
  }
  const char* names[] = {"type_f1", "event_p", "event_r", "event_f1", "mode", "date", "place"};
  out += "macro ";
  char cell[64];
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double mean = by_language.empty() ? 0 : sums[i] / static_cast<double>(by_language.size());
    std::snprintf(cell, sizeof cell, "%s%s %.3f", i == 0 ? "" : "  ", names[i], mean);
    out += cell;
  }
  std::snprintf(cell, sizeof cell, "  | micro event_f1 %.3f\n",
                rates(total.event, total.coded, total.gold).f1);
  return out + cell;
}

}  // namespace entente::cli

// Scores of coded events against gold passages. In: gold events and coded events of a passage. Out:
// the measures of the gold scheme's scoring script, equal to it to the last digit. Promise: only
// actual events count; a gold event with an auxiliary is neither asked for nor punished.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace entente::cli {

/// An event as the score sees it, gold or coded.
struct ScoredEvent {
  std::string type, mode, auxiliary, date, place, trigger;
  std::set<std::string> actors, recipients;
};

struct Tally {
  int passages = 0, gold = 0, coded = 0, type = 0, event = 0, empty = 0, false_alarms = 0;
  int mode = 0, mode_asked = 0, date = 0, date_asked = 0, place = 0, place_asked = 0;
  void add(const Tally& other);
};

struct Rates {
  double precision = 0, recall = 0, f1 = 0;
};
Rates rates(int hits, int coded, int gold);

/// Largest one-to-one matching, pairs with most agreeing details first; owner[coded] = gold or -1.
enum class Level { type, event };
std::vector<int> match(const std::vector<ScoredEvent>& gold, const std::vector<ScoredEvent>& coded,
                       Level level);

/// Tally of one passage. `missed` and `spurious` get indices into gold and coded (actual events
/// only), if not nullptr.
Tally score(const std::vector<ScoredEvent>& gold, const std::vector<ScoredEvent>& coded,
            std::vector<int>* missed = nullptr, std::vector<int>* spurious = nullptr);

/// The report: a row a language, then the macro mean and micro F1.
std::string report(const std::map<std::string, Tally>& by_language);

}  // namespace entente::cli

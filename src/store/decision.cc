#include "store/decision.h"

#include <algorithm>

namespace entente::store {

Decisions::Decisions(std::vector<Stored> stored) {
  for (Stored& row : stored) remember({std::move(row), -1});
}

void Decisions::remember(Known known) {
  contents_.insert(known.row.content);
  by_id_.emplace(known.row.document, known_.size());
  if (!known.row.url.empty()) by_url_.emplace(known.row.url, known_.size());
  known_.push_back(std::move(known));
}

void Decisions::supersede(Known& known) {
  known.row.current = false;
  if (known.decision < 0) {
    superseded_.insert(known.row.document);
  } else {
    decisions_[static_cast<std::size_t>(known.decision)].current = false;
  }
}

void Decisions::decide(const Document& document, const std::string& content) {
  if (contents_.contains(content)) {
    decisions_.push_back({Verdict::unchanged, 0, false});
    return;
  }
  Decision decision;
  const auto meet = [&](const auto& range) {
    for (auto at = range.first; at != range.second; ++at) {
      Known& known = known_[at->second];
      decision.verdict = Verdict::changed;
      decision.version = std::max(decision.version, known.row.version + 1);
      if (known.row.current) supersede(known);
    }
  };
  meet(by_id_.equal_range(document.id));
  if (!document.url.empty()) meet(by_url_.equal_range(document.url));
  remember({{document.id, document.url, content, decision.version, true},
            static_cast<int>(decisions_.size())});
  decisions_.push_back(decision);
}

}  // namespace entente::store

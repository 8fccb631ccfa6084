// Reports by the id of their event. In: reports, which must stay where they are. Out: the reports
// of some ids, in the order of the ids; those of one id by document. Does not: own the reports.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/record.h"

namespace entente::ledger {

class ReportIndex {
 public:
  explicit ReportIndex(std::span<const Report> reports) {
    for (const Report& report : reports) by_id_[report.event.id].push_back(&report);
    for (auto& [id, own] : by_id_) {
      std::stable_sort(own.begin(), own.end(), [](const Report* a, const Report* b) {
        return a->event.document < b->event.document;
      });
    }
  }

  std::vector<const Report*> of(std::span<const std::string> ids) const {
    std::vector<const Report*> out;
    for (const std::string& id : ids) {
      const auto found = by_id_.find(id);
      if (found != by_id_.end()) out.insert(out.end(), found->second.begin(), found->second.end());
    }
    return out;
  }

 private:
  std::unordered_map<std::string_view, std::vector<const Report*>> by_id_;
};

}  // namespace entente::ledger

// Events out of the file. In: two answers in the same order, one of events and one of their
// parties. Out: reports, one after the other. Promise: an event that is read equals the one that
// was put. Does not: choose which.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/agreement.h"
#include "store/database.h"

namespace entente::store {

class EventReader {
 public:
  /// Rows of select_events and of select_parties.
  EventReader(Rows events, Rows parties);
  bool next(Report& report);

 private:
  bool party_follows(const std::string& document, std::int64_t position);
  Rows events_, parties_;
  bool party_waits_;
};

/// The current events; `where` narrows them further by columns of events ("block = ?"), or is "".
std::string select_events(const std::string& where);
/// Their parties, in the same order.
std::string select_parties(const std::string& where);
/// The reports of these events; `list` is bound to the `?` of `where`, if that is not "".
Result<std::vector<Report>> read_reports_where(Connection& connection, const std::string& where,
                                               const std::string& list);

}  // namespace entente::store

// Events out of the file. In: answers in one order, one of events and one of their parties. Out:
// reports. Promise: an event that is read equals the one that was put; tables are joined here, row
// by row, so that memory is that of the reports that come out. Does not: choose which.
#pragma once

#include <string>
#include <vector>

#include "model/agreement.h"
#include "store/database.h"

namespace entente::store {

/// The parties of events that are asked for in the order of the rows.
class PartyReader {
 public:
  /// Rows of select_parties.
  explicit PartyReader(Rows rows);
  /// Adds those of the event at this place of the document.
  void read(const std::string& document, std::int64_t position, Event& event);

 private:
  Rows rows_;
  bool waits_;
};

/// Events without their parties, and without what other tables say: sentence and url.
class EventReader {
 public:
  /// Rows of select_events.
  explicit EventReader(Rows events);
  bool next(Report& report);
  /// The place of the last event among those of its document.
  std::int64_t position() const { return position_; }

 private:
  Rows events_;
  std::int64_t position_ = 0;
};

/// Where the rows are: the record's tables, or copies of some of their rows.
struct EventTables {
  const char *events = "events", *actors = "actors", *sentences = "sentences",
             *documents = "documents";
};

/// The current events; `where` narrows them further by columns of events ("block = ?"), or is "".
std::string select_events(const std::string& where, const EventTables& tables);
/// Parties of current events, in the same order; `where` names columns of actors, or is "".
std::string select_parties(const std::string& where, const EventTables& tables);
/// The reports of these events; `list` is bound to the `?` of `where`, if that is not "".
Result<std::vector<Report>> read_reports_where(Connection& connection, const std::string& where,
                                               const std::string& list, const EventTables& tables);

}  // namespace entente::store

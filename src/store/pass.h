// The blocks of events that one pass of link takes. In: the pending blocks. Out: groups of them
// whose events fit in memory together, and the rows that tell of their events in tables of their
// own. Promise: the great tables are read once for a pass and not once for a group; groups are
// those that would be taken one by one, so that passes of any size give the same rows. Does not:
// link, or write to the record.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/event_rows.h"

namespace entente::store {

using Blocks = std::vector<std::string>;

struct Pass {
  std::vector<Blocks> groups;    // by name; none: nothing is pending
  std::set<std::string> linked;  // of these blocks there are acts already
};

/// The next blocks by name, `events_at_once` events a group; a larger block is a group of its own.
/// Their rows are copied to `rows_of_pass`, in place of those of the pass before.
Result<Pass> next_pass(Connection& connection, std::int64_t events_at_once);
Result<void> drop_rows_of_pass(Connection& connection);

/// Tables of the connection, not of the file.
inline constexpr EventTables rows_of_pass = {"pass_events", "pass_actors", "pass_sentences",
                                             "pass_documents"};

}  // namespace entente::store

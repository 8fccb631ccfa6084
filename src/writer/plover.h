// POLECAT's columns. In: events, the words around them, codes of states. Out: tab-separated rows of
// 40 cells under a header. Promise: one row a dyad (dyads.h), only of events that happened; columns
// by name as in docs/output_format.md. Does not: guess what Entente does not know; such cells are
// empty.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/event.h"
#include "writer/dyads.h"
#include "writer/export_codes.h"

namespace entente::writer {

/// The names of the columns, in order.
std::span<const std::string_view> plover_columns();
/// They as one line.
std::string plover_header();
/// The rows of one event; "" if it is no fact. `version` goes into the last column.
std::string plover_lines(const Event& event, const Printed& printed, const ExportCodes& codes,
                         std::string_view version);

}  // namespace entente::writer

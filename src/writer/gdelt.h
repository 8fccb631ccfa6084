// GDELT 2.0's event table. In: events, the words around them, codes of states and acts. Out:
// tab-separated rows of 61 cells, as GDELT's files without a header. Promise: one row a dyad
// (dyads.h), only of events that happened; the columns' meaning as in docs/output_format.md. Does
// not: measure tone, or place actors below their state; such cells are empty.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/event.h"
#include "writer/dyads.h"
#include "writer/export_codes.h"

namespace entente::writer {

/// The names of the columns, in order.
std::span<const std::string_view> gdelt_columns();
/// They as one line, for those who ask for it.
std::string gdelt_header();
/// The rows of one event; "" if it is no fact.
std::string gdelt_lines(const Event& event, const Printed& printed, const ExportCodes& codes);

}  // namespace entente::writer

// The writer. In: events and the documents they came from. Out: JSON lines, CSV, or a table for
// people. Promise: every "text" is the document's bytes at its "span"; the formats are those of
// docs/output_format.md. Does not: decide what to write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/event.h"

namespace entente::writer {

/// One line of JSON with its newline.
std::string json_line(const Event& event, const Document& document);

std::string csv_header();
/// One line of RFC 4180 CSV with its newline; several codes in a cell are joined by ";".
std::string csv_line(const Event& event, const Document& document);

struct TableStyle {
  int width = 100;  // columns of the terminal
  bool colour = false;
};

/// The events of one document as a table, each with date, type, actors > recipients, place and the
/// quoted words.
std::string table(const std::vector<Event>& events, const Document& document,
                  const TableStyle& style);

/// Columns that a text takes on a terminal (East Asian wide characters take two, combining marks
/// none).
int columns(std::string_view text);
/// The text cut to `width` columns, with … where something was cut.
std::string fit(std::string_view text, int width);

}  // namespace entente::writer

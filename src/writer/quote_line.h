// Quotes as text. In: quotes and the document they came from. Out: JSON lines (docs/quotes.md) or a
// table for people. Promise: every "text" is the document's bytes at its "span".
// Does not: decide what to write.
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "model/quote.h"
#include "writer/writer.h"

namespace entente::writer {

/// One line of JSON with its newline.
std::string quote_line(const Quote& quote, const Document& document);

/// The quotes of one document, each with its speaker and the words.
std::string quote_table(const std::vector<Quote>& quotes, const Document& document,
                        const TableStyle& style);

}  // namespace entente::writer

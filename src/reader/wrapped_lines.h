// Hard-wrapped text. In: the lines of a text. Out: its paragraphs, lines joined that a fixed width
// has torn. Promise: a join is made only where the next line's first word would not have fitted,
// and only in a run of lines where that is the rule; a span covers the lines it joins, line feeds
// included. Does not: mend words torn by a hyphen.
#pragma once

#include <string_view>
#include <vector>

#include "model/document.h"

namespace entente::reader {

/// `lines`: spans into `text`, trimmed, in order, blank ones left out. Returns them with those
/// joined that belong together; linear in the text.
std::vector<Span> paragraphs_of(std::string_view text, const std::vector<Span>& lines);

}  // namespace entente::reader

// Stretches between quotation marks, or after a dash that opens a line. In: a document, the marks
// of its language. Out: quotations in the order of the text, not overlapping. Promise: nested
// quotations are part of the outer one; an apostrophe is no mark; a quotation left open at the end
// of a paragraph counts only if the next paragraph opens anew. Does not: tell a statement from a
// name in quotation marks.
#pragma once

#include <vector>

#include "coder/quotes_speech.h"
#include "model/document.h"

namespace entente::coder {

struct Quotation {
  Span outer, words;  // with and without the marks
  bool dash = false;  // opened by a dash: needs a cue
};

std::vector<Quotation> quotations_of(const Document& document, const Speech& speech);

}  // namespace entente::coder

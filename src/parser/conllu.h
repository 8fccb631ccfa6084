// CoNLL-U. In: its text, or parsed sentences. Out: the other. Promise: what is written is valid
// (ids, ranges of multi-word tokens, one root, no cycle); what is read and is not valid is refused
// with its line number. Does not: keep XPOS, DEPS, empty nodes, or comments other than sent_id and
// text.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document.h"
#include "model/sentence.h"

namespace entente::parser {

/// Reads sentences and lays their tokens out as `document.text`, one sentence a line, so that spans
/// hold. Where the columns are "_" the words stay without analysis: `head` of all words is -1.
Result<Parsed> read_conllu(std::string_view text, Document& document);

/// Appends one sentence, with `# text`, SpaceAfter=No and names in MISC ("Name=B-person").
void write_conllu(const Document& document, const Sentence& sentence, std::string& out);

/// The same for all sentences, with `# sent_id = PREFIX-N`.
std::string to_conllu(const Document& document, const Parsed& parsed);

}  // namespace entente::parser

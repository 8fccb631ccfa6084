// Names of one character in scripts without spaces: 米, 日中韓, 訪米, 美国务卿. In: the terms of a
// sentence. Out: runs of them joined into one term of several codes; those that are part of another
// word dropped. Promise: a run stays if it is long, stands before a role, is a word of the parser,
// or follows a mark `short` of reference.tsv. Does not: touch longer names.
#pragma once

#include <vector>

#include "resolver/terms.h"

namespace entente::resolver {

void join_short_names(const Document& document, const Sentence& sentence,
                      const Knowledge& knowledge, const std::vector<lexicon::Match>& references,
                      std::vector<Term>& terms);

}  // namespace entente::resolver

// Multi-word tokens. In: a surface token and the rules of its language. Out: the words it stands
// for ("dell'" -> di, l'). Promise: parts keep the capitals and the apostrophe of the surface. Does
// not: change the text or the token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/rules.h"

namespace entente::parser {

/// The forms of the words, or nothing if the token is one word. `parts` is cleared first. True if
/// it was split. A capitalised word inside a sentence is taken for a name, to which patterns of
/// letters alone do not apply.
bool expand(std::string_view surface, const Rules& rules, bool first_in_sentence,
            std::vector<std::string>& parts);

/// Puts the capitals of `surface` on parts written in lower case.
void dress(std::string_view surface, std::vector<std::string>& parts);

}  // namespace entente::parser

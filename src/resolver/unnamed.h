// Whose is "the ministry"? In: candidates of a document in text order and its places. Out: role
// nouns without a state get the state that the evidence favours. Promise: `why` says which evidence
// led; confidence is at most 0.75; without evidence a candidate stays empty. Does not: touch
// candidates that have actors.
#pragma once

#include <vector>

#include "resolver/candidate.h"

namespace entente::resolver {

void name_roles(const Parsed& parsed, Found& found, const Knowledge& knowledge);

}  // namespace entente::resolver

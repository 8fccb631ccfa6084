// "Both countries", "the island state", "his counterpart", "they". In: candidates of a document in
// text order. Out: those that wait for earlier mentions get their actors. Promise: only mentions
// that come before count; `why` names them. Does not: resolve dropped subjects (see last_subject in
// resolver.h).
#pragma once

#include "resolver/candidate.h"

namespace entente::resolver {

/// Reads the marks `count` of reference.tsv ("the three countries") into the candidates that wait
/// for several.
void count_parties(const Knowledge& knowledge, Found& found);

/// Reads the marks `local` of reference.tsv ("the local police") beside roles without a state.
void mark_local(const Knowledge& knowledge, Found& found);

/// Adds a waiting candidate for each subject pronoun of reference.tsv; the result is in text order.
void add_pronouns(const Document& document, const Parsed& parsed, const Knowledge& knowledge,
                  Found& found);

/// First only those of role nouns ("that country's minister"), which other roles need; then all.
enum class Which : std::uint8_t { roles, all };
void resolve_antecedents(Found& found, Which which);

}  // namespace entente::resolver

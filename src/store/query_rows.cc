#include <array>

#include "store/query.h"

namespace entente::store {
namespace {

constexpr std::array all_filters = {
    Filter{"actor", "CODE", ValueKind::text, "list_contains(a.actors, ?)", "a.actor = ?",
           "Who acts: ISO alpha-3, EUR, UNO, IGO:NATO …"},
    Filter{"recipient", "CODE", ValueKind::text, "list_contains(a.recipients, ?)",
           "a.recipient = ?", "Who is acted upon"},
    Filter{"dyad", "A-B", ValueKind::pair,
           "(list_contains(a.actors, ?) AND list_contains(a.recipients, ?)) OR "
           "(list_contains(a.actors, ?) AND list_contains(a.recipients, ?)) OR "
           "(len(a.recipients) = 0 AND list_contains(a.actors, ?) AND list_contains(a.actors, ?))",
           "(a.actor, a.recipient) IN ((?, ?), (?, ?))",
           "Between these two, in either direction; --actor A --recipient B for one direction"},
    Filter{"type", "TYPE", ValueKind::text, "a.type = upper(?)", "",
           "PLOVER type: CONSULT, AGREE, ASSAULT …"},
    Filter{"mode", "MODE", ValueKind::text, "a.mode = ?", "", "PLOVER mode: visit, meet, aerial …"},
    Filter{"quad", "1-4", ValueKind::number, "a.quad = ?::INTEGER", "",
           "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"},
    Filter{"context", "CONTEXT", ValueKind::text, "list_contains(a.contexts, ?)", "",
           "PLOVER context: military, diplomatic …"},
    Filter{"since", "DAY", ValueKind::first_day, "a.date >= ?::DATE", "",
           "From this day on: 2024-11-01, 2024-11 or 2024"},
    Filter{"until", "DAY", ValueKind::last_day, "a.date <= ?::DATE", "",
           "Up to this day, the last one of month or year"},
    Filter{"place", "PLACE", ValueKind::text, "? IN (a.place, a.place_name)", "",
           "Where: ISO alpha-3 or a name as printed"},
    Filter{"language", "xx", ValueKind::text,
           "a.act IN (SELECT act FROM mentions WHERE language = ?)", "",
           "Reported in this language (ISO 639-1)"},
    Filter{"publisher", "NAME", ValueKind::text,
           "a.act IN (SELECT act FROM mentions WHERE publisher = ?)", "",
           "Reported by this publisher"},
    Filter{"min-confidence", "0-1", ValueKind::number, "a.confidence >= ?::DOUBLE", "",
           "At least this confidence"},
    Filter{"min-publishers", "N", ValueKind::number, "a.publishers >= ?::INTEGER", "",
           "Corroboration: reported by at least so many independent publishers"},
    Filter{"auxiliary", "AUXILIARY", ValueKind::text, "? IN (a.auxiliary, 'any')", "",
           "historical, future, hypothetical, negation or any; without it: what happened", ""},
};

constexpr std::array all_fields = {
    Field{"actor", ", unnest(a.actors) AS who(actor)", "who.actor", "a.actor", "Each who acts"},
    Field{"recipient", ", unnest(a.recipients) AS whom(recipient)", "whom.recipient", "a.recipient",
          "Each who is acted upon"},
    Field{"dyad", "", "", "a.actor || '-' || a.recipient", "Each pair, actor first"},
    Field{"type", "", "a.type", "a.type", "PLOVER type"},
    Field{"mode", "", "a.mode", "a.mode", "PLOVER mode"},
    Field{"quad", "", "a.quad", "a.quad", "PLOVER quad"},
    Field{"context", ", unnest(a.contexts) AS what(context)", "what.context", "what.context",
          "Each PLOVER context"},
    Field{"auxiliary", "", "a.auxiliary", "a.auxiliary", "Whether it happened"},
    Field{"date", "", "a.date::VARCHAR", "a.date::VARCHAR", "Day"},
    Field{"month", "", "strftime(a.date, '%Y-%m')", "strftime(a.date, '%Y-%m')", "Month"},
    Field{"year", "", "year(a.date)", "year(a.date)", "Year"},
    Field{"place", "", "a.place", "a.place", "Country where it happened"},
    Field{"language", " JOIN mentions m ON m.act = a.act", "m.language", "m.language",
          "Language of a report"},
    Field{"publisher", " JOIN mentions m ON m.act = a.act", "m.publisher", "m.publisher",
          "Publisher of a report"},
    Field{"confidence", "", "floor(a.confidence * 10) / 10", "floor(a.confidence * 10) / 10",
          "Confidence, in tenths"},
    Field{"corroboration", "", "a.publishers", "a.publishers", "Number of independent publishers"},
};

constexpr std::array<std::string_view, 4> all_periods = {"day", "week", "month", "year"};

}  // namespace

std::span<const Filter> filters() { return all_filters; }
std::span<const Field> fields() { return all_fields; }
std::span<const std::string_view> periods() { return all_periods; }

}  // namespace entente::store

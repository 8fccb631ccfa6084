#include <array>

#include "store/schema.h"

namespace entente::store {
namespace {

/// The columns of a table whose rows belong to a version of a document.
std::vector<Column> of_document(std::vector<Column> rest) {
  const Column ours[] = {{"document", "VARCHAR", "documents.document"},
                         {"version", "INTEGER", "documents.version"},
                         {"current", "BOOLEAN", "false: the document was superseded; not counted"}};
  rest.insert(rest.begin(), std::begin(ours), std::end(ours));
  return rest;
}

const std::vector<Table>& all_tables() {
  static const std::vector<Table> tables = {
      {"meta",
       "what the file is",
       {{"key", "VARCHAR", "format_version, or program: the one that made the file"},
        {"value", "VARCHAR", "its value"}}},
      {"runs",
       "what coded the documents, so that a data set can be reproduced",
       {{"run", "VARCHAR", "hash of the other columns"},
        {"program", "VARCHAR", "version of Entente"},
        {"lexicon", "VARCHAR", "hash of all files of languages/ and ontology/"},
        {"options", "VARCHAR", "options that change what is coded"}}},
      {"pending",
       "what must be computed anew; empty after an undisturbed ingest",
       {{"block", "VARCHAR",
         "events.block; told:EUR JPN, an agreement of these parties was told; act:EUR JPN, an act "
         "of "
         "theirs has changed; day: what is silent today; agreements: all agreements"}}},
      {"documents",
       "each article, each version of it once",
       {{"document", "VARCHAR", "id as given, or name of the file"},
        {"version", "INTEGER", "1; one more for each change of the text"},
        {"current", "BOOLEAN", "the newest version of this id or url"},
        {"content", "VARCHAR", "hash of text, day, url and publisher"},
        {"run", "VARCHAR", "runs.run"},
        {"language", "VARCHAR", "ISO 639-1"},
        {"publisher", "VARCHAR", "who printed it"},
        {"url", "VARCHAR", "where it was found"},
        {"published", "DATE", "day of publication"},
        {"title", "VARCHAR", "its title as printed in the text"},
        {"text", "VARCHAR", "the whole text; spans are byte offsets [begin, end) into its UTF-8"}}},
      {"sentences", "sentences of the documents, titles included",
       of_document({{"sentence", "INTEGER", "from 0"},
                    {"span_begin", "INTEGER", "first byte"},
                    {"span_end", "INTEGER", "byte after the last"},
                    {"text", "VARCHAR", "the words"}})},
      {"events", "coded events: what one document says of one act",
       of_document(
           {{"event", "VARCHAR", "16 hexadecimal digits, as in entente code"},
            {"position", "INTEGER", "its place among the events of the document, from 0"},
            {"type", "VARCHAR", "PLOVER type"},
            {"mode", "VARCHAR", "PLOVER mode or empty"},
            {"auxiliary", "VARCHAR",
             "empty: it happened; historical, future, hypothetical, negation"},
            {"quad", "INTEGER", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"},
            {"score", "DOUBLE", "PLOVER's scale, -10 to 10"},
            {"contexts", "VARCHAR[]", "PLOVER contexts"},
            {"actors", "VARCHAR[]", "codes of those who act"},
            {"recipients", "VARCHAR[]", "codes of those acted upon"},
            {"date", "DATE", "day of the act; the first day where only month or year is known"},
            {"date_value", "VARCHAR", "2024-11-01, 2024-11 or 2024"},
            {"granularity", "VARCHAR", "day, month, year or empty"},
            {"date_begin", "INTEGER", "span of the words that tell the date"},
            {"date_end", "INTEGER", "byte after its last"},
            {"place_country", "VARCHAR", "ISO 3166-1 alpha-3"},
            {"place_name", "VARCHAR", "as printed"},
            {"latitude", "DOUBLE", "degrees north; 0 with longitude 0: unknown"},
            {"longitude", "DOUBLE", "degrees east"},
            {"geonames", "BIGINT", "GeoNames id; 0: unknown"},
            {"place_begin", "INTEGER", "span of the words that tell the place"},
            {"place_end", "INTEGER", "byte after its last"},
            {"trigger", "VARCHAR", "the words that carry the act"},
            {"trigger_begin", "INTEGER", "their span"},
            {"trigger_end", "INTEGER", "byte after its last"},
            {"trigger_spans", "INTEGER[]",
             "begin and end of each mention of the act in the document"},
            {"sentence_begin", "INTEGER", "span of the sentence: sentences.span_begin"},
            {"sentence_end", "INTEGER", "byte after its last"},
            {"confidence", "DOUBLE", "0 to 1"},
            {"rule", "VARCHAR", "file, line and name of the rule"},
            {"language", "VARCHAR", "of the document"},
            {"publisher", "VARCHAR", "of the document"},
            {"published", "DATE", "of the document"},
            {"block", "VARCHAR", "reports of one act fall in one block"}})},
      {"actors", "parties of the coded events, one row each",
       of_document({{"event", "VARCHAR", "events.event"},
                    {"event_position", "INTEGER", "events.position"},
                    {"role", "VARCHAR", "actor or recipient"},
                    {"position", "INTEGER", "from 0"},
                    {"code", "VARCHAR", "ISO 3166-1 alpha-3, EUR, UNO, IGO:NATO, IMG:…"},
                    {"name", "VARCHAR", "name of the state or body"},
                    {"sector", "VARCHAR", "sector: government, military …"},
                    {"person", "VARCHAR", "the person who speaks for it"},
                    {"text", "VARCHAR", "as printed; empty where inferred"},
                    {"span_begin", "INTEGER", "span of these words"},
                    {"span_end", "INTEGER", "byte after its last"},
                    {"confidence", "DOUBLE", "0 to 1"},
                    {"why", "VARCHAR", "how an inferred party was found"}})},
      {"quotes", "who said what",
       of_document({{"position", "INTEGER", "from 0"},
                    {"speaker", "VARCHAR", "as named in the document"},
                    {"role", "VARCHAR", "as printed"},
                    {"code", "VARCHAR", "state or body"},
                    {"text", "VARCHAR", "the words said"},
                    {"cue", "VARCHAR", "the verb of saying"},
                    {"direct", "BOOLEAN", "between quotation marks"},
                    {"confidence", "DOUBLE", "0 to 1"},
                    {"speaker_begin", "INTEGER", "span of the words that name the speaker"},
                    {"speaker_end", "INTEGER", "byte after its last"},
                    {"span_begin", "INTEGER", "span of the words said"},
                    {"span_end", "INTEGER", "byte after its last"},
                    {"cue_begin", "INTEGER", "span of the cue"},
                    {"cue_end", "INTEGER", "byte after its last"}})},
      {"acts",
       "acts of the world: one for all their reports",
       {{"act", "VARCHAR", "id, of its first report"},
        {"block", "VARCHAR", "events.block"},
        {"type", "VARCHAR", "PLOVER type"},
        {"mode", "VARCHAR", "PLOVER mode or empty"},
        {"auxiliary", "VARCHAR", "as in events"},
        {"quad", "INTEGER", "as in events"},
        {"score", "DOUBLE", "PLOVER's scale, -10 to 10"},
        {"contexts", "VARCHAR[]", "of all reports, sorted"},
        {"actors", "VARCHAR[]", "codes, sorted"},
        {"recipients", "VARCHAR[]", "codes, sorted"},
        {"date", "DATE", "day of the act; the first day where only month or year is known"},
        {"date_value", "VARCHAR", "2024-11-01, 2024-11 or 2024"},
        {"place", "VARCHAR", "ISO 3166-1 alpha-3 or empty"},
        {"place_name", "VARCHAR", "as printed in the first report that names one"},
        {"reports", "INTEGER", "number of mentions"},
        {"publishers", "INTEGER", "independent ones: near-copies count once"},
        {"languages", "INTEGER", "independent ones"},
        {"confidence", "DOUBLE", "0 to 1"},
        {"why", "VARCHAR[]", "the score of each join, in words"}}},
      {"mentions",
       "event by report: which events tell of an act",
       {{"act", "VARCHAR", "acts.act"},
        {"event", "VARCHAR", "events.event"},
        {"document", "VARCHAR", "documents.document"},
        {"block", "VARCHAR", "events.block"},
        {"position", "INTEGER", "0 is the first report"},
        {"language", "VARCHAR", "of the document"},
        {"publisher", "VARCHAR", "of the document"},
        {"published", "DATE", "of the document"}}},
      {"agreement_reports", "what one document says of one agreement",
       of_document(
           {{"position", "INTEGER", "from 0"},
            {"language", "VARCHAR", "of the document"},
            {"publisher", "VARCHAR", "of the document"},
            {"published", "VARCHAR", "of the document"},
            {"event", "VARCHAR", "events.event it rests on, or empty"},
            {"name", "VARCHAR", "as printed"},
            {"span", "INTEGER[]", "begin and end of the name"},
            {"kind", "VARCHAR", "a row of ontology/agreements.tsv"},
            {"status", "VARCHAR",
             "announced, negotiated, signed, ratified, in_force, suspended, ended"},
            {"parties",
             "STRUCT(code VARCHAR, name VARCHAR, sector VARCHAR, person VARCHAR, "
             "span INTEGER[], confidence DOUBLE, why VARCHAR)[]",
             "who agrees"},
            {"date", "STRUCT(\"value\" VARCHAR, granularity VARCHAR, span INTEGER[])", "when"},
            {"place",
             "STRUCT(country VARCHAR, name VARCHAR, latitude DOUBLE, longitude DOUBLE, "
             "geonames BIGINT, span INTEGER[])",
             "where"},
            {"signatories",
             "STRUCT(name VARCHAR, \"role\" VARCHAR, code VARCHAR, span INTEGER[])[]",
             "who signed"},
            {"claims", "VARCHAR[]", "what the text claims for it"},
            {"commitments", "STRUCT(kind VARCHAR, \"text\" VARCHAR, span INTEGER[])[]", "promises"},
            {"sentence_text", "VARCHAR", "the sentence"}})},
      {"agreements",
       "agreements of the world",
       {{"agreement", "VARCHAR", "stable id"},
        {"name", "VARCHAR", "as printed"},
        {"kind", "VARCHAR", "a row of ontology/agreements.tsv"},
        {"status", "VARCHAR", "as in agreement_reports"},
        {"parties", "STRUCT(code VARCHAR, name VARCHAR)[]", "who agreed"},
        {"date", "DATE", "the first day where only month or year is known"},
        {"date_value", "VARCHAR", "2024-11-01, 2024-11 or 2024"},
        {"place", "VARCHAR", "name as printed, or country"},
        {"signatories", "STRUCT(name VARCHAR, \"role\" VARCHAR, code VARCHAR, span INTEGER[])[]",
         "who signed"},
        {"claims", "VARCHAR[]", "what the texts claim for it"},
        {"sources", "VARCHAR[]", "documents, by day of publication"},
        {"block", "VARCHAR", "first pair of the parties that its circle of agreements names"}}},
      {"commitments",
       "promises in agreements",
       {{"agreement", "VARCHAR", "agreements.agreement"},
        {"position", "INTEGER", "from 0"},
        {"kind", "VARCHAR", "a row of ontology/commitments.tsv"},
        {"text", "VARCHAR", "as printed"},
        {"document", "VARCHAR", "documents.document"},
        {"span", "INTEGER[]", "begin and end of the text there"},
        {"status", "VARCHAR", "pledged, begun, kept, silent, broken"},
        {"times_kept", "INTEGER", "number of deeds that keep it"}}},
      {"deeds",
       "later acts that keep or break a commitment",
       {{"agreement", "VARCHAR", "agreements.agreement"},
        {"commitment", "INTEGER", "commitments.position"},
        {"position", "INTEGER", "from 0, by date"},
        {"act", "VARCHAR", "acts.act"},
        {"date", "DATE", "the first day where only month or year is known"},
        {"date_value", "VARCHAR", "2024-11-01, 2024-11 or 2024"},
        {"text", "VARCHAR", "trigger as printed in its first report"},
        {"why", "VARCHAR", "why it counts"},
        {"breaks", "BOOLEAN", "true: it breaks the commitment"}}},
  };
  return tables;
}

constexpr std::array all_views = {
    View{"places", "places of the current events, each once, with the number of events there",
         "SELECT place_country AS country, place_name AS name, latitude, longitude, geonames, "
         "count(*) AS events FROM events WHERE current AND place_country <> '' GROUP BY ALL"},
    View{"reports", "the current events with the words of their sentences",
         "SELECT e.*, s.text AS sentence_text FROM events e LEFT JOIN sentences s ON s.document = "
         "e.document AND s.version = e.version AND s.span_begin = e.sentence_begin WHERE "
         "e.current"},
    View{"dyads",
         "one row for each pair of an act: actor and recipient; or, where nobody is acted upon, "
         "each "
         "two actors in both directions",
         "SELECT * EXCLUDE (mutual) FROM (SELECT * EXCLUDE (others), unnest(others) AS recipient "
         "FROM (SELECT * EXCLUDE (actors, recipients, why), unnest(actors) AS actor, "
         "CASE WHEN len(recipients) = 0 THEN actors ELSE recipients END AS others, "
         "len(recipients) = 0 AS mutual FROM acts)) WHERE NOT mutual OR actor <> recipient"},
};

}  // namespace

std::span<const Table> tables() { return all_tables(); }

std::span<const View> views() { return all_views; }

namespace {

constexpr std::array all_migrations = {
    Migration{1,
              "ALTER TABLE agreements ADD COLUMN block VARCHAR; "
              "INSERT INTO pending VALUES ('agreements')"},
};

}  // namespace

std::span<const Migration> migrations() { return all_migrations; }

}  // namespace entente::store

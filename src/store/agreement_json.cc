#include "store/agreement_json.h"

#include <algorithm>
#include <cstdio>

namespace entente {
namespace {

using nlohmann::json;

void to_json(json& out, const Party& party) {
  out = {{"code", party.code},     {"name", party.name}, {"sector", party.sector},
         {"person", party.person}, {"span", party.span}, {"confidence", party.confidence},
         {"why", party.why}};
}

Party party_from(const json& in) {
  Party party;
  party.code = in.at("code");
  party.name = in.at("name");
  party.sector = in.value("sector", "");
  party.person = in.value("person", "");
  party.span = in.value("span", Span{});
  party.confidence = in.value("confidence", 0.0);
  party.why = in.value("why", "");
  return party;
}

json json_of(const Signatory& signatory) {
  return {{"name", signatory.name},
          {"role", signatory.role},
          {"code", signatory.code},
          {"span", signatory.span}};
}

Signatory signatory_from(const json& in) {
  return {in.at("name"), in.at("role"), in.at("code"), in.at("span")};
}

json json_of(const CommitmentReport& commitment) {
  return {{"kind", commitment.kind}, {"text", commitment.text}, {"span", commitment.span}};
}

CommitmentReport commitment_from(const json& in) {
  return {in.at("kind"), in.at("text"), in.at("span")};
}

template <class T, class Made>
json list_of(const std::vector<T>& values, Made made) {
  json out = json::array();
  for (const T& value : values) out.push_back(made(value));
  return out;
}

template <class Made>
auto list_from(const json& in, Made made) {
  std::vector<decltype(made(in))> out;
  for (const json& value : in) out.push_back(made(value));
  return out;
}

json whole_party(const Party& party) {
  json out;
  to_json(out, party);
  return out;
}

json short_party(const Party& party) { return {{"code", party.code}, {"name", party.name}}; }

/// The first day of what a date tells, or null.
json first_day(Date date) {
  if (date.year == 0) return nullptr;
  char out[24];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", date.year, std::max<int>(date.month, 1),
                std::max<int>(date.day, 1));
  return out;
}

}  // namespace

void to_json(json& out, const Span& span) { out = json::array({span.begin, span.end}); }
void from_json(const json& in, Span& span) { span = {in.at(0), in.at(1)}; }
void to_json(json& out, const Date& date) { out = to_text(date); }
void from_json(const json& in, Date& date) { date = parse_date(in.get<std::string>()); }

void to_json(json& out, const AgreementReport& report) {
  const EventPlace& place = report.place;
  out = {{"document", report.document},
         {"language", report.language},
         {"publisher", report.publisher},
         {"published", report.published},
         {"event", report.event},
         {"name", report.name},
         {"span", report.span},
         {"kind", report.kind},
         {"status", report.status},
         {"claims", report.claims},
         {"sentence_text", report.sentence_text}};
  out["parties"] = list_of(report.parties, whole_party);
  out["date"] = {{"value", report.date.value},
                 {"granularity", report.date.granularity},
                 {"span", report.date.span}};
  out["place"] = {{"country", place.country},   {"name", place.name},
                  {"latitude", place.latitude}, {"longitude", place.longitude},
                  {"geonames", place.geonames}, {"span", place.span}};
  out["signatories"] = list_of(report.signatories, [](const auto& one) { return json_of(one); });
  out["commitments"] = list_of(report.commitments, [](const auto& one) { return json_of(one); });
}

void from_json(const json& in, AgreementReport& report) {
  report.document = in.at("document");
  report.language = in.at("language");
  report.publisher = in.at("publisher");
  report.published = in.at("published");
  report.event = in.at("event");
  report.name = in.at("name");
  report.span = in.at("span");
  report.kind = in.at("kind");
  report.status = in.at("status");
  report.claims = in.at("claims").get<std::vector<std::string>>();
  report.sentence_text = in.at("sentence_text");
  report.parties = list_from(in.at("parties"), party_from);
  const json& date = in.at("date");
  report.date = {date.at("value"), date.at("granularity"), date.at("span")};
  const json& place = in.at("place");
  report.place = {place.at("country"),   place.at("name"),     place.at("latitude"),
                  place.at("longitude"), place.at("geonames"), place.at("span")};
  report.signatories = list_from(in.at("signatories"), signatory_from);
  report.commitments = list_from(in.at("commitments"), commitment_from);
}

void to_json(json& out, const Agreement& agreement) {
  out = {{"agreement", agreement.id},
         {"name", agreement.name},
         {"kind", agreement.kind},
         {"status", agreement.status},
         {"date", first_day(agreement.date)},
         {"date_value", agreement.date},
         {"place", agreement.place},
         {"claims", agreement.claims},
         {"sources", agreement.sources}};
  out["parties"] = list_of(agreement.parties, short_party);
  out["signatories"] = list_of(agreement.signatories, [](const auto& one) { return json_of(one); });
}

void from_json(const json& in, Agreement& agreement) {
  agreement.id = in.at("agreement");
  agreement.name = in.at("name");
  agreement.kind = in.at("kind");
  agreement.status = in.at("status");
  agreement.date = in.at("date_value");
  agreement.place = in.at("place");
  agreement.claims = in.at("claims").get<std::vector<std::string>>();
  agreement.sources = in.at("sources").get<std::vector<std::string>>();
  agreement.parties = list_from(in.at("parties"), party_from);
  agreement.signatories = list_from(in.at("signatories"), signatory_from);
}

void to_json(json& out, const Commitment& commitment) {
  out = {{"kind", commitment.kind},         {"text", commitment.text},
         {"document", commitment.document}, {"span", commitment.span},
         {"status", commitment.status},     {"times_kept", commitment.times_kept}};
}

void from_json(const json& in, Commitment& commitment) {
  commitment.kind = in.at("kind");
  commitment.text = in.at("text");
  commitment.document = in.at("document");
  commitment.span = in.at("span");
  commitment.status = in.at("status");
  commitment.times_kept = in.at("times_kept");
}

void to_json(json& out, const Deed& deed) {
  out = {{"act", deed.act},         {"date", first_day(deed.date)},
         {"date_value", deed.date}, {"text", deed.text},
         {"why", deed.why},         {"breaks", deed.breaks}};
}

void from_json(const json& in, Deed& deed) {
  deed.act = in.at("act");
  deed.date = in.at("date_value");
  deed.text = in.at("text");
  deed.why = in.at("why");
  deed.breaks = in.at("breaks");
}

}  // namespace entente

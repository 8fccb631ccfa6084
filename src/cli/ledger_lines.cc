#include "cli/ledger_lines.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "writer/writer.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(Span span) { return Json::array({span.begin, span.end}); }

Json json_of(const Deed& deed) {
  Json out = {
      {"act", deed.act}, {"date", to_text(deed.date)}, {"text", deed.text}, {"why", deed.why}};
  if (deed.breaks) out["breaks"] = true;
  return out;
}

Json json_of(const Commitment& commitment) {
  Json out = {{"kind", commitment.kind},
              {"text", commitment.text},
              {"span", json_of(commitment.span)},
              {"document", commitment.document},
              {"status", commitment.status},
              {"times_kept", commitment.times_kept},
              {"deeds", Json::array()}};
  for (const Deed& deed : commitment.deeds) out["deeds"].push_back(json_of(deed));
  return out;
}

std::string joined(const std::vector<std::string>& texts, const char* between) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : between) + text;
  return out;
}

std::string dash(const std::string& text) { return text.empty() ? "-" : text; }

std::string styled(const std::string& text, const char* code, const LedgerStyle& style) {
  return style.colour ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
}

std::string parties_in_words(const Agreement& agreement) {
  std::string out;
  for (const Party& party : agreement.parties) out += (out.empty() ? "" : "-") + party.code;
  return out;
}

std::string signatories_in_words(const Agreement& agreement) {
  std::string out;
  for (const Signatory& one : agreement.signatories) {
    out += (out.empty() ? "" : ", ") + one.name;
    if (!one.role.empty()) out += " (" + one.role + ")";
  }
  return out;
}

std::string fitted(const std::string& text, const LedgerStyle& style) {
  return writer::fit(text, style.width) + "\n";
}

}  // namespace

std::string agreement_line(const Agreement& agreement) {
  Json out = {{"id", agreement.id},           {"name", agreement.name},
              {"kind", agreement.kind},       {"parties", Json::array()},
              {"status", agreement.status},   {"date", to_text(agreement.date)},
              {"place", agreement.place},     {"signatories", Json::array()},
              {"commitments", Json::array()}, {"sources", agreement.sources},
              {"claims", agreement.claims}};
  for (const Party& party : agreement.parties)
    out["parties"].push_back({{"code", party.code}, {"name", party.name}});
  for (const Signatory& one : agreement.signatories)
    out["signatories"].push_back({{"name", one.name}, {"role", one.role}, {"code", one.code}});
  for (const Commitment& one : agreement.commitments) out["commitments"].push_back(json_of(one));
  return line_of(out);
}

std::string act_line(const Act& act, const std::vector<const Report*>& reports) {
  Json out = {{"id", act.id},
              {"type", act.type},
              {"mode", act.mode},
              {"auxiliary", act.auxiliary},
              {"actors", act.actors},
              {"recipients", act.recipients},
              {"date", to_text(act.date)},
              {"place", act.place},
              {"publishers", act.publishers},
              {"languages", act.languages},
              {"confidence", std::round(act.confidence * 1000) / 1000},
              {"reports", Json::array()},
              {"why", act.why}};
  for (const Report* report : reports) {
    for (const Span mention : report->event.mentions)
      out["reports"].push_back({{"event", report->event.id},
                                {"document", report->event.document},
                                {"type", report->event.type},
                                {"span", json_of(mention)}});
  }
  return line_of(out);
}

std::string agreement_table(const Agreement& agreement, const LedgerStyle& style) {
  const std::string head = parties_in_words(agreement) + "  " + dash(agreement.kind) + ", " +
                           dash(agreement.status) + "  " + dash(to_text(agreement.date)) + "  " +
                           dash(agreement.place);
  std::string out = styled(writer::fit(head, style.width), "1", style) + "\n";
  out += fitted("  \"" + agreement.name + "\", sources: " + joined(agreement.sources, ", "), style);
  if (!agreement.signatories.empty())
    out += fitted("  signed by " + signatories_in_words(agreement), style);
  for (const std::string& claim : agreement.claims) out += fitted("  claim: " + claim, style);
  for (const Commitment& one : agreement.commitments) {
    const std::string times =
        one.times_kept > 1 ? " " + std::to_string(one.times_kept) + " times" : "";
    out += fitted("  " + one.kind + ": " + one.status + times + "  \"" + one.text + "\"", style);
    for (const Deed& deed : one.deeds)
      out += fitted("    " + to_text(deed.date) + "  \"" + deed.text + "\"  " + deed.why, style);
  }
  return out + "\n";
}

std::string act_table(const Act& act, const LedgerStyle& style) {
  const std::string kind = act.type + (act.mode.empty() ? "" : "/" + act.mode) +
                           (act.auxiliary.empty() ? "" : " (" + act.auxiliary + ")");
  std::string out = fitted(
      dash(to_text(act.date)) + "  " + kind + "  " + dash(joined(act.actors, ",")) + " > " +
          dash(joined(act.recipients, ",")) + "  " + dash(act.place) + "  " +
          std::to_string(act.reports.size()) + " reports, " + std::to_string(act.publishers) +
          " publishers, " + std::to_string(act.languages) + " languages",
      style);
  for (const std::string& why : act.why) out += fitted("    " + why, style);
  return out;
}

}  // namespace entente::cli

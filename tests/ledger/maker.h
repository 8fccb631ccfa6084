// Reports made for the tests of the ledger. In: who did what to whom, when, told by whom. Out:
// reports and agreement reports. Does not: read text.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ledger/ledger.h"

namespace entente::ledger {

inline const Ledger& ledger() {
  static const Result<Ledger> opened = Ledger::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return *opened;
}

struct Told {
  std::string document, published = "2025-03-18", publisher = "Meridian", language = "en";
  std::string type = "SUPPORT", mode = "", rule = "sign", auxiliary = "";
  std::vector<std::string> actors = {"AUS", "EUR"}, recipients = {};
  std::string day = "2025-03-18", country = "AUS";
  std::string trigger = "signed",
              sentence =
                  "The European Union and Australia signed a security partnership in Canberra.";
};

inline std::vector<Party> parties_of(const std::vector<std::string>& codes) {
  std::vector<Party> out;
  for (const std::string& code : codes) {
    Party& party = out.emplace_back();
    party.code = code;
    party.name = code + " (name)";
  }
  return out;
}

inline Report report_of(const Told& told) {
  Report report;
  Event& event = report.event;
  event.document = told.document;
  event.id = told.document + "/" + told.type + "/" + told.trigger;
  event.language = told.language;
  event.type = told.type;
  event.mode = told.mode;
  event.rule = "ontology/rules/some.rules:1 " + told.rule;
  event.auxiliary = told.auxiliary;
  event.actors = parties_of(told.actors);
  event.recipients = parties_of(told.recipients);
  event.published = parse_date(told.published);
  event.date.value = parse_date(told.day);
  if (!told.day.empty()) event.date.span = {1, 4};
  event.place.country = told.country;
  event.sentence = {0, static_cast<std::uint32_t>(told.sentence.size())};
  event.confidence = 0.8;
  report.publisher = told.publisher;
  report.trigger_text = told.trigger;
  report.sentence_text = told.sentence;
  return report;
}

inline std::vector<Report> reports_of(const std::vector<Told>& all) {
  std::vector<Report> out;
  for (const Told& told : all) out.push_back(report_of(told));
  return out;
}

/// Acts in one line each, to compare whole results: "id: report report | SUPPORT AUS,EUR > ".
inline std::string printed(const std::vector<Act>& acts) {
  std::string out;
  for (const Act& act : acts) {
    out += act.id + ":";
    for (const std::string& report : act.reports) out += " " + report;
    out += " | " + act.type + " " + to_text(act.date) + " " + std::to_string(act.publishers) + "/" +
           std::to_string(act.languages);
    for (const std::string& code : act.actors) out += " " + code;
    out += " >";
    for (const std::string& code : act.recipients) out += " " + code;
    for (const std::string& why : act.why) out += " [" + why + "]";
    out += "\n";
  }
  return out;
}

}  // namespace entente::ledger

#include "cli/when.h"

#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "resolver/dates.h"

namespace {

using entente::Date;
using entente::resolver::DateKind;
using entente::resolver::DateMention;
using entente::resolver::Dates;

struct WhenRequest {
  std::string text, published, language = "en";
};

int complain(const std::string& message, int code) {
  std::cerr << "entente when: " << message << "\n";
  return code;
}

std::string days(int count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

std::string related(const DateMention& mention) {
  if (mention.kind == DateKind::clause)
    return "the act it introduces lies " + days(std::abs(mention.offset)) +
           (mention.offset < 0 ? " after" : " before") + " the main one";
  if (mention.offset == 0) return "the day of an earlier mention";
  return days(std::abs(mention.offset)) + (mention.offset < 0 ? " before" : " after") +
         " an earlier mention";
}

std::string counted(const DateMention& mention, Date published) {
  if (mention.kind == DateKind::absolute) return "the text says its year";
  if (mention.kind != DateKind::deictic) return related(mention);
  return published == Date{} ? "counted from the day of publication, which is not known"
                             : "counted from " + to_text(published);
}

std::string readings(const DateMention& mention) {
  std::string out;
  if (mention.granularity.empty()) out += "; the text allows no day";
  if (!(mention.next == mention.value)) out += "; as future " + to_text(mention.next);
  if (mention.past_marked) out += "; marked as past";
  if (mention.future_marked) out += "; marked as future";
  if (mention.until) out += "; an end or a deadline";
  return out;
}

void print(const DateMention& mention, const std::string& text, Date published) {
  const std::string value = to_text(mention.value);
  std::cout << std::left << std::setw(11) << (value.empty() ? "-" : value) << std::setw(6)
            << mention.granularity << " \""
            << text.substr(mention.span.begin, mention.span.end - mention.span.begin) << "\" ["
            << mention.span.begin << "," << mention.span.end << ")\n           "
            << counted(mention, published) << readings(mention) << "\n           " << mention.rule
            << ": " << mention.reason << "\n";
}

int when(const WhenRequest& request, const Session& session) {
  const Date published = entente::parse_date(request.published);
  if (published == Date{} && !request.published.empty())
    return complain("--published " + request.published + " is no date; write it as 2024-11-01", 2);
  if (entente::utf8::first_bad_byte(request.text) != entente::utf8::npos)
    return complain("TEXT is not UTF-8", 1);
  const auto dates = Dates::open(session.data_folder + "/languages");
  if (!dates) return complain(dates.error().message, 1);
  const auto known = dates->languages();
  if (std::find(known.begin(), known.end(), request.language) == known.end())
    return complain("unknown language " + request.language, 2);
  auto mentions = dates->find(request.language, request.text, 0, published);
  resolve_anaphoric(mentions, published);
  for (const DateMention& mention : mentions) print(mention, request.text, published);
  return 0;
}

}  // namespace

void add_when(CLI::App& app, Session& session) {
  auto request = std::make_shared<WhenRequest>();
  CLI::App* command = app.add_subcommand("when", "Say which dates a text names, and why");
  command->add_option("TEXT", request->text, "The text")->required();
  command->add_option("--published", request->published, "The day it was published, as 2024-11-01");
  command->add_option("--language", request->language, "ISO 639-1 code of the text's language")
      ->capture_default_str();
  command->footer(
      "Example:\n  entente when --language it --published 2024-11-01 \"L'accordo è stato firmato "
      "venerdì.\"\n");
  command->callback([request, &session] { session.exit_code = when(*request, session); });
}

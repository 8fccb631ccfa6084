#include "writer/quote_line.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace entente::writer {
namespace {

using Json = nlohmann::ordered_json;

Json words_at(Span span, const Document& document) {
  return {{"text", std::string(document.at(span))}, {"span", Json::array({span.begin, span.end})}};
}

std::string who(const Quote& quote) {
  std::string out = quote.speaker.empty() ? quote.role : quote.speaker;
  if (out.empty()) out = "(not named)";
  return quote.code.empty() ? out : out + " (" + quote.code + ")";
}

}  // namespace

std::string quote_line(const Quote& quote, const Document& document) {
  const Json out = {{"document", quote.document},
                    {"speaker", quote.speaker},
                    {"role", quote.role},
                    {"code", quote.code},
                    {"words", words_at(quote.span, document)},
                    {"cue", words_at(quote.cue, document)},
                    {"speaker_text", words_at(quote.speaker_span, document)},
                    {"direct", quote.direct},
                    {"confidence", std::round(quote.confidence * 1000) / 1000},
                    {"language", document.language},
                    {"published", to_text(document.published)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string quote_table(const std::vector<Quote>& quotes, const Document& document,
                        const TableStyle& style) {
  constexpr std::string_view reset = "\033[0m", bold = "\033[1m", dim = "\033[2m";
  constexpr int least_width = 60, indent = 4;
  const int width = std::max(style.width, least_width);
  const auto painted = [&](const std::string& text, std::string_view colour) {
    return style.colour ? std::string(colour).append(text).append(reset) : text;
  };
  std::string out = painted(document.id, bold) + "\n";
  if (quotes.empty()) return out + "  no quote\n";
  for (const Quote& quote : quotes) {
    std::string words(document.at(quote.span));
    std::replace(words.begin(), words.end(), '\n', ' ');
    out += "  " + painted(fit(who(quote), width - 12), bold) + (quote.direct ? "" : "  reported") +
           "\n";
    words = fit(words, width - indent - 2);
    out += "    " + painted(quote.direct ? "“" + words + "”" : words, dim) + "\n";
  }
  return out;
}

}  // namespace entente::writer

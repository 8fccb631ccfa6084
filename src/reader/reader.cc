#include "reader/reader.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "reader/html.h"

namespace entente::reader {
namespace {

// A word of several languages is a vote shared among them.
constexpr int whole_vote = 60;
constexpr int fewest_votes = 2;                  // frequent words that name a language
constexpr std::size_t longest_probe = 1u << 16;  // bytes that say what language it is

std::string joined(const std::vector<std::string>& languages, const char* between) {
  std::string out;
  for (const std::string& language : languages) out += (out.empty() ? "" : between) + language;
  return out;
}

/// The first bytes of the text, without half a character at their end and without the characters
/// that CLD2 refuses a whole text for: controls and those that are none.
std::string probe_of(std::string_view text) {
  std::string probe;
  for (std::size_t at = 0; at < text.size() && at < longest_probe;) {
    const utf8::Unit unit = utf8::decode(text, at);
    const auto code = static_cast<UChar32>(unit.code);
    const bool refused = u_iscntrl(code) || U_IS_UNICODE_NONCHAR(code);
    if (refused) {
      probe += ' ';
    } else {
      probe += text.substr(at, unit.length);
    }
    at += unit.length;
  }
  return probe;
}

/// The first of CLD2's three guesses that is one of ours; `expected` ("de,en") makes those
/// likelier.
std::string best_known(std::string_view text, const std::vector<std::string>& languages,
                       const std::string& expected, bool& sure) {
  const CLD2::CLDHints hints{expected.c_str(), "", CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language three[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE,
                             CLD2::UNKNOWN_LANGUAGE};
  int percent[3], bytes = 0, valid = 0;
  double scores[3];
  const std::string probe = probe_of(text);
  const auto length = static_cast<int>(probe.size());
  CLD2::ExtDetectLanguageSummaryCheckUTF8(probe.data(), length, true, &hints, 0, three, percent,
                                          scores, nullptr, &bytes, &sure, &valid);
  for (const CLD2::Language guess : three) {
    std::string code = std::string(CLD2::LanguageCode(guess)).substr(0, 2);
    if (std::binary_search(languages.begin(), languages.end(), code)) return code;
  }
  return "";
}

std::string field(const nlohmann::json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The title, then the lines of the page, as text with its blocks.
void lay_out(const HtmlPage& page, const Furniture& furniture, Document& document) {
  const auto add = [&](std::string_view line, Block::Kind kind) {
    if (!document.text.empty()) document.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += line;
    document.blocks.push_back({{begin, static_cast<std::uint32_t>(document.text.size())}, kind});
  };
  if (!page.title.empty()) add(page.title, Block::Kind::title);
  for (const HtmlLine& line : page.lines) {
    const bool known = line.text == page.title || furniture.matches(line.text);
    add(line.text, known ? Block::Kind::furniture : line.kind);
  }
}

void mark_title(Document& document, const std::string& title) {
  if (title.empty() || document.blocks.empty()) return;
  Block& first = document.blocks.front();
  if (document.at(first.span) == title) first.kind = Block::Kind::title;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    if (u_isalpha(static_cast<UChar32>(unit.code))) {
      words.back() += utf8::lower(text.substr(at, unit.length));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
    at += unit.length;
  }
  return words;
}

}  // namespace

Result<Reader> Reader::open(const std::string& data_folder) {
  Reader reader;
  const std::string folder = data_folder + "/languages";
  auto furniture = Furniture::open(folder);
  if (!furniture) return tl::unexpected(furniture.error());
  reader.furniture_ = std::move(*furniture);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() == 2 && entry.is_directory()) reader.languages_.push_back(name);
  }
  std::sort(reader.languages_.begin(), reader.languages_.end());
  reader.read_starters(folder);
  return reader;
}

std::string Reader::language(std::string_view text, std::string_view hint) const {
  bool sure = false;
  std::string guess = best_known(text, languages_, "", sure);
  if (sure && !guess.empty()) return guess;
  std::string hinted(hint.substr(0, 2));
  if (std::binary_search(languages_.begin(), languages_.end(), hinted)) return hinted;
  if (std::string voted = by_words(text); !voted.empty()) return voted;
  return guess.empty() ? best_known(text, languages_, joined(languages_, ","), sure) : guess;
}

void Reader::read_starters(const std::string& folder) {
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    const auto text = read_file(folder + "/" + languages_[i] + "/starters.txt");
    if (!text) continue;
    for (const Row& row : rows_of(*text)) {
      starters_[std::string(row.text)].push_back(static_cast<std::uint8_t>(i));
    }
  }
}

std::string Reader::by_words(std::string_view text) const {
  std::vector<int> votes(languages_.size(), 0), weights(languages_.size(), 0);
  for (const std::string& word : words_of(text.substr(0, longest_probe))) {
    const auto found = starters_.find(word);
    if (found == starters_.end()) continue;
    for (const std::uint8_t language : found->second) {
      ++votes[language];
      weights[language] += whole_vote / static_cast<int>(found->second.size());
    }
  }
  const auto best = std::max_element(weights.begin(), weights.end());
  if (best == weights.end()) return "";
  const auto at = static_cast<std::size_t>(best - weights.begin());
  if (votes[at] < fewest_votes || std::count(weights.begin(), weights.end(), *best) > 1) return "";
  return languages_[at];
}

Result<void> Reader::finish(std::string_view where, Document& document,
                            std::string_view hint) const {
  if (document.blocks.empty())
    return fail(ErrorKind::malformed, std::string(where) + ": empty: there is no text in it");
  std::string coded;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::furniture) coded.append(document.at(block.span)) += '\n';
  }
  if (document.language.empty()) document.language = language(coded, hint);
  if (!std::binary_search(languages_.begin(), languages_.end(), document.language)) {
    const std::string found =
        document.language.empty() ? "not recognised" : "'" + document.language + "'";
    return fail(ErrorKind::unsupported, std::string(where) + ": language " + found +
                                            "; the languages are: " + joined(languages_, " "));
  }
  return {};
}

Result<Document> Reader::text(std::string_view name, std::string bytes, Date published) const {
  auto text = to_utf8(name, std::move(bytes));
  if (!text) return tl::unexpected(text.error());
  Document document;
  document.id = std::string(name);
  document.text = std::move(*text);
  document.published = published;
  document.blocks = cut(document.text, furniture_);
  if (auto done = finish(name, document, ""); !done) return tl::unexpected(done.error());
  return document;
}

Result<Document> Reader::html(std::string_view name, std::string bytes, Date published) const {
  const auto text = html_to_utf8(name, std::move(bytes));
  if (!text) return tl::unexpected(text.error());
  const auto page = read_html(name, *text);
  if (!page) return tl::unexpected(page.error());
  Document document;
  document.id = std::string(name);
  document.publisher = page->publisher;
  document.url = page->url;
  document.published = published.year != 0 ? published : parse_date(page->published.substr(0, 10));
  lay_out(*page, furniture_, document);
  if (auto done = finish(name, document, page->language); !done)
    return tl::unexpected(done.error());
  return document;
}

Result<Document> Reader::json(std::string_view where, std::string_view line, Date published) const {
  const auto parsed = nlohmann::json::parse(line, nullptr, false);
  if (parsed.is_discarded() || !parsed.is_object()) {
    return fail(ErrorKind::malformed, std::string(where) + ": not a JSON object");
  }
  if (!parsed.contains("text") || !parsed["text"].is_string()) {
    return fail(ErrorKind::malformed, std::string(where) + ": no \"text\"");
  }
  Document document;
  document.id = field(parsed, "id").empty() ? std::string(where) : field(parsed, "id");
  document.text = field(parsed, "text");
  document.language = field(parsed, "language");
  document.publisher = field(parsed, "publisher");
  document.url = field(parsed, "url");
  const std::string date = field(parsed, "published");
  document.published = date.empty() ? published : parse_date(date.substr(0, 10));
  if (!date.empty() && document.published.year == 0) {
    return fail(ErrorKind::malformed, std::string(where) + ": \"published\" is no date: " + date);
  }
  document.blocks = cut(document.text, furniture_);
  if (auto done = finish(where, document, ""); !done) return tl::unexpected(done.error());
  mark_title(document, field(parsed, "title"));
  return document;
}

}  // namespace entente::reader

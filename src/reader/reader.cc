#include "reader/reader.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace entente::reader {
namespace {

constexpr std::size_t longest_probe = 1u << 16;  // bytes that say what language it is

std::string joined(const std::vector<std::string>& languages, const char* between) {
  std::string out;
  for (const std::string& language : languages) out += (out.empty() ? "" : between) + language;
  return out;
}

/// The first of CLD2's three guesses that is one of ours; `expected` ("de,en") makes those likelier.
std::string best_known(std::string_view text, const std::vector<std::string>& languages, const std::string& expected) {
  const CLD2::CLDHints hints{expected.c_str(), "", CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language three[3];
  int percent[3], bytes = 0, valid = 0;
  double scores[3];
  bool reliable = false;
  const auto length = static_cast<int>(std::min(text.size(), longest_probe));
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), length, true, &hints, 0, three, percent, scores, nullptr, &bytes,
                                          &reliable, &valid);
  for (const CLD2::Language guess : three) {
    const std::string code = std::string(CLD2::LanguageCode(guess)).substr(0, 2);
    if (std::binary_search(languages.begin(), languages.end(), code)) return code;
  }
  return "";
}

std::string field(const nlohmann::json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void mark_title(Document& document, const std::string& title) {
  if (title.empty() || document.blocks.empty()) return;
  Block& first = document.blocks.front();
  if (document.at(first.span) == title) first.kind = Block::Kind::title;
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
  return reader;
}

std::string Reader::language(std::string_view text) const {
  const std::string guess = best_known(text, languages_, "");
  return guess.empty() ? best_known(text, languages_, joined(languages_, ",")) : guess;
}

Result<void> Reader::finish(std::string_view where, Document& document) const {
  document.blocks = cut(document.text, furniture_);
  if (document.blocks.empty())
    return fail(ErrorKind::malformed, std::string(where) + ": empty: there is no text in it");
  std::string coded;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::furniture) coded.append(document.at(block.span)) += '\n';
  }
  if (document.language.empty()) document.language = language(coded);
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
  if (auto done = finish(name, document); !done) return tl::unexpected(done.error());
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
  if (auto done = finish(where, document); !done) return tl::unexpected(done.error());
  mark_title(document, field(parsed, "title"));
  return document;
}

}  // namespace entente::reader

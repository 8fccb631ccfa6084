#include "reader/reader.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "reader/html.h"

namespace entente::reader {
namespace {

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

}  // namespace

Result<Reader> Reader::open(const std::string& data_folder) {
  Reader reader;
  const std::string folder = data_folder + "/languages";
  auto furniture = Furniture::open(folder);
  if (!furniture) return tl::unexpected(furniture.error());
  reader.furniture_ = std::move(*furniture);
  auto tongues = Tongues::open(folder);
  if (!tongues) return tl::unexpected(tongues.error());
  reader.tongues_ = std::move(*tongues);
  return reader;
}

Result<void> Reader::finish(std::string_view where, Document& document,
                            std::string_view hint) const {
  if (document.blocks.empty())
    return fail(ErrorKind::malformed, std::string(where) + ": empty: there is no text in it");
  std::string coded;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::furniture) coded.append(document.at(block.span)) += '\n';
  }
  if (document.language.empty()) document.language = tongues_.language(coded, hint);
  if (!tongues_.knows(document.language)) {
    const std::string found =
        document.language.empty() ? "not recognised" : "'" + document.language + "'";
    return fail(ErrorKind::unsupported, std::string(where) + ": language " + found +
                                            "; the languages are: " + tongues_.list(" "));
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

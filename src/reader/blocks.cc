#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/utf8.h"
#include "reader/reader.h"
#include "reader/wrapped_lines.h"

namespace entente::reader {
namespace {

constexpr std::size_t longest_heading = 160;  // bytes

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\f\v");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n\f\v") + 1 - begin);
}

bool ends_sentence(std::string_view line) {
  for (const std::string_view mark :
       {".", "!", "?", "。", "！", "？", "؟", "।", "\"", "”", "»", "」", ":", ";"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

bool is_heading(std::string_view line) {
  return line.size() <= longest_heading && !ends_sentence(line);
}

std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    std::string_view line = trimmed(text.substr(begin, newline - begin));
    if (begin == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (!line.empty()) {
      const auto at = static_cast<std::uint32_t>(line.data() - text.data());
      lines.push_back({at, at + static_cast<std::uint32_t>(line.size())});
    }
    begin = newline + 1;
  }
  return lines;
}

}  // namespace

Result<Furniture> Furniture::open(const std::string& languages_folder) {
  Furniture furniture;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(languages_folder, error)) {
    auto text = read_file((entry.path() / "furniture.txt").string());
    if (!text) continue;
    for (const Span span : lines_of(*text)) {
      const std::string_view line =
          std::string_view(*text).substr(span.begin, span.end - span.begin);
      if (line.front() == '#') continue;
      const bool open_ended = line.ends_with('*');
      (open_ended ? furniture.prefixes_ : furniture.whole_)
          .push_back(utf8::lower(line.substr(0, line.size() - (open_ended ? 1 : 0))));
    }
  }
  if (error) return fail(ErrorKind::not_found, languages_folder + ": " + error.message());
  return furniture;
}

bool Furniture::matches(std::string_view line) const {
  if (line.size() > 400) return false;
  const std::string low = utf8::lower(line);
  return std::find(whole_.begin(), whole_.end(), low) != whole_.end() ||
         std::any_of(prefixes_.begin(), prefixes_.end(),
                     [&](const std::string& p) { return low.starts_with(p); });
}

std::vector<Block> cut(std::string_view text, const Furniture& furniture) {
  std::vector<Block> blocks;
  const std::vector<Span> lines = paragraphs_of(text, lines_of(text));
  std::string_view title;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = text.substr(lines[i].begin, lines[i].end - lines[i].begin);
    Block::Kind kind = Block::Kind::body;
    if (furniture.matches(line) || (!title.empty() && line == title)) {
      kind = Block::Kind::furniture;
    } else if (lines.size() > 1 &&
               (is_heading(line) || (title.empty() && i == 0 && line.size() <= longest_heading))) {
      kind = Block::Kind::title;
      if (title.empty()) title = line;
    }
    blocks.push_back({lines[i], kind});
  }
  return blocks;
}

}  // namespace entente::reader

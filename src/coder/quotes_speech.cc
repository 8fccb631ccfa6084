#include "coder/quotes_speech.h"

#include <algorithm>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"

namespace entente::coder {
namespace {

struct Kinds {
  std::string_view key;
  std::vector<std::string_view> kinds;
};

const std::vector<Kinds>& grammar() {
  static const std::vector<Kinds> rows = {
      {"cue", {"both", "direct", "reported", "fragment", "trailing", "none"}},
      {"source", {"before", "after"}},
      {"marks", {"pair", "dash"}},
      {"clause", {"before", "after", "ending"}}};
  return rows;
}

/// Why the row's first cells cannot stand, or "".
std::string fault_in(const Row& row, std::string_view& where) {
  where = row.text;
  if (row.cells.size() != 3) return "three cells wanted";
  where = row.cells[0];
  for (const Kinds& known : grammar()) {
    if (known.key != row.cells[0]) continue;
    where = row.cells[1];
    std::string wanted;
    for (const std::string_view kind : known.kinds) {
      if (kind == row.cells[1]) return "";
      wanted.append(wanted.empty() ? "" : " or ").append(kind);
    }
    return wanted + " is expected here";
  }
  return "cue, source, marks or clause is expected here";
}

}  // namespace

Result<Speech> Speech::open(const std::string& path, const lexicon::Language& language) {
  auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  return parse(std::move(*text), path, language);
}

Result<Speech> Speech::parse(std::string text, const std::string& path,
                             const lexicon::Language& language) {
  Speech speech;
  if (auto read = speech.read_marks(text, path); !read) return tl::unexpected(read.error());
  std::string words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    if (line.starts_with("cue\t") || line.starts_with("source\t")) words += line;
    words += '\n';
    begin = end + 1;
  }
  auto lexicon =
      lexicon::Lexicon::parse(std::move(words), path, lexicon::Lexicon::Kind::marks, language);
  if (!lexicon) return tl::unexpected(lexicon.error());
  speech.words_ = std::move(*lexicon);
  return speech;
}

Result<void> Speech::read_marks(const std::string& text, const std::string& path) {
  for (const Row& row : rows_of(text)) {
    std::string_view where;
    if (const std::string fault = fault_in(row, where); !fault.empty())
      return tl::unexpected(bad_row(path, row, where, fault));
    for (const std::string_view value : items_of(row.cells[2])) {
      if (row.cells[0] == "clause")
        (row.cells[1] == "ending" ? endings_ : joiners_).push_back(utf8::lower(value));
      if (row.cells[1] == "dash") dashes_.emplace_back(value);
      if (row.cells[1] != "pair") continue;
      const std::size_t space = value.find(' ');
      if (space == std::string_view::npos || space == 0 || space + 1 == value.size())
        return tl::unexpected(bad_row(path, row, value, "two marks with a space between wanted"));
      pairs_.push_back({std::string(value.substr(0, space)), std::string(value.substr(space + 1))});
    }
    clause_before_ = clause_before_ || (row.cells[0] == "clause" && row.cells[1] == "before");
  }
  return {};
}

bool Speech::joins(std::string_view form) const {
  return std::find(joiners_.begin(), joiners_.end(), utf8::lower(form)) != joiners_.end();
}

bool Speech::ends_clause(std::string_view form) const {
  const std::string low = utf8::lower(form);
  return std::any_of(endings_.begin(), endings_.end(),
                     [&](const std::string& ending) { return low.ends_with(ending); });
}

}  // namespace entente::coder

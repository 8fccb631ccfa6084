#include <algorithm>

#include "base/files.h"
#include "base/rows.h"
#include "lexicon/lexicon.h"

namespace entente::lexicon {
namespace {

std::vector<std::string> split_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    if (comma > 0) parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

std::string folder_name(std::string folder) {
  while (!folder.empty() && folder.back() == '/') folder.pop_back();
  return folder.substr(folder.rfind('/') + 1);
}

}  // namespace

Result<Language> Language::open(const std::string& folder) {
  const std::string path = folder + "/language.tsv";
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  Language language;
  language.code = folder_name(folder);
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() != 2)
      return tl::unexpected(bad_row(path, row, row.text, "expected a key, a TAB and a value"));
    const auto key = row.cells[0], value = row.cells[1];
    if (key == "name") {
      language.name = value;
    } else if (key == "proclitics") {
      language.proclitics = split_commas(value);
    } else if (key == "spaces") {
      if (value != "yes" && value != "no")
        return tl::unexpected(bad_row(path, row, value, "yes or no is expected here"));
      language.spaces = value == "yes";
    }
  }
  return language;
}

}  // namespace entente::lexicon

#include "resolver/dates.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "resolver/dates_calendar.h"
#include "resolver/dates_rules.h"

namespace entente::resolver {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> language_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(folder, fault)) {
    const std::string name = entry.path().filename().string();
    if (name != "template" && fs::exists(entry.path() / "dates.tsv", fault)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<DateRules> open_language(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name + "/dates.tsv";
  const auto file = read_file(path);
  if (!file) return tl::unexpected<Error>(file.error());
  return DateRules::read(name, path, *file);
}

}  // namespace

Result<Dates> Dates::open(const std::string& languages_folder) {
  const auto names = language_names(languages_folder);
  if (names.empty())
    return fail(ErrorKind::not_found, languages_folder + ": no language in it has a dates.tsv");
  Dates dates;
  for (const std::string& name : names) {
    auto rules = open_language(languages_folder, name);
    if (!rules) return tl::unexpected<Error>(rules.error());
    dates.rules_.push_back(std::make_shared<const DateRules>(std::move(*rules)));
  }
  return dates;
}

Result<Dates> Dates::open(const std::string& languages_folder, const std::string& language) {
  auto rules = open_language(languages_folder, language);
  if (!rules) return tl::unexpected<Error>(rules.error());
  Dates dates;
  dates.rules_.push_back(std::make_shared<const DateRules>(std::move(*rules)));
  return dates;
}

std::vector<DateMention> Dates::find(std::string_view language, std::string_view text,
                                     std::uint32_t base, Date published) const {
  std::vector<DateMention> found;
  for (const auto& rules : rules_)
    if (rules->language() == language) rules->find(text, base, published, found);
  return found;
}

std::vector<std::string> Dates::languages() const {
  std::vector<std::string> names;
  for (const auto& rules : rules_) names.push_back(rules->language());
  return names;
}

void resolve_anaphoric(std::vector<DateMention>& mentions, Date published) {
  Date anchor;
  for (DateMention& mention : mentions) {
    const bool related = mention.kind == DateKind::anaphoric || mention.kind == DateKind::clause;
    if (related) {
      const int sign = mention.kind == DateKind::clause ? -1 : 1;
      if (is_full(anchor)) mention.value = add_days(anchor, sign * mention.offset);
      if (!is_full(anchor) && mention.offset == 0 && mention.kind == DateKind::anaphoric)
        mention.value = published;
      mention.next = mention.value;
      mention.granularity = granularity_of(mention.value);
    }
    if (is_full(mention.value) && mention.kind != DateKind::clause && !mention.until)
      anchor = mention.value;
  }
}

}  // namespace entente::resolver

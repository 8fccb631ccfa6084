#include "resolver/knowledge.h"

#include "base/files.h"
#include "base/rows.h"
#include "lexicon/pattern.h"
#include "lexicon/vocabulary.h"

namespace entente::resolver {
namespace {

using lexicon::Lexicon;

/// A file that may be missing.
Result<Lexicon> open_marks(const std::string& path, const Knowledge& knowledge) {
  auto opened = Lexicon::open(path, Lexicon::Kind::marks, knowledge.language, knowledge.vocabulary);
  if (opened || opened.error().kind != ErrorKind::not_found) return opened;
  return Lexicon::parse("", path, Lexicon::Kind::marks, knowledge.language, knowledge.vocabulary);
}

bool set_side(std::string_view value, Side& side) {
  side = value == "before" ? Side::before : value == "after" ? Side::after : Side::both;
  return value == "before" || value == "after" || value == "both";
}

/// "Latn Cyrl": the keys of names after "any" and the language.
void set_scripts(std::string_view value, std::vector<std::string>& keys) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    if (end > at) keys.emplace_back(value.substr(at, end - at));
    at = end + 1;
  }
}

Result<void> read_settings(const std::string& path, Knowledge& knowledge) {
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return {};
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() != 2)
      return tl::unexpected(bad_row(path, row, row.text, "expected a key, a TAB and a value"));
    const auto key = row.cells[0], value = row.cells[1];
    bool fine = true;
    if (key == "home") {
      knowledge.home = value;
    } else if (key == "home_weight") {
      knowledge.home_weight = std::strtod(std::string(value).c_str(), nullptr);
      fine = knowledge.home_weight > 0 && knowledge.home_weight < 10;
      if (!fine)
        return tl::unexpected(
            bad_row(path, row, value, "a number between 0 and 10 is expected here"));
    } else if (key == "scripts") {
      set_scripts(value, knowledge.spelling.keys);
    } else if (key == "name_endings") {
      knowledge.spelling.inflects = value == "yes";
      if (value != "yes" && value != "no")
        return tl::unexpected(bad_row(path, row, value, "yes or no is expected here"));
    } else if (key == "state_side") {
      fine = set_side(value, knowledge.state_side);
    } else if (key == "person_side") {
      fine = set_side(value, knowledge.person_side);
    } else {
      return tl::unexpected(bad_row(path, row, key, "unknown key"));
    }
    if (!fine)
      return tl::unexpected(bad_row(path, row, value, "before, after or both is expected here"));
  }
  return {};
}

void read_suffixes(Knowledge& knowledge) {
  for (std::uint32_t at = 0; at < knowledge.locatives.size(); ++at) {
    const auto& entry = knowledge.locatives.entry(at);
    if (entry.second != "suffix") continue;
    if (const auto spelled = lexicon::expand(entry.pattern)) {
      for (const auto& one : *spelled) knowledge.suffixes.push_back({one, std::string(entry.key)});
    }
  }
}

}  // namespace

Result<std::shared_ptr<const Knowledge>> Knowledge::open(
    const std::string& folder,
    std::shared_ptr<const std::unordered_map<std::string, std::string>> display,
    std::shared_ptr<const Roster> roster) {
  auto knowledge = std::make_shared<Knowledge>();
  auto language = lexicon::Language::open(folder);
  if (!language) return tl::unexpected(language.error());
  knowledge->language = *language;
  const auto shared = knowledge->vocabulary = std::make_shared<lexicon::Vocabulary>(*language);
  knowledge->spelling.keys = {"any", language->code};
  const auto load = [&](Result<Lexicon> from, Lexicon& into) -> Result<void> {
    if (!from) return tl::unexpected(from.error());
    into = std::move(*from);
    return {};
  };
  const auto marks = [&](const char* file) { return open_marks(folder + file, *knowledge); };
  for (auto loaded :
       {load(Lexicon::open(folder + "/names.tsv", Lexicon::Kind::names, *language, shared),
             knowledge->names),
        load(Lexicon::open(folder + "/roles.tsv", Lexicon::Kind::roles, *language, shared),
             knowledge->roles),
        load(marks("/traps.tsv"), knowledge->traps),
        load(marks("/locatives.tsv"), knowledge->locatives),
        load(marks("/reference.tsv"), knowledge->references),
        read_settings(folder + "/resolver.tsv", *knowledge)}) {
    if (!loaded) return tl::unexpected(loaded.error());
  }
  read_suffixes(*knowledge);
  for (std::uint32_t at = 0; at < knowledge->references.size(); ++at) {
    knowledge->seats = knowledge->seats || knowledge->references.entry(at).key == "seat";
  }
  knowledge->display = std::move(display);
  if (roster == nullptr) return knowledge;
  auto bearers = Bearers::open(roster, *language, knowledge->spelling, shared);
  if (!bearers) return tl::unexpected(bearers.error());
  knowledge->bearers = std::move(*bearers);
  knowledge->roster = std::move(roster);
  return knowledge;
}

std::string Knowledge::name_of(const std::string& code) const {
  if (display) {
    if (const auto found = display->find(code); found != display->end()) return found->second;
  }
  if (roster) {
    if (const auto name = roster->name_of(code); !name.empty()) return std::string(name);
  }
  const std::size_t colon = code.find(':');
  return colon == std::string::npos ? code : code.substr(colon + 1);
}

Result<std::unordered_map<std::string, std::string>> display_names(const std::string& folder) {
  const std::string path = folder + "/names.tsv";
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  std::unordered_map<std::string, std::string> names;
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() < 3 || row.cells[1] != "name") continue;
    const auto spelled = lexicon::expand(lexicon::split_patterns(row.cells[2]).front());
    if (spelled) names.emplace(row.cells[0], spelled->front());
  }
  return names;
}

}  // namespace entente::resolver

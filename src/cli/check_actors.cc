#include "cli/check_actors.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "lexicon/pattern.h"
#include "resolver/knowledge.h"

namespace {

using entente::bad_row;
using entente::Row;
using entente::resolver::ActorKind;
using entente::resolver::ActorRow;
using entente::resolver::Knowledge;
using entente::resolver::Roster;

/// The texts and rows of the files, to point into.
class Sources {
 public:
  explicit Sources(std::string folder) : folder_(std::move(folder)) {}

  entente::Error fault(const Roster& roster, const ActorRow& row, std::string_view cell,
                       const std::string& reason) {
    const std::string path = path_of(roster, row);
    const auto [text, fresh] = texts_.try_emplace(path);
    if (fresh) text->second = entente::read_file(path).value_or("");
    for (const Row& read : entente::rows_of(text->second)) {
      if (read.line != row.line) continue;
      const std::size_t at = cell.empty() ? 0 : read.text.find(cell);
      const bool found = at != std::string_view::npos;
      return bad_row(path, read, found ? read.text.substr(at, cell.size()) : read.text, reason);
    }
    return {entente::ErrorKind::malformed, path + ": " + reason};
  }

 private:
  std::string path_of(const Roster& roster, const ActorRow& row) const {
    const std::string where = roster.where(row);
    const std::size_t file = where.rfind('/') + 1;
    return folder_ + "/" + where.substr(file, where.rfind(':') - file);
  }

  std::string folder_;
  std::map<std::string, std::string> texts_;
};

void check_codes(const Roster& roster, const Codebook& codebook, Sources& sources, Report& report) {
  std::set<std::string_view> codes;
  for (const ActorRow& row : roster.rows()) {
    const auto refuse = [&](std::string_view cell, const char* reason) {
      report.error(sources.fault(roster, row, cell, reason));
    };
    if (!codebook.knows_code(row.code)) refuse(row.code, "unknown code");
    if (!row.nationality.empty() && !codebook.knows_code(row.nationality))
      refuse(row.nationality, "unknown code");
    if (!row.sector.empty() &&
        codebook.sectors.find(std::string(row.sector)) == codebook.sectors.end())
      refuse(row.sector, "unknown sector");
    if (row.kind == ActorKind::state && !codes.insert(row.code).second)
      refuse(row.code, "stands twice");
  }
}

/// As names are compared: without regard to case and to the star at the end.
std::string key_of(const std::string& spelled) {
  std::string key = entente::utf8::lower(spelled);
  while (key.ends_with('*')) key.pop_back();
  return key;
}

/// What one language calls the rows: no name may mean two codes at the same time.
class SpellingChecker {
 public:
  SpellingChecker(const Roster& roster, const Knowledge& language, Sources& sources, Report& report,
                  std::set<std::string>& told)
      : roster_(roster), language_(language), sources_(sources), report_(report), told_(told) {}

  void run() {
    read_names();
    for (const ActorRow& row : roster_.rows()) {
      if (row.kind == ActorKind::office) persons_[row.name].push_back(&row);
    }
    for (const ActorRow& row : roster_.rows()) {
      if (row.kind == ActorKind::state) continue;
      for (const auto& pattern : patterns_of(row, language_.spelling)) read(row, pattern);
    }
  }

 private:
  using Codes = std::set<std::string_view>;

  /// The names of states and organisations in the language's own file.
  void read_names() {
    for (std::uint32_t at = 0; at < language_.names.size(); ++at) {
      const auto& entry = language_.names.entry(at);
      if (entry.second != "name" || !entry.third.empty()) continue;
      if (const auto spelled = entente::lexicon::expand(entry.pattern)) {
        for (const auto& one : *spelled) named_[key_of(one)].insert(entry.key);
      }
    }
  }

  void read(const ActorRow& row, const std::string& pattern) {
    const auto spelled = entente::lexicon::expand(pattern);
    if (!spelled) return refuse(row, pattern, spelled.error().reason);
    for (const auto& one : *spelled) {
      if (is_one_letter(one)) {
        refuse(row, pattern, "a name of one letter");
      } else {
        compare(row, pattern, key_of(one));
      }
    }
  }

  void compare(const ActorRow& row, const std::string& pattern, const std::string& name) {
    const auto known = named_.find(name);
    if (known != named_.end() && !is_one_of(row, known->second))
      refuse(row, pattern,
             name + " names " + std::string(*known->second.begin()) + " in names.tsv of " +
                 language_.language.code);
    for (const ActorRow* other : seen_[name]) {
      if (other == &row || same_person(row, *other)) continue;
      if (const ActorRow* rival = clash(row, *other))
        refuse(row, pattern,
               name + " also names " + std::string(rival->code) + " at the same time: see " +
                   roster_.where(*rival));
    }
    seen_[name].push_back(&row);
  }

  bool is_one_of(const ActorRow& row, const Codes& codes) const {
    const auto terms = terms_of(row);
    return std::any_of(terms.begin(), terms.end(), [&](const ActorRow* term) {
      return codes.find(term->code) != codes.end() || codes.find(term->nationality) != codes.end();
    });
  }

  static bool same_person(const ActorRow& left, const ActorRow& right) {
    return left.kind == ActorKind::office && right.kind == ActorKind::office &&
           left.name == right.name;
  }

  std::vector<const ActorRow*> terms_of(const ActorRow& row) const {
    if (row.kind == ActorKind::office) return persons_.at(row.name);
    return {&row};
  }

  /// A term of the other that has another code and overlaps one of these.
  const ActorRow* clash(const ActorRow& row, const ActorRow& other) const {
    for (const ActorRow* mine : terms_of(row)) {
      for (const ActorRow* theirs : terms_of(other)) {
        if (mine->code != theirs->code && mine->period.overlaps(theirs->period)) return theirs;
      }
    }
    return nullptr;
  }

  /// Each fault once, though fifteen languages share the row.
  void refuse(const ActorRow& row, std::string pattern, const std::string& reason) {
    while (pattern.ends_with('*')) pattern.pop_back();
    const auto fault = sources_.fault(roster_, row, pattern, reason);
    if (told_.insert(fault.message).second) report_.error(fault);
  }

  const Roster& roster_;
  const Knowledge& language_;
  Sources& sources_;
  Report& report_;
  std::set<std::string>& told_;
  std::map<std::string, Codes> named_;
  std::map<std::string, std::vector<const ActorRow*>> seen_;
  std::map<std::string_view, std::vector<const ActorRow*>> persons_;
};

/// Every state must have a name in every language that has names.
void check_states(const Roster& roster, const Knowledge& language, Sources& sources,
                  Report& report) {
  std::set<std::string_view> named;
  for (std::uint32_t at = 0; at < language.names.size(); ++at)
    named.insert(language.names.entry(at).key);
  for (const ActorRow& row : roster.rows()) {
    if (row.kind == ActorKind::state && named.find(row.code) == named.end())
      report.warning(sources.fault(roster, row, row.code,
                                   "no name in names.tsv of " + language.language.code));
  }
}

/// One person may not hold offices of two codes on one day.
void check_terms(const Roster& roster, Sources& sources, Report& report) {
  std::map<std::string_view, std::vector<const ActorRow*>> persons;
  for (const ActorRow& row : roster.rows()) {
    if (row.kind != ActorKind::office) continue;
    for (const ActorRow* other : persons[row.name]) {
      if (other->code == row.code || !other->period.overlaps(row.period)) continue;
      if (other->period.to == row.period.from || row.period.to == other->period.from) continue;
      report.error(sources.fault(roster, row, row.name,
                                 "the person is also of " + std::string(other->code) +
                                     " at the same time: see " + roster.where(*other)));
    }
    persons[row.name].push_back(&row);
  }
}

}  // namespace

void check_actors(const std::string& data_folder, const Codebook& codebook, Report& report) {
  const std::string folder = data_folder + "/ontology/actors";
  const auto faults = Roster::check(folder);
  for (const auto& fault : faults) report.error(fault);
  const auto roster = Roster::open(folder);
  if (!roster) return;
  Sources sources(folder);
  check_codes(**roster, codebook, sources, report);
  check_terms(**roster, sources, report);
  std::set<std::string> told;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(data_folder + "/languages", error)) {
    if (!entry.is_directory(error) || entry.path().filename() == "template") continue;
    const auto language = Knowledge::open(entry.path().string(), nullptr);
    if (!language) continue;
    check_states(**roster, **language, sources, report);
    SpellingChecker(**roster, **language, sources, report, told).run();
  }
}

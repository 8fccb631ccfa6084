#include "resolver/bearers.h"

#include <algorithm>
#include <unordered_map>

#include "lexicon/pattern.h"

namespace entente::resolver {
namespace {

constexpr std::size_t shortest_stem = 4;  // letters of a name that may have endings

bool reads(const Spelling& spelling, std::string_view key) {
  return std::find(spelling.keys.begin(), spelling.keys.end(), key) != spelling.keys.end();
}

/// "Macron" -> "Macron*", if the last word is long and has no pattern of its own.
std::string with_ending(std::string_view pattern) {
  std::string made(pattern);
  const std::size_t last = made.rfind(' ') == std::string::npos ? 0 : made.rfind(' ') + 1;
  const auto letters = std::count_if(made.begin() + static_cast<std::ptrdiff_t>(last), made.end(),
                                     [](char byte) { return (byte & 0xC0) != 0x80; });
  const bool plain = made.find_first_of("*()", last) == std::string::npos;
  if (plain && letters >= static_cast<std::ptrdiff_t>(shortest_stem)) made += '*';
  return made;
}

}  // namespace

std::set<std::string> patterns_of(const ActorRow& row, const Spelling& spelling) {
  std::set<std::string> patterns;
  const auto add = [&](std::string_view pattern) {
    patterns.insert(spelling.inflects ? with_ending(pattern) : std::string(pattern));
  };
  if (row.kind == ActorKind::office ? reads(spelling, "Latn") : reads(spelling, "en"))
    add(row.name);
  for (const std::string_view cell : Roster::names_for(row, spelling.keys)) {
    for (const std::string_view pattern : lexicon::split_patterns(cell)) add(pattern);
  }
  return patterns;
}

std::vector<Bearers::Subject> Bearers::subjects_of(const Roster& roster) {
  std::vector<Subject> subjects;
  std::unordered_map<std::string_view, std::size_t> persons;
  const auto& rows = roster.rows();
  for (std::uint32_t at = 0; at < rows.size(); ++at) {
    if (rows[at].kind == ActorKind::state) continue;
    const bool person = rows[at].kind == ActorKind::office;
    const auto known =
        person ? persons.emplace(rows[at].name, subjects.size()).first->second : subjects.size();
    if (known == subjects.size()) subjects.emplace_back();
    subjects[known].push_back(at);
  }
  return subjects;
}

Result<Bearers> Bearers::open(std::shared_ptr<const Roster> roster,
                              const lexicon::Language& language, const Spelling& spelling,
                              std::shared_ptr<lexicon::Vocabulary> vocabulary) {
  Bearers made;
  std::string text;
  for (Subject& subject : subjects_of(*roster)) {
    std::set<std::string> patterns;
    for (const std::uint32_t row : subject)
      patterns.merge(patterns_of(roster->rows()[row], spelling));
    if (patterns.empty()) continue;
    text.append(std::to_string(subject.front())).append("\tname\t");
    for (const auto& pattern : patterns)
      text.append(&pattern == &*patterns.begin() ? "" : ", ").append(pattern);
    text.push_back('\n');
    made.subjects_.push_back(std::move(subject));
  }
  auto names =
      lexicon::Lexicon::parse(std::move(text), "ontology/actors", lexicon::Lexicon::Kind::names,
                              language, std::move(vocabulary));
  if (!names) return tl::unexpected(names.error());
  made.roster_ = std::move(roster);
  made.names_ = std::move(*names);
  return made;
}

void Bearers::find(const lexicon::Reading& reading, std::vector<lexicon::Match>& out) const {
  if (names_) names_->find(reading, out);
}

Bearer Bearers::make(const ActorRow& row, bool holds) const {
  Bearer made;
  made.person = row.kind == ActorKind::office;
  made.in_office = made.person && holds;
  const bool former = made.person && !holds;
  made.code = former && !row.nationality.empty() ? row.nationality : row.code;
  if (!former) made.sector = row.sector;
  made.why = roster_->where(row);
  return made;
}

std::optional<Bearer> Bearers::bearer(std::uint32_t entry, Date published) const {
  const Subject& subject = subjects_[names_->entry(entry).row - 1];
  const auto& rows = roster_->rows();
  const ActorRow* nearest = &rows[subject.front()];
  for (const std::uint32_t at : subject) {
    const ActorRow& row = rows[at];
    if (row.period.holds(published)) return make(row, true);
    if (row.period.ends_before(published) &&
        (!nearest->period.ends_before(published) || nearest->period.ends_within(row.period)))
      nearest = &row;
  }
  if (nearest->kind != ActorKind::office && nearest->period.begins_after(published))
    return std::nullopt;
  return make(*nearest, nearest->kind != ActorKind::office);
}

}  // namespace entente::resolver

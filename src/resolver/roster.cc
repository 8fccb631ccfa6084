#include "resolver/roster.h"

#include <algorithm>
#include <optional>

#include "base/rows.h"
#include "base/utf8.h"

namespace entente::resolver {
namespace {

/// A day as a number that grows with time; partial dates as their first or last day.
std::uint32_t first_day(Date date) {
  return date.year * 10000u + std::max<std::uint32_t>(date.month, 1) * 100u +
         std::max<std::uint32_t>(date.day, 1);
}
std::uint32_t last_day(Date date) {
  return date.year * 10000u + (date.month == 0 ? 12u : date.month) * 100u +
         (date.day == 0 ? 31u : date.day);
}

struct Columns {
  const char* file;
  ActorKind kind;
  std::size_t count;
  const char* names;  // of the columns, for messages
};
constexpr Columns files[] = {
    {"states.tsv", ActorKind::state, 5, "code, name, from, to, source"},
    {"organisations.tsv", ActorKind::organisation, 8,
     "code, name, sector, kind, from, to, names, source"},
    {"armed_groups.tsv", ActorKind::group, 8, "code, name, sector, kind, from, to, names, source"},
    {"offices.tsv", ActorKind::office, 9,
     "person, code, role, sector, from, to, nationality, names, source"}};

const Columns& columns_of(ActorKind kind) { return files[static_cast<std::size_t>(kind)]; }

/// "Latn: Macron; ru: Макрон": each part has a key of letters.
bool is_key(std::string_view key) {
  return key.size() >= 2 && key.size() <= 4 && std::all_of(key.begin(), key.end(), [](char sign) {
           return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
         });
}

struct Part {
  std::string_view key, patterns;
};

/// The part at `from`, which moves on to the next; an empty key if it has none.
Part next_part(std::string_view names, std::size_t& from) {
  const std::size_t end = std::min(names.find("; ", from), names.size());
  const std::string_view part = names.substr(from, end - from);
  from = std::min(end + 2, names.size());
  const std::size_t colon = part.find(": ");
  if (colon == std::string_view::npos || !is_key(part.substr(0, colon))) return {{}, part};
  return {part.substr(0, colon), part.substr(colon + 2)};
}

/// Reads the cells of one row; the first fault in it.
class RowReader {
 public:
  RowReader(const std::string& path, const Row& row) : path_(path), row_(row) {}

  std::optional<Error> read(ActorKind kind, ActorRow& out) {
    const Columns& columns = columns_of(kind);
    if (row_.cells.size() != columns.count)
      return bad_row(path_, row_, row_.text.substr(row_.text.size()),
                     "expected " + std::to_string(columns.count) + " cells (" + columns.names +
                         "), found " + std::to_string(row_.cells.size()));
    out.kind = kind;
    out.line = row_.line;
    fill(out);
    if (auto fault = period(out)) return fault;
    if (out.name.empty()) return bad_row(path_, row_, row_.text, "a name is missing");
    if (out.source.empty()) return bad_row(path_, row_, out.source, "a source is missing");
    return names(out.names);
  }

 private:
  void fill(ActorRow& out) {
    const auto& cells = row_.cells;
    const bool office = out.kind == ActorKind::office, state = out.kind == ActorKind::state;
    out.name = office ? cells[0] : cells[1];
    out.code = office ? cells[1] : cells[0];
    out.source = cells.back();
    from_ = cells[state ? 2 : 4];
    to_ = cells[state ? 3 : 5];
    if (state) return;
    out.detail = office ? cells[2] : cells[3];
    out.sector = office ? cells[3] : cells[2];
    out.names = cells[cells.size() - 2];
    if (office) out.nationality = cells[6];
  }

  std::optional<Error> period(ActorRow& out) const {
    for (const auto& [cell, date] :
         {std::pair{from_, &out.period.from}, std::pair{to_, &out.period.to}}) {
      *date = parse_date(cell);
      if (!cell.empty() && date->year == 0)
        return bad_row(path_, row_, cell, "a date like 2024, 2024-11 or 2024-11-01 is expected");
    }
    const bool both = out.period.from.year != 0 && out.period.to.year != 0;
    if (both && last_day(out.period.to) < first_day(out.period.from))
      return bad_row(path_, row_, to_, "ends before it begins");
    if (out.kind == ActorKind::office && out.period.from.year == 0)
      return bad_row(path_, row_, from_, "a term needs its beginning");
    return std::nullopt;
  }

  std::optional<Error> names(std::string_view names) const {
    for (std::size_t from = 0; from < names.size();) {
      const Part part = next_part(names, from);
      if (part.key.empty())
        return bad_row(path_, row_, part.patterns,
                       "a language or script and a colon are expected before names");
      if (part.patterns.empty()) return bad_row(path_, row_, part.key, "no names follow");
    }
    return std::nullopt;
  }

  const std::string& path_;
  const Row& row_;
  std::string_view from_, to_;
};

}  // namespace

bool Period::begins_after(Date day) const {
  return day.year != 0 && from.year != 0 && first_day(from) > last_day(day);
}
bool Period::ends_before(Date day) const {
  return day.year != 0 && to.year != 0 && last_day(to) < first_day(day);
}
bool Period::holds(Date day) const { return !begins_after(day) && !ends_before(day); }
bool Period::ends_within(const Period& other) const {
  return to.year != 0 && (other.to.year == 0 || last_day(to) < last_day(other.to));
}
bool Period::overlaps(const Period& other) const {
  const auto ends_first = [](const Period& left, const Period& right) {
    return left.to.year != 0 && right.from.year != 0 && last_day(left.to) < first_day(right.from);
  };
  return !ends_first(*this, other) && !ends_first(other, *this);
}

void Roster::read(const std::string& path, ActorKind kind, std::vector<Error>& faults) {
  auto file = MappedFile::open(path);
  if (!file) {
    if (file.error().kind != ErrorKind::not_found) faults.push_back(file.error());
    return;
  }
  texts_.push_back(std::move(*file));
  const std::string_view text = texts_.back().bytes();
  if (const std::size_t bad = utf8::first_bad_byte(text); bad != utf8::npos) {
    faults.push_back({ErrorKind::malformed, path + ": not UTF-8 at byte " + std::to_string(bad)});
    return;
  }
  paths_.push_back(path);
  const auto rows = rows_of(text);
  rows_.reserve(rows_.size() + rows.size());
  for (const Row& row : rows) {
    ActorRow made;
    made.file = static_cast<std::uint16_t>(paths_.size() - 1);
    if (auto fault = RowReader(path, row).read(kind, made)) {
      faults.push_back(std::move(*fault));
      continue;
    }
    if (kind != ActorKind::office)
      by_code_.emplace(made.code, static_cast<std::uint32_t>(rows_.size()));
    rows_.push_back(made);
  }
}

std::shared_ptr<Roster> Roster::load(const std::string& folder, std::vector<Error>& faults) {
  auto roster = std::make_shared<Roster>();
  for (const Columns& columns : files)
    roster->read(folder + "/" + columns.file, columns.kind, faults);
  return roster;
}

Result<std::shared_ptr<const Roster>> Roster::open(const std::string& folder) {
  std::vector<Error> faults;
  auto roster = load(folder, faults);
  if (!faults.empty()) return tl::unexpected(faults.front());
  return roster;
}

std::vector<Error> Roster::check(const std::string& folder) {
  std::vector<Error> faults;
  load(folder, faults);
  return faults;
}

std::string Roster::where(const ActorRow& row) const {
  const std::string& path = paths_[row.file];
  const std::size_t at = path.rfind("ontology/");
  return (at == std::string::npos ? path : path.substr(at)) + ":" + std::to_string(row.line);
}

std::string_view Roster::name_of(std::string_view code) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end() || rows_[found->second].kind == ActorKind::group) return {};
  return rows_[found->second].name;
}

bool Roster::exists(std::string_view code, Date published) const {
  if (code.find(':') == std::string_view::npos) return true;
  const auto found = by_code_.find(code);
  return found == by_code_.end() || !rows_[found->second].period.begins_after(published);
}

std::vector<std::string_view> Roster::names_for(const ActorRow& row,
                                                const std::vector<std::string>& keys) {
  std::vector<std::string_view> found;
  for (std::size_t from = 0; from < row.names.size();) {
    const Part part = next_part(row.names, from);
    if (std::find(keys.begin(), keys.end(), part.key) != keys.end()) found.push_back(part.patterns);
  }
  return found;
}

}  // namespace entente::resolver

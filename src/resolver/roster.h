// The actors of the world as data. In: the folder ontology/actors (docs/actors_format.md). Out:
// states, organisations, armed groups and terms of office, each with its time. Promise: a bad row
// is refused with file, line and caret; an absent folder is an empty roster. Does not: know which
// codes or sectors exist (entente check does), nor match text.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "model/document.h"

namespace entente::resolver {

/// From one day to another, both included; a partial date is the whole month or year, Date{} open.
struct Period {
  Date from, to;
  /// Is the day within? Date{} is within every period.
  bool holds(Date day) const;
  bool begins_after(Date day) const;
  bool ends_before(Date day) const;
  bool overlaps(const Period& other) const;
  /// Does it end before the other ends?
  bool ends_within(const Period& other) const;
};

enum class ActorKind : std::uint8_t { state, organisation, group, office };

/// One row. Views into the roster's texts.
struct ActorRow {
  ActorKind kind = ActorKind::state;
  std::uint16_t file = 0;
  std::uint32_t line = 0;
  std::string_view name;                  // of an office: the person
  std::string_view code, sector, detail;  // detail: kind of organisation, or the role of an office
  std::string_view nationality;           // of an office: the person's state, if not `code`
  std::string_view names, source;
  Period period;
};

class Roster {
 public:
  /// Errors: malformed (the first bad row), permission, io.
  static Result<std::shared_ptr<const Roster>> open(const std::string& folder);
  /// Every bad row of the folder.
  static std::vector<Error> check(const std::string& folder);

  const std::vector<ActorRow>& rows() const { return rows_; }
  /// "ontology/actors/offices.tsv:12"
  std::string where(const ActorRow& row) const;
  /// The name of a state or organisation, "" if unknown.
  std::string_view name_of(std::string_view code) const;
  /// False for an organisation or group founded after `published`.
  bool exists(std::string_view code, Date published) const;

  /// "any: NATO; Latn: OTAN, Otan; ru: НАТО" -> the patterns for these keys, one cell each.
  static std::vector<std::string_view> names_for(const ActorRow& row,
                                                 const std::vector<std::string>& keys);

 private:
  void read(const std::string& path, ActorKind kind, std::vector<Error>& faults);
  static std::shared_ptr<Roster> load(const std::string& folder, std::vector<Error>& faults);

  std::vector<MappedFile> texts_;
  std::vector<std::string> paths_;
  std::vector<ActorRow> rows_;
  std::unordered_map<std::string_view, std::uint32_t> by_code_;  // all but offices
};

}  // namespace entente::resolver

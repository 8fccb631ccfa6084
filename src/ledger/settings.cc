#include "ledger/settings.h"

#include <charconv>
#include <cstdlib>

#include "base/files.h"
#include "base/rows.h"

namespace entente::ledger {
namespace {

constexpr std::array<std::string_view, sign_count> sign_names = {"type_same",
                                                                 "type_family",
                                                                 "mode_same",
                                                                 "mode_other",
                                                                 "rule_same",
                                                                 "rule_other",
                                                                 "auxiliary_other",
                                                                 "parties_same",
                                                                 "parties_within",
                                                                 "parties_partly",
                                                                 "party_single",
                                                                 "party_one_of",
                                                                 "party_common",
                                                                 "sides_reversed",
                                                                 "day_same",
                                                                 "day_next",
                                                                 "day_other",
                                                                 "told_soon",
                                                                 "told_later",
                                                                 "told_before",
                                                                 "undated_near",
                                                                 "undated_week",
                                                                 "undated_far",
                                                                 "month_fits",
                                                                 "month_other",
                                                                 "country_same",
                                                                 "town_same",
                                                                 "country_other",
                                                                 "words",
                                                                 "words_none",
                                                                 "persons_same",
                                                                 "persons_other",
                                                                 "document_same",
                                                                 "pact_kind_same",
                                                                 "pact_kind_form",
                                                                 "pact_kind_other",
                                                                 "pact_day_same",
                                                                 "pact_day_near",
                                                                 "pact_month_fits",
                                                                 "pact_day_unknown",
                                                                 "pact_day_other",
                                                                 "pact_country_same",
                                                                 "pact_country_other",
                                                                 "pact_name_same",
                                                                 "pact_document_same",
                                                                 "pact_parties_within",
                                                                 "pact_parties_other"};

constexpr std::array<std::string_view, 7> limit_names = {
    "join", "days", "candidates", "members", "copy", "pact_join", "fresh_days"};

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  std::size_t at = 0;
  while (at < N && names[at] != name) ++at;
  return at;
}

bool number(std::string_view text, double& out) {
  if (text == "never") {
    out = never;
    return true;
  }
  const std::string copy(text);
  char* end = nullptr;
  out = std::strtod(copy.c_str(), &end);
  return !copy.empty() && end == copy.c_str() + copy.size();
}

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Cells up to the last named one must be there; the gloss may be empty.
tl::unexpected<Error> refuse(const std::string& path, const Row& row, std::string_view cell,
                             std::string_view reason) {
  return tl::unexpected(bad_row(path, row, cell, reason));
}

Result<void> read_limit(Settings& settings, std::array<bool, limit_names.size()>& seen,
                        const std::string& path, const Row& row) {
  const std::size_t at = index_of(limit_names, row.cells[1]);
  double value = 0;
  if (at == limit_names.size()) return refuse(path, row, row.cells[1], "no such limit");
  if (!number(row.cells[2], value) || value < 0)
    return refuse(path, row, row.cells[2], "want a number, zero or more");
  seen[at] = true;
  if (at == 0) settings.join = value;
  if (at == 1) settings.days = static_cast<int>(value);
  if (at == 2) settings.candidates = static_cast<int>(value);
  if (at == 3) settings.members = static_cast<int>(value);
  if (at == 4) settings.copy = value;
  if (at == 5) settings.pact_join = value;
  if (at == 6) settings.fresh_days = static_cast<int>(value);
  return {};
}

Result<void> read_weight(Settings& settings, std::array<bool, sign_count>& seen,
                         const std::string& path, const Row& row) {
  const std::size_t at = index_of(sign_names, row.cells[1]);
  if (at == sign_names.size()) return refuse(path, row, row.cells[1], "no such weight");
  if (!number(row.cells[2], settings.weights[at]))
    return refuse(path, row, row.cells[2], "want a number or never");
  seen[at] = true;
  return {};
}

Result<void> read_family(Settings& settings, const std::string& path, const Row& row) {
  const auto types = pieces(row.cells[2], ' ');
  for (const auto type : types) {
    if (!settings.families.emplace(type, types.front()).second)
      return refuse(path, row, type, "a type belongs to one family");
  }
  return {};
}

bool deed_pattern(std::string_view text, DeedPattern& out) {
  if (text.ends_with("+words")) {
    out.words = true;
    text.remove_suffix(6);
  }
  if (const std::size_t at = text.find('@'); at != text.npos) {
    out.rule = text.substr(at + 1);
    text = text.substr(0, at);
    if (out.rule.empty()) return false;
  }
  if (const std::size_t at = text.find(':'); at != text.npos) {
    out.mode = text.substr(at + 1);
    text = text.substr(0, at);
    if (out.mode.empty()) return false;
  }
  out.type = text;
  return !text.empty() && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == text.npos;
}

Result<std::vector<DeedPattern>> deed_patterns(const std::string& path, const Row& row,
                                               std::string_view cell) {
  std::vector<DeedPattern> out;
  if (cell == "-") return out;
  for (const auto piece : pieces(cell, ' ')) {
    if (!deed_pattern(piece, out.emplace_back()))
      return refuse(path, row, piece,
                    "want TYPE, TYPE:mode, TYPE@rule, each with or without +words");
  }
  return out;
}

Result<CommitmentKind> commitment_kind(const std::string& path, const Row& row) {
  if (row.cells.size() != 6)
    return refuse(path, row, row.cells.back(),
                  "want six cells: kind, days, keeps, begins, breaks, gloss");
  CommitmentKind kind;
  kind.name = row.cells[0];
  const auto days = row.cells[1];
  const auto [end, error] =
      std::from_chars(days.data(), days.data() + days.size(), kind.silent_days);
  if (error != std::errc() || end != days.data() + days.size() || kind.silent_days <= 0)
    return refuse(path, row, days, "want a number of days");
  std::vector<DeedPattern>* const lists[] = {&kind.keeps, &kind.begins, &kind.breaks};
  for (std::size_t i = 0; i < 3; ++i) {
    auto read = deed_patterns(path, row, row.cells[i + 2]);
    if (!read) return tl::unexpected(read.error());
    *lists[i] = std::move(*read);
  }
  kind.gloss = row.cells[5];
  return kind;
}

Result<void> read_agreements(const std::string& path, Kinds& kinds) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() != 3)
      return refuse(path, row, row.cells.back(), "want three cells: kind, form or subject, gloss");
    if (row.cells[1] != "form" && row.cells[1] != "subject")
      return refuse(path, row, row.cells[1], "want form or subject");
    AgreementKind kind{std::string(row.cells[0]), row.cells[1] == "form",
                       std::string(row.cells[2])};
    if (!kinds.agreements.emplace(kind.name, kind).second)
      return refuse(path, row, row.cells[0], "this kind has a row already");
  }
  return {};
}

Result<void> read_commitments(const std::string& path, Kinds& kinds) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    auto kind = commitment_kind(path, row);
    if (!kind) return tl::unexpected(kind.error());
    const std::string name = kind->name;
    if (!kinds.commitments.emplace(name, std::move(*kind)).second)
      return refuse(path, row, row.cells[0], "this kind has a row already");
  }
  return {};
}

Result<void> read_members(const std::string& path, Kinds& kinds) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() != 2)
      return refuse(path, row, row.cells.back(), "want two cells: organisation, states");
    for (const auto state : pieces(row.cells[1], ' ')) {
      if (state.size() != 3 || state.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != state.npos)
        return refuse(path, row, state, "want ISO 3166-1 alpha-3 codes");
      kinds.members[std::string(row.cells[0])].emplace(state);
    }
  }
  return {};
}

template <std::size_t N>
Result<void> all_seen(const std::array<bool, N>& seen, const std::array<std::string_view, N>& names,
                      const std::string& path, const char* what) {
  for (std::size_t i = 0; i < N; ++i) {
    if (!seen[i])
      return fail(ErrorKind::malformed,
                  path + ": no row '" + what + " " + std::string(names[i]) + "'");
  }
  return {};
}

}  // namespace

std::string_view to_text(Sign sign) { return sign_names[static_cast<std::size_t>(sign)]; }

std::string_view Settings::family(const std::string& type) const {
  const auto found = families.find(type);
  return found == families.end() ? std::string_view(type) : std::string_view(found->second);
}

Result<Settings> Settings::open(const std::string& path) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  Settings settings;
  std::array<bool, sign_count> weights{};
  std::array<bool, limit_names.size()> limits{};
  for (const Row& row : rows_of(*text)) {
    if (row.cells.size() < 3)
      return refuse(path, row, row.cells.back(), "want cells: row, name, value, what it says");
    Result<void> read;
    if (row.cells[0] == "weight") {
      read = read_weight(settings, weights, path, row);
    } else if (row.cells[0] == "limit") {
      read = read_limit(settings, limits, path, row);
    } else if (row.cells[0] == "family") {
      read = read_family(settings, path, row);
    } else {
      return refuse(path, row, row.cells[0], "want weight, limit or family");
    }
    if (!read) return tl::unexpected(read.error());
  }
  if (auto all = all_seen(weights, sign_names, path, "weight"); !all)
    return tl::unexpected(all.error());
  if (auto all = all_seen(limits, limit_names, path, "limit"); !all)
    return tl::unexpected(all.error());
  return settings;
}

int Kinds::silent_days(const std::string& commitment) const {
  const auto found = commitments.find(commitment);
  return found == commitments.end() ? default_silent_days : found->second.silent_days;
}

Result<Kinds> Kinds::open(const std::string& ontology_folder) {
  Kinds kinds;
  if (auto read = read_agreements(ontology_folder + "/agreements.tsv", kinds); !read)
    return tl::unexpected(read.error());
  if (auto read = read_commitments(ontology_folder + "/commitments.tsv", kinds); !read)
    return tl::unexpected(read.error());
  if (auto read = read_members(ontology_folder + "/members.tsv", kinds); !read)
    return tl::unexpected(read.error());
  return kinds;
}

}  // namespace entente::ledger

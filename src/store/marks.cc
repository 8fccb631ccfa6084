#include "store/marks.h"

#include <sstream>
#include <utility>

namespace entente::store {
namespace {

Result<void> done(Result<Rows> rows) {
  if (!rows) return tl::unexpected(rows.error());
  return {};
}

/// Rows of one column that are not there yet.
std::string insert_of(const std::string& marks) {
  return "INSERT INTO pending SELECT * FROM (SELECT DISTINCT " + marks +
         ") m(mark) WHERE mark NOT IN (SELECT block FROM pending)";
}

Codes words_of(const std::string& text) {
  std::istringstream in(text);
  Codes out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

}  // namespace

Result<void> mark_told(Connection& connection, const std::string& documents) {
  const std::string codes =
      "'told:' || array_to_string(" + std::string(codes_of_parties) + ", ' ')";
  return done(connection.query(
      insert_of(codes + " FROM agreement_reports WHERE document IN " + of_list), {documents}));
}

Result<void> mark_acts_of(Connection& connection, const std::string& blocks) {
  const std::string codes =
      "'act:' || array_to_string(list_sort(list_distinct(list_concat(actors, recipients))), ' ')";
  return done(connection.query(
      insert_of(codes + " FROM acts WHERE auxiliary IN ('', 'historical') AND block IN " + of_list),
      {blocks}));
}

Result<void> mark_acts(Connection& connection, std::span<const Act> acts) {
  std::set<std::string> marks;
  for (const Act& act : acts) {
    if (!act.auxiliary.empty() && act.auxiliary != "historical") continue;
    std::set<std::string> codes(act.actors.begin(), act.actors.end());
    codes.insert(act.recipients.begin(), act.recipients.end());
    std::string mark = "act:";
    const char* between = "";
    for (const std::string& code : codes) mark.append(std::exchange(between, " ")).append(code);
    marks.insert(std::move(mark));
  }
  if (marks.empty()) return {};
  return done(connection.query(insert_of("mark FROM " + std::string(of_list) + " listed(mark)"),
                               {json_list(marks)}));
}

Result<Marks> read_marks(Connection& connection) {
  auto rows = connection.query("SELECT block FROM pending WHERE NOT (" + std::string(is_block) +
                               ") ORDER BY block");
  if (!rows) return tl::unexpected(rows.error());
  Marks out;
  while (rows->next()) {
    const std::string mark = rows->text(0);
    if (mark == all_agreements) out.all = true;
    if (mark.starts_with("told:")) out.told.push_back(words_of(mark.substr(5)));
    if (mark.starts_with("act:")) out.acts.push_back(words_of(mark.substr(4)));
  }
  return out;
}

Result<void> settle_marks(Connection& connection) {
  return done(connection.query("DELETE FROM pending WHERE NOT (" + std::string(is_block) + ")"));
}

}  // namespace entente::store

// What the agreements must take notice of, as rows of the table pending. In: documents that were
// put, blocks of acts that are computed anew. Out: the marks, and later what they say. Promise:
// whatever can change an agreement leaves a mark in the transaction that changes it. Does not:
// assemble, begin or commit.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/agreement.h"
#include "store/database.h"

namespace entente::store {

/// In the table pending: all agreements must be assembled anew; or what is silent today.
inline constexpr const char* all_agreements = "agreements";
inline constexpr const char* the_day = "day";
/// SQL for the values of a JSON list that is bound.
inline constexpr const char* of_list = "(SELECT unnest(from_json(?, '[\"VARCHAR\"]')))";
/// The values as a JSON list, to be bound there; bytes that are no UTF-8 are replaced.
template <typename Values>
std::string json_list(const Values& values) {
  return nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// SQL that is true for the rows of pending that are blocks of events.
inline constexpr const char* is_block =
    "block NOT IN ('agreements', 'day') AND NOT starts_with(block, 'told:') AND NOT "
    "starts_with(block, 'act:')";
/// SQL for the codes of the parties of an agreement report, sorted, each once.
inline constexpr const char* codes_of_parties =
    "list_sort(list_distinct([party.code FOR party IN parties]))";

/// Agreements told in any version of these documents (a JSON list).
Result<void> mark_told(Connection& connection, const std::string& documents);
/// Acts of these blocks (a JSON list) as they stand in the file.
Result<void> mark_acts_of(Connection& connection, const std::string& blocks);
Result<void> mark_acts(Connection& connection, std::span<const Act> acts);

using Codes = std::vector<std::string>;
struct Marks {
  bool all = false;
  std::vector<Codes> told, acts;
};
Result<Marks> read_marks(Connection& connection);
/// Takes away all marks, and not the blocks of events.
Result<void> settle_marks(Connection& connection);

}  // namespace entente::store

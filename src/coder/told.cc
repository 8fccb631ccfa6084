#include "coder/told.h"

#include <algorithm>
#include <array>

namespace entente::coder {
namespace {

constexpr std::array<Piece, echo_count> echo_names = {"nobody", "same",   "turned",
                                                      "among",  "partly", "anew"};

bool holds(const std::vector<std::string>& codes, const std::string& code) {
  return std::binary_search(codes.begin(), codes.end(), code);
}

}  // namespace

std::string stands(const Tree& tree, std::uint32_t own, std::uint32_t other) {
  const auto relation = [&](std::uint32_t word) {
    return std::string(entente::to_text(tree.rel(word)));
  };
  if (tree.rel(own) == Rel::conj && tree.head(own) == static_cast<std::int32_t>(other))
    return "conj";
  if (tree.is_under(own, other)) return "under " + relation(own);
  if (tree.is_under(other, own)) return "over " + relation(other);
  return "beside";
}

Told told_of(const Event& event, std::string where) {
  return {sorted_codes(event.actors), sorted_codes(event.recipients), event.type, std::move(where)};
}

Echo echo_of(const std::vector<std::string>& side, const std::vector<std::string>& same,
             const std::vector<std::string>& turned) {
  if (side.empty()) return Echo::nobody;
  if (side == same) return Echo::same;
  if (side == turned) return Echo::turned;
  const auto known = std::count_if(side.begin(), side.end(), [&](const std::string& code) {
    return holds(same, code) || holds(turned, code);
  });
  if (known == static_cast<std::ptrdiff_t>(side.size())) return Echo::among;
  return known > 0 ? Echo::partly : Echo::anew;
}

Piece to_text(Echo echo) { return echo_names[static_cast<std::size_t>(echo)]; }

}  // namespace entente::coder

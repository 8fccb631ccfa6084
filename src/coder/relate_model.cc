#include "coder/relate_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/files.h"
#include "base/rows.h"

namespace entente::coder {
namespace {

constexpr std::string_view bias = "bias";
constexpr float thousandth = 0.001F;

std::uint64_t fnv(std::string_view text) {
  std::uint64_t key = 0xcbf29ce484222325ull;
  for (const char byte : text) key = (key ^ static_cast<unsigned char>(byte)) * 0x100000001b3ull;
  return key;
}

bool is_yield(std::string_view type) { return type == "CONCEDE" || type == "RETREAT"; }

template <class Number>
bool parse_number(std::string_view text, Number& out, int base = 10) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

Result<RelateModel> RelateModel::open(const std::string& path) {
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return RelateModel();
  if (!text) return tl::unexpected(text.error());
  return parse(*text, path);
}

Result<RelateModel> RelateModel::parse(std::string_view text, const std::string& path) {
  RelateModel model;
  const auto bad = [&](const entente::Row& row, std::string_view cell, std::string_view reason) {
    return tl::unexpected(bad_row(path, row, cell, reason));
  };
  for (const entente::Row& row : rows_of(text)) {
    if (row.cells.size() != relate_types + 1)
      return bad(row, row.text, "a name and sixteen cells wanted");
    if (model.types_.empty()) {
      if (row.cells[0] != "types") return bad(row, row.cells[0], "the row of types comes first");
      model.types_.assign(row.cells.begin() + 1, row.cells.end());
      continue;
    }
    std::uint64_t key = fnv(row.cells[0]);
    if (row.cells[0].starts_with('@') && !parse_number(row.cells[0].substr(1), key, 16))
      return bad(row, row.cells[0], "not '@' and a hexadecimal number");
    Row& weights = model.weights_[key];
    for (std::size_t i = 0; i < relate_types; ++i) {
      int value = 0;
      if (!row.cells[i + 1].empty() && !parse_number(row.cells[i + 1], value))
        return bad(row, row.cells[i + 1], "not a whole number");
      weights[i] = static_cast<float>(value) * thousandth;
    }
  }
  return model;
}

std::array<double, relate_types> RelateModel::probabilities(
    const std::vector<std::string>& features) const {
  std::array<double, relate_types> out{};
  const auto add = [&](std::string_view name) {
    const auto found = weights_.find(fnv(name));
    if (found == weights_.end()) return;
    for (std::size_t i = 0; i < relate_types; ++i) out[i] += found->second[i];
  };
  add(bias);
  for (const std::string& feature : features) add(feature);
  const double most = *std::max_element(out.begin(), out.end());
  double total = 0;
  for (double& value : out) total += value = std::exp(value - most);
  for (double& value : out) value /= total;
  return out;
}

RelateModel::Answer RelateModel::answer(const std::vector<std::string>& features) const {
  if (types_.empty()) return {};
  const auto chance = probabilities(features);
  std::size_t best = 0;
  double most = -1;
  for (std::size_t i = 0; i < relate_types; ++i) {
    const double together = is_yield(types_[i]) ? yield(chance) : chance[i];
    if (together > most || (together == most && chance[i] > chance[best]))
      best = i, most = together;
  }
  return {types_[best], chance[best]};
}

double RelateModel::yield(const std::array<double, relate_types>& chance) const {
  double sum = 0;
  for (std::size_t i = 0; i < relate_types; ++i) sum += is_yield(types_[i]) ? chance[i] : 0;
  return sum;
}

}  // namespace entente::coder

#include "coder/weights.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/files.h"
#include "base/rows.h"

namespace entente::coder {
namespace {

constexpr Piece bias_name = "bias";

}  // namespace

void Features::add_name(std::initializer_list<Piece> pieces) {
  std::string name;
  for (const Piece& piece : pieces) name.append(name.empty() ? "" : "|").append(piece.text());
  names_.push_back(std::move(name));
}

void Features::add(double value, std::initializer_list<Piece> pieces) {
  add(pieces);
  values_.resize(keys_.size(), 1);
  values_.back() = value;
  if (!keep_names_) return;
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "=%.3f", value);
  names_.back() += digits.data();
}

void Features::clear() {
  keys_.clear();
  values_.clear();
  names_.clear();
}

void Weights::Table::add(std::uint64_t key, float weight) {
  std::uint32_t& known = weights[key];
  if (known != 0) return;
  known = std::bit_cast<std::uint32_t>(weight);
  if (key == bias_name.after(0)) bias = weight;
}

const Weights::Table* Weights::find(std::string_view name) const {
  const auto found = std::find_if(tables_.begin(), tables_.end(),
                                  [&](const Table& table) { return table.name == name; });
  return found == tables_.end() ? nullptr : &*found;
}

Weights::Table& Weights::table(std::string_view name) {
  const auto found = std::find_if(tables_.begin(), tables_.end(),
                                  [&](const Table& table) { return table.name == name; });
  if (found != tables_.end()) return *found;
  return tables_.emplace_back(Table{std::string(name), 0, {}});
}

Result<Weights> Weights::open(const std::string& path) {
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return Weights();
  if (!text) return tl::unexpected(text.error());
  return parse(*text, path);
}

Result<Weights> Weights::parse(std::string_view text, const std::string& path) {
  Weights weights;
  for (const Row& row : rows_of(text)) {
    if (row.cells.size() != 3)
      return tl::unexpected(bad_row(path, row, row.text, "three cells wanted"));
    const std::string_view number = row.cells[2];
    float value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size()) {
      return tl::unexpected(bad_row(path, row, number, "not a number"));
    }
    weights.table(row.cells[0]).add(Piece(row.cells[1]).after(0), value);
  }
  return weights;
}

double Weights::score(std::string_view name, const Features& features) const {
  const Table* table = find(name);
  if (table == nullptr) return 0;
  double sum = table->bias;
  const std::vector<std::uint64_t>& keys = features.keys();
  for (const std::uint64_t key : keys) table->weights.prefetch(key);
  for (std::size_t i = 0; i < keys.size(); ++i) sum += features.value(i) * table->weight(keys[i]);
  return sum;
}

double probability(double score) { return 1.0 / (1.0 + std::exp(-score)); }

}  // namespace entente::coder

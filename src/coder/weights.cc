#include "coder/weights.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/files.h"
#include "base/rows.h"

namespace entente::coder {
namespace {

constexpr std::uint64_t offset_basis = 0xcbf29ce484222325ull, prime = 0x100000001b3ull;
constexpr std::string_view bias = "bias";

std::uint64_t hash_of(std::string_view text, std::uint64_t seed = offset_basis) {
  for (const char byte : text) seed = (seed ^ static_cast<unsigned char>(byte)) * prime;
  return seed;
}

}  // namespace

void Features::add(std::initializer_list<std::string_view> pieces) {
  std::uint64_t key = offset_basis;
  bool first = true;
  for (const std::string_view piece : pieces) {
    if (!first) key = hash_of("|", key);
    key = hash_of(piece, key);
    first = false;
  }
  keys_.push_back(key);
  if (!values_.empty()) values_.push_back(1);
  if (!keep_names_) return;
  std::string name;
  for (const std::string_view piece : pieces) name.append(name.empty() ? "" : "|").append(piece);
  names_.push_back(std::move(name));
}

void Features::add(double value, std::initializer_list<std::string_view> pieces) {
  add(pieces);
  values_.resize(keys_.size(), 1);
  values_.back() = value;
  if (!keep_names_) return;
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "=%.3f", value);
  names_.back() += digits.data();
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
    weights.tables_[std::string(row.cells[0])].emplace(hash_of(row.cells[1]), value);
  }
  return weights;
}

double Weights::score(std::string_view table, const Features& features) const {
  const auto found = tables_.find(std::string(table));
  if (found == tables_.end()) return 0;
  double sum = 0;
  if (const auto entry = found->second.find(hash_of(bias)); entry != found->second.end())
    sum += entry->second;
  const std::vector<std::uint64_t>& keys = features.keys();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (const auto entry = found->second.find(keys[i]); entry != found->second.end())
      sum += features.value(i) * entry->second;
  }
  return sum;
}

double probability(double score) { return 1.0 / (1.0 + std::exp(-score)); }

}  // namespace entente::coder

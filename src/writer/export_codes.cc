#include "writer/export_codes.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "base/files.h"

namespace entente::writer {
namespace {

using Take = std::function<const char*(const Row& row, std::string_view& at)>;

/// Hands each row of `cells` cells to `take`, which answers with what is wrong with it, or nullptr.
Result<void> each_row(const std::string& path, std::size_t cells, const Take& take) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    std::string_view at = row.text;
    const std::string wanted = std::to_string(cells) + " cells wanted";
    const char* wrong = row.cells.size() == cells ? take(row, at) : wanted.c_str();
    if (wrong != nullptr) return tl::unexpected(bad_row(path, row, at, wrong));
  }
  return {};
}

template <class Number>
bool read_number(std::string_view cell, Number& out) {
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), out);
  return error == std::errc() && end == cell.data() + cell.size();
}

/// Three or four digits, from 010 to 2042.
bool is_cameo(std::string_view code) {
  return (code.size() == 3 || code.size() == 4) &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         code >= "01" && code < "21";
}

bool is_letters(std::string_view code, std::size_t length) {
  return code.empty() ||
         (code.size() == length &&
          std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

}  // namespace

Result<ExportCodes> ExportCodes::open(const std::string& ontology_folder) {
  ExportCodes codes;
  auto read = codes.read_parties(ontology_folder + "/country_codes.tsv");
  if (read) read = codes.read_cameo(ontology_folder + "/cameo.tsv");
  if (read) read = codes.read_roles(ontology_folder + "/cameo_roles.tsv");
  if (!read) return tl::unexpected(read.error());
  return codes;
}

Result<void> ExportCodes::read_parties(const std::string& path) {
  return each_row(path, 7, [&](const Row& row, std::string_view& at) -> const char* {
    const auto& cell = row.cells;
    at = cell[2];
    if (!is_letters(cell[2], 2)) return "a FIPS 10-4 code has two letters";
    for (const std::size_t i : {3u, 4u, 5u, 6u}) {
      at = cell[i];
      if (!is_letters(cell[i], 3)) return "this code has three letters";
    }
    at = cell[0];
    const bool fresh = parties_
                           .emplace(cell[0], PartyCodes{std::string(cell[1]), std::string(cell[2]),
                                                        std::string(cell[3]), std::string(cell[4]),
                                                        std::string(cell[5]), std::string(cell[6])})
                           .second;
    return fresh ? nullptr : "this code stands twice";
  });
}

Result<void> ExportCodes::read_cameo(const std::string& path) {
  return each_row(path, 8, [&](const Row& row, std::string_view& at) -> const char* {
    const auto& cell = row.cells;
    CameoCode code{std::string(cell[0]),
                   std::string(cell[1]),
                   std::string(cell[2]),
                   std::string(cell[3]),
                   0,
                   0};
    at = cell[3];
    if (!is_cameo(cell[3])) return "a CAMEO code has three or four digits";
    at = cell[4];
    if (!read_number(cell[4], code.quad) || code.quad < 1 || code.quad > 4) return "quad is 1 to 4";
    at = cell[5];
    if (!read_number(cell[5], code.goldstein) || code.goldstein < -10 || code.goldstein > 10)
      return "Goldstein is -10 to 10";
    at = cell[6];
    if (cell[6] != "table" && cell[6] != "hand") return "origin is table or hand";
    cameo_.push_back(std::move(code));
    return nullptr;
  });
}

Result<void> ExportCodes::read_roles(const std::string& path) {
  return each_row(path, 3, [&](const Row& row, std::string_view& at) -> const char* {
    at = row.cells[1];
    if (!is_letters(row.cells[1], 3)) return "a role has three letters";
    at = row.cells[0];
    return roles_.emplace(row.cells[0], row.cells[1]).second ? nullptr : "this sector stands twice";
  });
}

const PartyCodes& ExportCodes::of(std::string_view code) const {
  static const PartyCodes none;
  const auto found = parties_.find(std::string(code));
  return found == parties_.end() ? none : found->second;
}

const CameoCode* ExportCodes::cameo(const Event& event) const {
  const auto fits = [&](const CameoCode& row, std::string_view mode) {
    return row.type == event.type && row.mode == mode &&
           (row.context.empty() || std::find(event.contexts.begin(), event.contexts.end(),
                                             row.context) != event.contexts.end());
  };
  for (const std::string_view mode : {std::string_view(event.mode), std::string_view()}) {
    const auto found = std::find_if(cameo_.begin(), cameo_.end(),
                                    [&](const CameoCode& row) { return fits(row, mode); });
    if (found != cameo_.end()) return &*found;
  }
  return nullptr;
}

std::string_view ExportCodes::role(std::string_view sector) const {
  const auto found = roles_.find(std::string(sector));
  return found == roles_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace entente::writer

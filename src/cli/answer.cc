#include "cli/answer.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/terminal.h"
#include "writer/writer.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;
using store::Rows;

double rounded(double value) { return std::round(value * 1000) / 1000; }

Json json_of(const Rows& rows, std::size_t column) {
  if (rows.is_null(column)) return nullptr;
  switch (rows.type(column)) {
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
      return rows.integer(column);
    case DUCKDB_TYPE_DOUBLE:
      return rounded(rows.real(column));
    case DUCKDB_TYPE_BOOLEAN:
      return rows.flag(column);
    case DUCKDB_TYPE_DATE:
      return to_text(rows.date(column));
    case DUCKDB_TYPE_LIST:
      return rows.texts(column);
    default:
      return rows.text(column);
  }
}

std::string text_of(const Rows& rows, std::size_t column, const char* separator) {
  const Json value = json_of(rows, column);
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const Json& one : value) out += (out.empty() ? "" : separator) + one.get<std::string>();
  return out;
}

std::string quoted(const std::string& cell) {
  if (cell.find_first_of("\",\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

void print(const std::string& text, std::FILE* stream) {
  std::fwrite(text.data(), 1, text.size(), stream);
}

void print_json(Rows& rows, std::FILE* stream) {
  while (rows.next()) {
    Json line = Json::object();
    for (std::size_t i = 0; i < rows.columns(); ++i) line[rows.name(i)] = json_of(rows, i);
    print(line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n", stream);
  }
}

void print_csv(Rows& rows, std::FILE* stream) {
  std::string line;
  for (std::size_t i = 0; i < rows.columns(); ++i) line += (i == 0 ? "" : ",") + rows.name(i);
  print(line + "\n", stream);
  while (rows.next()) {
    line.clear();
    for (std::size_t i = 0; i < rows.columns(); ++i) {
      line += (i == 0 ? "" : ",") + quoted(text_of(rows, i, ";"));
    }
    print(line + "\n", stream);
  }
}

void print_table(Rows& rows, std::FILE* stream) {
  constexpr int widest = 40;
  std::vector<std::vector<std::string>> lines(1);
  for (std::size_t i = 0; i < rows.columns(); ++i) lines[0].push_back(rows.name(i));
  while (rows.next()) {
    auto& line = lines.emplace_back();
    for (std::size_t i = 0; i < rows.columns(); ++i) {
      line.push_back(writer::fit(text_of(rows, i, ","), widest));
    }
  }
  std::vector<int> widths(rows.columns());
  for (const auto& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], writer::columns(line[i]));
    }
  }
  for (const auto& line : lines) {
    std::string out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      out += line[i] +
             std::string(static_cast<std::size_t>(widths[i] - writer::columns(line[i])) + 2, ' ');
    }
    print(out.substr(0, out.find_last_not_of(' ') + 1) + "\n", stream);
  }
}

}  // namespace

bool print_answer(Rows& rows, AnswerFormat format, std::FILE* stream) {
  if (format == AnswerFormat::jsonl) print_json(rows, stream);
  if (format == AnswerFormat::csv) print_csv(rows, stream);
  if (format == AnswerFormat::table) print_table(rows, stream);
  return std::fflush(stream) == 0 && std::ferror(stream) == 0;
}

}  // namespace entente::cli

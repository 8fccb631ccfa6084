// Many rows into one table. In: values column by column, in the order of the table. Out: rows in
// the transaction of the connection. Promise: values go in chunks, so that a million rows take
// seconds; a row is whole or not there. Does not: begin or commit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace entente::store {

class Appender {
 public:
  static Result<Appender> open(Connection& connection, const std::string& table);
  Appender(Appender&& other) noexcept;
  Appender& operator=(Appender&&) = delete;
  ~Appender();

  Appender& text(std::string_view value);
  Appender& integer(std::int64_t value);  // INTEGER or BIGINT
  Appender& real(double value);
  Appender& flag(bool value);
  Appender& date(Date value);  // NULL if not a whole day: the first day of month or year
  Appender& texts(const std::vector<std::string>& values);
  Appender& span(Span value);  // two columns
  Appender& integers(const std::vector<std::int32_t>& values);
  Appender& null();
  Result<void> end_row();
  /// Hands the last rows on; nothing may be added after.
  Result<void> finish();

 private:
  Appender(duckdb_appender appender, std::string path);
  duckdb_vector next_vector();
  template <class T>
  Appender& put(T value);
  idx_t grow_list(duckdb_vector vector, idx_t count);
  Result<void> flush();
  duckdb_appender appender_;
  std::string path_;
  duckdb_data_chunk chunk_ = nullptr;
  std::vector<duckdb_type> types_;
  idx_t row_ = 0, column_ = 0, capacity_;
};

}  // namespace entente::store

#include "store/appender.h"

#include <algorithm>
#include <utility>

namespace entente::store {

Appender::Appender(duckdb_appender appender, std::string path)
    : appender_(appender), path_(std::move(path)), capacity_(duckdb_vector_size()) {
  std::vector<duckdb_logical_type> types;
  for (idx_t i = 0; i < duckdb_appender_column_count(appender); ++i) {
    types.push_back(duckdb_appender_column_type(appender, i));
    types_.push_back(duckdb_get_type_id(types.back()));
  }
  chunk_ = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) duckdb_destroy_logical_type(&type);
}

Appender::Appender(Appender&& other) noexcept
    : appender_(std::exchange(other.appender_, nullptr)),
      path_(std::move(other.path_)),
      chunk_(std::exchange(other.chunk_, nullptr)),
      types_(std::move(other.types_)),
      row_(other.row_),
      column_(other.column_),
      capacity_(other.capacity_) {}

Appender::~Appender() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  if (appender_ != nullptr) duckdb_appender_destroy(&appender_);
}

Result<Appender> Appender::open(Connection& connection, const std::string& table) {
  duckdb_appender appender = nullptr;
  if (duckdb_appender_create(connection.handle(), nullptr, table.c_str(), &appender) ==
      DuckDBError) {
    const char* message = duckdb_appender_error(appender);
    Error error = error_of(connection.path(), message == nullptr ? table : message);
    duckdb_appender_destroy(&appender);
    return tl::unexpected(std::move(error));
  }
  return Appender(appender, connection.path());
}

duckdb_vector Appender::next_vector() { return duckdb_data_chunk_get_vector(chunk_, column_++); }

template <class T>
Appender& Appender::put(T value) {
  static_cast<T*>(duckdb_vector_get_data(next_vector()))[row_] = value;
  return *this;
}

Appender& Appender::text(std::string_view value) {
  duckdb_vector_assign_string_element_len(next_vector(), row_, value.data(), value.size());
  return *this;
}

Appender& Appender::integer(std::int64_t value) {
  return types_[column_] == DUCKDB_TYPE_INTEGER ? put(static_cast<std::int32_t>(value))
                                                : put(value);
}

Appender& Appender::real(double value) { return put(value); }

Appender& Appender::flag(bool value) { return put(value); }

Appender& Appender::date(Date value) {
  if (value.year == 0) return null();
  const auto month = static_cast<std::int8_t>(std::max<int>(value.month, 1));
  const auto day = static_cast<std::int8_t>(std::max<int>(value.day, 1));
  return put(duckdb_to_date({value.year, month, day}));
}

Appender& Appender::span(Span value) { return integer(value.begin).integer(value.end); }

Appender& Appender::null() {
  duckdb_vector vector = next_vector();
  duckdb_vector_ensure_validity_writable(vector);
  duckdb_validity_set_row_invalid(duckdb_vector_get_validity(vector), row_);
  return *this;
}

/// Room for `count` more elements of this row's list; the index of the first.
idx_t Appender::grow_list(duckdb_vector vector, idx_t count) {
  const idx_t offset = duckdb_list_vector_get_size(vector);
  duckdb_list_vector_reserve(vector, offset + count);
  duckdb_list_vector_set_size(vector, offset + count);
  static_cast<duckdb_list_entry*>(duckdb_vector_get_data(vector))[row_] = {offset, count};
  return offset;
}

Appender& Appender::texts(const std::vector<std::string>& values) {
  duckdb_vector vector = next_vector();
  idx_t at = grow_list(vector, values.size());
  duckdb_vector child = duckdb_list_vector_get_child(vector);
  for (const std::string& value : values) {
    duckdb_vector_assign_string_element_len(child, at++, value.data(), value.size());
  }
  return *this;
}

Appender& Appender::integers(const std::vector<std::int32_t>& values) {
  duckdb_vector vector = next_vector();
  const idx_t at = grow_list(vector, values.size());
  auto* data =
      static_cast<std::int32_t*>(duckdb_vector_get_data(duckdb_list_vector_get_child(vector)));
  std::copy(values.begin(), values.end(), data + at);
  return *this;
}

Result<void> Appender::flush() {
  if (row_ == 0) return {};
  duckdb_data_chunk_set_size(chunk_, row_);
  const bool failed = duckdb_append_data_chunk(appender_, chunk_) == DuckDBError;
  duckdb_data_chunk_reset(chunk_);
  row_ = 0;
  if (!failed) return {};
  const char* message = duckdb_appender_error(appender_);
  return tl::unexpected(error_of(path_, message == nullptr ? "cannot append" : message));
}

Result<void> Appender::end_row() {
  column_ = 0;
  return ++row_ < capacity_ ? Result<void>{} : flush();
}

Result<void> Appender::finish() {
  if (auto done = flush(); !done) return done;
  if (duckdb_appender_close(appender_) == DuckDBSuccess) return {};
  const char* message = duckdb_appender_error(appender_);
  return tl::unexpected(error_of(path_, message == nullptr ? "cannot append" : message));
}

}  // namespace entente::store

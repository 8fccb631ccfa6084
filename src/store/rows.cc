#include <utility>

#include "store/database.h"

namespace entente::store {
namespace {

std::string string_at(void* data, idx_t row) {
  duckdb_string_t* string = static_cast<duckdb_string_t*>(data) + row;
  return {duckdb_string_t_data(string), duckdb_string_t_length(*string)};
}

}  // namespace

Rows::Rows(duckdb_result result) : result_(result) {
  const idx_t count = duckdb_column_count(&result_);
  for (idx_t i = 0; i < count; ++i) types_.push_back(duckdb_column_type(&result_, i));
}

Rows::Rows(Rows&& other) noexcept
    : result_(other.result_),
      chunk_(std::exchange(other.chunk_, nullptr)),
      row_(other.row_),
      size_(other.size_),
      types_(std::move(other.types_)),
      owned_(std::exchange(other.owned_, false)) {}

Rows::~Rows() {
  if (!owned_) return;
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  duckdb_destroy_result(&result_);
}

bool Rows::next_chunk() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  chunk_ = duckdb_fetch_chunk(result_);
  size_ = chunk_ == nullptr ? 0 : duckdb_data_chunk_get_size(chunk_);
  row_ = 0;
  return size_ > 0;
}

bool Rows::next() {
  if (chunk_ != nullptr && ++row_ < size_) return true;
  return next_chunk();
}

Result<void> Rows::ended(const std::string& path) {
  const char* message = duckdb_result_error(&result_);
  if (message == nullptr || *message == '\0') return {};
  return tl::unexpected(error_of(path, message));
}

std::string Rows::name(std::size_t column) { return duckdb_column_name(&result_, column); }

bool Rows::is_null(std::size_t column) const {
  duckdb_vector vector = duckdb_data_chunk_get_vector(chunk_, column);
  std::uint64_t* validity = duckdb_vector_get_validity(vector);
  return validity != nullptr && !duckdb_validity_row_is_valid(validity, row_);
}

template <class T>
T Rows::at(std::size_t column) const {
  return static_cast<T*>(
      duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk_, column)))[row_];
}

std::string Rows::text(std::size_t column) const {
  if (is_null(column)) return "";
  return string_at(duckdb_vector_get_data(duckdb_data_chunk_get_vector(chunk_, column)), row_);
}

std::int64_t Rows::integer(std::size_t column) const {
  if (is_null(column)) return 0;
  return types_[column] == DUCKDB_TYPE_INTEGER ? at<std::int32_t>(column)
                                               : at<std::int64_t>(column);
}

double Rows::real(std::size_t column) const { return is_null(column) ? 0 : at<double>(column); }

bool Rows::flag(std::size_t column) const { return !is_null(column) && at<bool>(column); }

Date Rows::date(std::size_t column) const {
  if (is_null(column)) return {};
  const duckdb_date_struct parts = duckdb_from_date(at<duckdb_date>(column));
  return {static_cast<std::int16_t>(parts.year), static_cast<std::uint8_t>(parts.month),
          static_cast<std::uint8_t>(parts.day)};
}

std::vector<std::string> Rows::texts(std::size_t column) const {
  if (is_null(column)) return {};
  const auto entry = at<duckdb_list_entry>(column);
  duckdb_vector list = duckdb_data_chunk_get_vector(chunk_, column);
  void* data = duckdb_vector_get_data(duckdb_list_vector_get_child(list));
  std::vector<std::string> out;
  for (idx_t i = 0; i < entry.length; ++i) out.push_back(string_at(data, entry.offset + i));
  return out;
}

std::vector<std::int64_t> Rows::integers(std::size_t column) const {
  if (is_null(column)) return {};
  const auto entry = at<duckdb_list_entry>(column);
  duckdb_vector list = duckdb_data_chunk_get_vector(chunk_, column);
  const auto* data =
      static_cast<std::int32_t*>(duckdb_vector_get_data(duckdb_list_vector_get_child(list)));
  return {data + entry.offset, data + entry.offset + entry.length};
}

}  // namespace entente::store

// Bytes from the disk. In: paths. Out: read-only memory maps and whole texts. Promise: an error
// names the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace entente {

/// A file mapped read-only; its bytes live as long as the object. Moveable, not copyable.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The whole file as a string. Errors: not_found, permission, io (a folder, a read that failed).
Result<std::string> read_file(const std::string& path);

}  // namespace entente

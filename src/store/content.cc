#include "store/content.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/files.h"
#include "store/store.h"

namespace entente::store {

Hash& Hash::add(std::string_view piece) {
  constexpr unsigned long long prime = 0x100000001b3ull;
  for (const char c : piece) {
    const auto byte = static_cast<unsigned char>(c);
    first_ = (first_ ^ byte) * prime;
    second_ = (second_ ^ (byte + (second_ >> 47))) * prime;
  }
  const auto size = static_cast<unsigned long long>(piece.size());
  first_ = (first_ ^ 0x1ff ^ size) * prime;
  second_ = (second_ ^ 0x1ff ^ size) * prime;
  return *this;
}

std::string Hash::text() const {
  char out[33];
  std::snprintf(out, sizeof out, "%016llx%016llx", first_, second_);
  return out;
}

std::string content_of(const Document& document) {
  return Hash()
      .add(document.text)
      .add(to_text(document.published))
      .add(document.url)
      .add(document.publisher)
      .text();
}

Result<std::string> hash_of_folders(const std::vector<std::string>& folders) {
  namespace fs = std::filesystem;
  Hash hash;
  for (const std::string& folder : folders) {
    std::error_code error;
    std::vector<fs::path> paths;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
      if (at->is_regular_file(error)) paths.push_back(at->path());
    }
    if (error) return fail(ErrorKind::not_found, folder + ": " + error.message());
    std::sort(paths.begin(), paths.end());
    for (const fs::path& path : paths) {
      auto bytes = MappedFile::open(path.string());
      if (!bytes) return tl::unexpected(bytes.error());
      hash.add(path.lexically_relative(folder).string()).add(bytes->bytes());
    }
  }
  return hash.text();
}

}  // namespace entente::store

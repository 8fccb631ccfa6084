#include "parser/weights.h"

#include <cstdio>
#include <cstring>

namespace entente::parser {
namespace {

constexpr std::string_view magic = "entente-network 1 ";
constexpr std::size_t first_line = magic.size() + 9;

tl::unexpected<Error> malformed(const std::string& path, const std::string& why) {
  return fail(ErrorKind::malformed, path + " is not a weights file of this version: " + why + ".");
}

}  // namespace

Result<std::map<std::string, Weights::Entry>> Weights::read_header(std::string_view file,
                                                                   const std::string& path) {
  if (!file.starts_with(magic) || file.size() < first_line)
    return malformed(path, "the first line is another");
  std::size_t size = 0;
  for (const char c : file.substr(magic.size(), 8))
    size = size * 10 + static_cast<std::size_t>((c - '0') & 15);
  if (size > file.size() || size < first_line) return malformed(path, "the header is cut");
  std::map<std::string, Entry> entries;
  for (std::size_t at = first_line; at < size;) {
    const std::size_t end = std::min(file.find('\n', at), size);
    const std::string line(file.substr(at, end - at));
    char kind[16] = "", name[96] = "";
    Entry entry;
    if (!line.empty()) {
      if (std::sscanf(line.c_str(), "%15s %95s %zu %zu %zu %zu", kind, name, &entry.rows,
                      &entry.columns, &entry.offset, &entry.bytes) != 6) {
        return malformed(path, "header line \"" + line + "\" has not six cells");
      }
      if (entry.offset > file.size() || entry.bytes > file.size() - entry.offset ||
          entry.offset % 64 != 0) {
        return malformed(path, std::string("array ") + name + " lies outside the file");
      }
      entry.kind = kind;
      entries.emplace(name, entry);
    }
    at = end + 1;
  }
  return entries;
}

Result<Weights> Weights::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return tl::make_unexpected(file.error());
  auto entries = read_header(file->bytes(), path);
  if (!entries) return tl::make_unexpected(entries.error());
  Weights weights;
  weights.file_ = std::move(*file);
  weights.path_ = path;
  weights.entries_ = std::move(*entries);
  return weights;
}

Result<Weights::Entry> Weights::find(const std::string& name, std::string_view kind,
                                     std::size_t bytes) const {
  const auto found = entries_.find(name);
  if (found == entries_.end()) return malformed(path_, "array " + name + " is missing");
  if (found->second.kind != kind || found->second.bytes < bytes)
    return malformed(path_, "array " + name + " is cut");
  return found->second;
}

Result<Matrix> Weights::matrix(const std::string& name) const {
  auto entry = find(name, "i8", 0);
  if (!entry) return tl::make_unexpected(entry.error());
  if (entry->rows % 16 != 0 || entry->columns % 64 != 0 || entry->rows > 1U << 20 ||
      entry->columns > 1U << 16 || entry->bytes != entry->rows * entry->columns) {
    return malformed(path_, "matrix " + name + " has a wrong size");
  }
  const auto scale = floats(name + ".scale", entry->rows);
  if (!scale) return tl::make_unexpected(scale.error());
  const auto sums = integers(name + ".sums", entry->rows);
  if (!sums) return tl::make_unexpected(sums.error());
  Matrix matrix;
  matrix.packed = reinterpret_cast<const std::int8_t*>(file_.bytes().data() + entry->offset);
  matrix.scale = *scale;
  matrix.sums = reinterpret_cast<const std::int32_t*>(*sums);
  matrix.rows = static_cast<int>(entry->rows);
  matrix.columns = static_cast<int>(entry->columns);
  return matrix;
}

Result<const float*> Weights::floats(const std::string& name, std::size_t count) const {
  return find(name, "f32", 4 * count).map([this](const Entry& entry) {
    return reinterpret_cast<const float*>(file_.bytes().data() + entry.offset);
  });
}

Result<const std::int8_t*> Weights::bytes(const std::string& name, std::size_t count) const {
  return find(name, "bytes", count).map([this](const Entry& entry) {
    return reinterpret_cast<const std::int8_t*>(file_.bytes().data() + entry.offset);
  });
}

Result<const std::uint32_t*> Weights::integers(const std::string& name, std::size_t count) const {
  return find(name, "u32", 4 * count).map([this](const Entry& entry) {
    return reinterpret_cast<const std::uint32_t*>(file_.bytes().data() + entry.offset);
  });
}

Result<int> Weights::number(const std::string& name) const {
  return find(name, "number", 0).map([](const Entry& entry) {
    return static_cast<int>(entry.rows & 0xFFFFFFF);
  });
}

Result<std::vector<std::string_view>> Weights::strings(const std::string& name) const {
  const auto entry = find(name, "text", 0);
  if (!entry) return tl::make_unexpected(entry.error());
  const std::string_view text = file_.bytes().substr(entry->offset, entry->bytes);
  std::vector<std::string_view> list;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    list.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  if (list.size() != entry->rows)
    return malformed(path_, "list " + name + " has another length than it says");
  return list;
}

}  // namespace entente::parser

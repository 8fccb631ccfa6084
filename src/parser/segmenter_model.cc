#include "parser/segmenter_model.h"

#include <bit>
#include <cstring>

namespace entente::parser {
namespace {

constexpr std::string_view magic = "ENTSEG1\n";
constexpr std::size_t name_size = 16, entry_size = name_size + 16;
constexpr char32_t simple_size = 0xA000;

template <class T>
T load(std::string_view bytes, std::size_t at) {
  T value{};
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

tl::unexpected<Error> refuse(const std::string& path, const std::string& reason) {
  return fail(ErrorKind::malformed, path + ": " + reason);
}

bool fill(HashedWeights& weights, std::string_view bytes) {
  if (bytes.empty() || !std::has_single_bit(bytes.size())) return false;
  weights.table = {reinterpret_cast<const std::int8_t*>(bytes.data()), bytes.size()};
  return true;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find(separator);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> words(std::string_view text) {
  return text.empty() ? std::vector<std::string_view>{} : split(text, ' ');
}

void index(CliticModel& model) {
  for (std::uint32_t i = 1; i < model.scripts.size(); ++i) {
    const CliticScript& script = model.scripts[i];
    if (!script.suffix.empty()) {
      model.by_last[static_cast<unsigned char>(script.suffix.back())].push_back(i);
    } else if (!script.prefix.empty()) {
      model.by_first[static_cast<unsigned char>(script.prefix.front())].push_back(i);
    }
  }
}

}  // namespace

Result<SegmenterModel> SegmenterModel::open(const std::string& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  SegmenterModel model;
  model.file_ = std::move(*file);
  const std::string_view bytes = model.file_.bytes();
  const std::size_t head = magic.size() + 4;
  if (bytes.size() < head || !bytes.starts_with(magic))
    return refuse(path, "not a segmenter model");
  const auto count = load<std::uint32_t>(bytes, magic.size());
  if (count > 1000 || bytes.size() < head + count * entry_size) return refuse(path, "cut short");
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view entry = bytes.substr(head + i * entry_size, entry_size);
    const std::string_view name = entry.substr(0, std::min(entry.find('\0'), name_size));
    const auto offset = load<std::uint64_t>(entry, name_size);
    const auto size = load<std::uint64_t>(entry, name_size + 8);
    if (offset > bytes.size() || size > bytes.size() - offset) return refuse(path, "cut short");
    if (Result<void> added = model.add(name, bytes.substr(offset, size), path); !added) {
      return tl::unexpected(added.error());
    }
  }
  return model;
}

Result<void> SegmenterModel::add(std::string_view name, std::string_view bytes,
                                 const std::string& path) {
  const std::size_t dot = name.find('.');
  const std::string_view language = name.substr(0, dot);
  const std::string_view what = dot == std::string_view::npos ? "" : name.substr(dot + 1);
  if (what == "clitics") return add_clitics(language, bytes, path);
  if (what == "known") return add_known(language, bytes, path);
  if (what == "words") {
    HashedWeights weights;
    if (!fill(weights, bytes)) return refuse(path, "the weights are not a power of two in number");
    boundaries_.push_back({std::string(language), weights});
  }
  if (what == "simple") add_pairs(bytes);
  return {};
}

void SegmenterModel::add_pairs(std::string_view bytes) {
  simple_.resize(simple_size);
  for (char32_t code = 0; code < simple_size; ++code) simple_[code] = static_cast<char16_t>(code);
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
    const auto from = load<std::uint16_t>(bytes, at);
    if (from < simple_size)
      simple_[from] = static_cast<char16_t>(load<std::uint16_t>(bytes, at + 2));
  }
}

/// u32 size of the weights, the weights, then the scripts: a line each of six cells between tabs.
Result<void> SegmenterModel::add_clitics(std::string_view language, std::string_view bytes,
                                         const std::string& path) {
  if (bytes.size() < 4) return refuse(path, "cut short");
  const auto size = load<std::uint32_t>(bytes, 0);
  NamedClitics named{std::string(language), {}};
  if (bytes.size() < 4 + std::size_t{size} || !fill(named.model.weights, bytes.substr(4, size))) {
    return refuse(path, "the weights are not a power of two in number");
  }
  std::string_view lines = bytes.substr(4 + size);
  if (lines.ends_with('\n')) lines.remove_suffix(1);
  for (const std::string_view line : split(lines, '\n')) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (cells.size() != 6) return refuse(path, "a clitic script needs six cells");
    named.model.scripts.push_back(
        {cells[0], cells[1], cells[2], cells[3], words(cells[4]), words(cells[5])});
  }
  index(named.model);
  clitics_.push_back(std::move(named));
  return {};
}

/// The dictionary of the clitic model that stands before it in the file.
Result<void> SegmenterModel::add_known(std::string_view language, std::string_view bytes,
                                       const std::string& path) {
  if (!std::has_single_bit(bytes.size()))
    return refuse(path, "the dictionary is not a power of two");
  for (NamedClitics& named : clitics_) {
    if (named.language == language) named.model.known = bytes;
  }
  return {};
}

const HashedWeights* SegmenterModel::boundaries(std::string_view language) const {
  for (const NamedBoundaries& named : boundaries_) {
    if (named.language == language) return &named.weights;
  }
  return nullptr;
}

const CliticModel* SegmenterModel::clitics(std::string_view language) const {
  for (const NamedClitics& named : clitics_) {
    if (named.language == language) return &named.model;
  }
  return nullptr;
}

}  // namespace entente::parser

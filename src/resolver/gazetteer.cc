#include "resolver/gazetteer.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "resolver/gazetteer_text.h"

namespace entente::resolver {
namespace {

static_assert(std::endian::native == std::endian::little, "places.bin is little-endian");

/// Cuts records off the front of `bytes`; empty if there are too few.
template <class Record>
std::span<const Record> take(std::string_view& bytes, std::size_t count) {
  const std::size_t size = count * sizeof(Record);
  if (size > bytes.size() || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(Record) != 0)
    return {};
  const auto* begin = reinterpret_cast<const Record*>(bytes.data());
  bytes.remove_prefix(size);
  return {begin, count};
}

/// Ten metres: the sources say no more.
double degrees(float value) { return std::round(static_cast<double>(value) * 1e4) / 1e4; }

}  // namespace

Result<Gazetteer> Gazetteer::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return tl::unexpected(file.error());
  auto bytes = std::make_shared<Bytes>();
  bytes->file = std::move(*file);
  Gazetteer gazetteer;
  gazetteer.bytes_ = bytes;
  if (auto fine = gazetteer.lay_out(bytes->file.bytes()); !fine)
    return fail(ErrorKind::malformed, path + ": " + fine.error().message);
  return gazetteer;
}

Result<Gazetteer> Gazetteer::from_bytes(std::string text) {
  auto bytes = std::make_shared<Bytes>();
  bytes->text = std::move(text);
  Gazetteer gazetteer;
  gazetteer.bytes_ = bytes;
  if (auto fine = gazetteer.lay_out(bytes->text); !fine) return tl::unexpected(fine.error());
  return gazetteer;
}

Result<void> Gazetteer::lay_out(std::string_view bytes) {
  if (bytes.size() < sizeof header_) return fail(ErrorKind::malformed, "too short for a gazetteer");
  std::memcpy(&header_, bytes.data(), sizeof header_);
  if (header_.mark != places::magic)
    return fail(ErrorKind::malformed, "not a gazetteer of this version; build it again");
  bytes.remove_prefix(sizeof header_);
  pairs_ = take<std::uint64_t>(bytes, places::pair_bits / 64);
  places_ = take<places::PlaceRecord>(bytes, header_.places);
  names_ = take<places::NameRecord>(bytes, header_.names);
  buckets_ = take<std::uint32_t>(bytes, header_.buckets);
  affixes_ = take<places::AffixRecord>(bytes, header_.affixes);
  languages_ = take<places::Piece>(bytes, header_.languages);
  text_ = bytes;
  const bool whole = !pairs_.empty() && places_.size() == header_.places &&
                     names_.size() == header_.names && buckets_.size() == header_.buckets &&
                     affixes_.size() == header_.affixes && languages_.size() == header_.languages &&
                     text_.size() == header_.text && std::has_single_bit(header_.buckets);
  if (!whole) return fail(ErrorKind::malformed, "the gazetteer is cut off; build it again");
  return {};
}

std::string_view Gazetteer::text(places::Piece piece) const {
  return piece.offset > text_.size() ? "" : text_.substr(piece.offset, piece.length);
}

std::span<const places::NameRecord> Gazetteer::find(std::string_view wanted) const {
  const std::uint64_t hash = key_hash(wanted);
  for (std::size_t step = 0; step < buckets_.size(); ++step) {
    const std::uint32_t first = buckets_[(hash + step) & (buckets_.size() - 1)];
    if (first == 0 || first > names_.size()) return {};
    if (key(names_[first - 1]) != wanted) continue;
    std::size_t end = first;
    while (end < names_.size() && key(names_[end]) == wanted) ++end;
    return names_.subspan(first - 1, end - first + 1);
  }
  return {};
}

Place Gazetteer::place(const places::NameRecord& name) const {
  Place place;
  if (name.place >= places_.size()) return place;
  const places::PlaceRecord& record = places_[name.place];
  place.geonames = record.geonames;
  place.population = record.population;
  place.latitude = degrees(record.latitude);
  place.longitude = degrees(record.longitude);
  place.name = text(record.name);
  place.country = std::string_view(record.country, ::strnlen(record.country, 3));
  place.kind = record.kind == 0   ? PlaceKind::town
               : record.kind == 1 ? PlaceKind::region
                                  : PlaceKind::water;
  return place;
}

std::uint32_t Gazetteer::bit_of(std::string_view language) const {
  for (std::size_t at = 0; at < languages_.size(); ++at) {
    if (text(languages_[at]) == language) return 1u << at;
  }
  return 0;
}

std::vector<std::string_view> Gazetteer::affixes(std::string_view language, AffixKind kind) const {
  std::vector<std::string_view> found;
  for (const places::AffixRecord& affix : affixes_) {
    if (affix.kind != static_cast<std::uint32_t>(kind) || affix.language >= languages_.size())
      continue;
    if (text(languages_[affix.language]) == language) found.push_back(text(affix.text));
  }
  return found;
}

}  // namespace entente::resolver

// places.bin: the compiled gazetteer, as it lies in memory. In: nothing. Out: its records. Promise:
// all numbers are little-endian and aligned; offsets count from the start of the text section. The
// sections follow the header in the order of their counts. Does not: read or write.
#pragma once

#include <cstdint>

namespace entente::resolver::places {

inline constexpr std::uint64_t magic = 0x31304C50'544E4501;  // changes with the layout
inline constexpr std::uint32_t pair_bits = 1u << 20;

struct Header {
  std::uint64_t mark = magic;
  std::uint32_t places = 0, names = 0, buckets = 0, affixes = 0, languages = 0, text = 0;
};

struct Piece {
  std::uint32_t offset = 0, length = 0;  // of the text section
};

struct PlaceRecord {
  std::uint32_t geonames = 0, population = 0;
  float latitude = 0, longitude = 0;
  Piece name;
  char country[4] = {};
  std::uint32_t kind = 0;
};

/// Sorted by key; bit i of `languages` is set if the i-th language uses the name, bit 31 if it is
/// the main name. `common` has the languages in which the word is also another word or a person.
struct NameRecord {
  Piece key;
  std::uint32_t place = 0, languages = 0, common = 0;
};

struct AffixRecord {
  std::uint32_t language = 0, kind = 0;
  Piece text;
};

}  // namespace entente::resolver::places

// The gazetteer: what country a name of a town, region or water means. In: places.bin, which
// compile_gazetteer writes from ontology/places/*.tsv. Out: the places that bear a name. Promise:
// the file is mapped, nothing is parsed on opening, and a damaged file is an error or gives no
// places, never a bad read; all functions may be called from many threads. Does not: decide which
// of several places is meant, or whether a word is a place at all.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"
#include "resolver/gazetteer_format.h"
#include "resolver/gazetteer_text.h"

namespace entente::resolver {

enum class PlaceKind : std::uint8_t { town, region, water };

struct Place {
  std::uint32_t geonames = 0, population = 0;
  double latitude = 0, longitude = 0;
  std::string_view name, country;  // country: "" for a water
  PlaceKind kind = PlaceKind::town;
};

/// What may stand beside a name or be written to it: affixes.tsv.
enum class AffixKind : std::uint8_t { particle, before, after };

class Gazetteer {
 public:
  /// Errors: not_found, malformed (another layout, cut off).
  static Result<Gazetteer> open(const std::string& path);
  static Result<Gazetteer> from_bytes(std::string bytes);

  /// All places with this key (place_key), largest first; each once a set of languages.
  std::span<const places::NameRecord> find(std::string_view key) const;
  Place place(const places::NameRecord& name) const;
  std::string_view key(const places::NameRecord& name) const { return text(name.key); }
  /// Can a name begin with these two characters, folded? And one of several words with this word?
  bool may_begin(char32_t first, char32_t second) const { return has(pair_bit(first, second)); }
  bool may_go_on(std::string_view first_word) const { return has(word_bit(first_word)); }

  /// The bit of a language in NameRecord, 0 if no name is in that language.
  std::uint32_t bit_of(std::string_view language) const;
  /// The main names of the places, mostly local ones or English.
  static constexpr std::uint32_t main_bit = 1u << 31;
  std::vector<std::string_view> affixes(std::string_view language, AffixKind kind) const;
  std::size_t place_count() const { return header_.places; }
  std::size_t name_count() const { return header_.names; }

 private:
  struct Bytes {
    MappedFile file;
    std::string text;
  };
  bool has(std::uint32_t bit) const { return (pairs_[bit / 64] >> (bit % 64) & 1) != 0; }
  Result<void> lay_out(std::string_view bytes);
  std::string_view text(places::Piece piece) const;

  std::shared_ptr<const Bytes> bytes_;
  places::Header header_;
  std::span<const places::PlaceRecord> places_;
  std::span<const places::NameRecord> names_;
  std::span<const std::uint32_t> buckets_;
  std::span<const places::AffixRecord> affixes_;
  std::span<const places::Piece> languages_;
  std::span<const std::uint64_t> pairs_;
  std::string_view text_;
};

}  // namespace entente::resolver

// The learned part of segmentation, memory-mapped. In: models/segmenter.model (written by
// tools/train/train_segmenter.py). Out: word boundaries for languages written without spaces,
// clitic splits for the others that need them. Promise: thread-safe, linear time, total over all
// bytes; a file that is cut short or not ours is refused. Does not: read rule files. The file
// format: docs/segmentation_format.md.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace entente::parser {

/// Weights of hashed features; their number is a power of two.
struct HashedWeights {
  std::span<const std::int8_t> table;
  int at(std::uint32_t hash) const { return table[hash & (table.size() - 1)]; }
};

/// One way to split a word: cut `prefix` and `suffix` off, put `before` and `after` beside the
/// changed stem.
struct CliticScript {
  std::string_view prefix, suffix, stem_prefix, stem_suffix;
  std::vector<std::string_view> before, after;
};

struct CliticModel {
  HashedWeights weights;
  std::vector<CliticScript> scripts;  // the first one leaves the word whole
  /// Numbers of the scripts by the last byte of their suffix, or the first of their prefix where
  /// they have no suffix.
  std::array<std::vector<std::uint32_t>, 256> by_last, by_first;
  std::string_view known;  // Bloom filter of a dictionary's words, or nothing
};

class SegmenterModel {
 public:
  static Result<SegmenterModel> open(const std::string& path);
  /// Null if the model has none for this language.
  const HashedWeights* boundaries(std::string_view language) const;
  const CliticModel* clitics(std::string_view language) const;
  /// The simplified form of a Chinese character, or the character itself.
  char32_t simplified(char32_t code) const { return code < simple_.size() ? simple_[code] : code; }

 private:
  struct NamedBoundaries {
    std::string language;
    HashedWeights weights;
  };
  struct NamedClitics {
    std::string language;
    CliticModel model;
  };
  Result<void> add(std::string_view name, std::string_view bytes, const std::string& path);
  Result<void> add_clitics(std::string_view language, std::string_view bytes,
                           const std::string& path);
  Result<void> add_known(std::string_view language, std::string_view bytes,
                         const std::string& path);
  void add_pairs(std::string_view bytes);

  MappedFile file_;
  std::vector<NamedBoundaries> boundaries_;
  std::vector<NamedClitics> clitics_;
  std::vector<char16_t> simple_;  // by code point below 0xA000
};

}  // namespace entente::parser

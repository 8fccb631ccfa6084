// A weights file of the smallest size with random numbers, for tests. In: a path. Out: the file.
// Promise: the same bytes every time. The format is told in src/parser/weights.h.
#pragma once

#include <cstdint>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "model/sentence.h"
#include "parser/features.h"
#include "parser/kernels.h"

namespace entente::parser {

class WeightsWriter {
 public:
  void number(const std::string& name, std::size_t value) { add("number", name, value, 0, ""); }
  void bytes(const std::string& name, std::size_t rows, std::size_t columns) {
    add("bytes", name, rows, columns, random_weights(rows * columns));
  }
  void text(const std::string& name, const std::vector<std::string>& lines) {
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    add("text", name, lines.size(), 1, all);
  }
  void floats(const std::string& name, std::size_t count, float spread = 1.0F,
              float middle = 0.0F) {
    std::uniform_real_distribution<float> any(middle - spread, middle + spread);
    std::vector<float> values(count);
    for (float& value : values) value = any(random_);
    add("f32", name, count, 1, raw(values));
  }
  void integers(const std::string& name, const std::vector<std::uint32_t>& values) {
    add("u32", name, values.size(), 1, raw(values));
  }
  void matrix(const std::string& name, std::size_t rows, std::size_t columns) {
    const std::string weights = random_weights(rows * columns);
    std::vector<std::uint32_t> sums(rows, 0);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const std::size_t row = i / (16 * columns) * 16 + i % 64 / 4;
      sums[row] += static_cast<std::uint32_t>(
          static_cast<std::int32_t>(static_cast<signed char>(weights[i])));
    }
    add("i8", name, rows, columns, weights);
    floats(name + ".scale", rows, 0.001F, 0.002F);
    integers(name + ".sums", sums);
  }
  void write(const std::string& path) {
    std::string head;
    std::size_t size = 0;
    do {
      size = head.size();
      head = header(size + (64 - size % 64) % 64);
    } while (head.size() != size);
    head.resize(size + (64 - size % 64) % 64, '\0');
    std::ofstream(path, std::ios::binary | std::ios::trunc) << head << body_;
  }

 private:
  template <class T>
  static std::string raw(const std::vector<T>& values) {
    std::string bytes(values.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
  }
  std::string random_weights(std::size_t count) {
    std::string weights(count, '\0');
    for (char& weight : weights)
      weight = static_cast<char>(static_cast<int>(random_() % 255) - 127);
    return weights;
  }
  void add(const std::string& kind, const std::string& name, std::size_t rows, std::size_t columns,
           const std::string& bytes) {
    lines_.push_back(
        {kind + " " + name + " " + std::to_string(rows) + " " + std::to_string(columns),
         body_.size(), bytes.size()});
    body_ += bytes + std::string((64 - bytes.size() % 64) % 64, '\0');
  }
  std::string header(std::size_t base) const {
    std::string lines;
    for (const auto& line : lines_) {
      lines += line.begin + " " + std::to_string(base + line.offset) + " " +
               std::to_string(line.bytes) + "\n";
    }
    std::string length = std::to_string(lines.size() + 27);
    return "entente-network 1 " + std::string(8 - length.size(), '0') + length + "\n" + lines;
  }
  struct Line {
    std::string begin;
    std::size_t offset, bytes;
  };
  std::mt19937 random_{7};
  std::vector<Line> lines_;
  std::string body_;
};

inline void write_small_index(WeightsWriter& out, const std::string& name,
                              const std::vector<std::uint64_t>& keys, std::uint32_t values) {
  std::vector<std::uint32_t> pairs(2 * 256, 0);
  std::uint32_t value = 0;
  for (const std::uint64_t key : keys) {
    std::size_t at = key & 255;
    while (pairs[2 * at + 1] != 0) at = (at + 1) & 255;
    pairs[2 * at] = static_cast<std::uint32_t>(key >> 32);
    pairs[2 * at + 1] = ++value;
  }
  out.number(name + ".capacity", 256);
  out.number(name + ".values", values);
  out.integers(name + ".pairs", pairs);
}

inline std::vector<std::uint64_t> small_keys(std::size_t most) {
  std::vector<std::uint64_t> keys;
  for (const char* word : {"the", "two", "met", "Tokyo", "日本", "договор", "."}) {
    for (const std::uint64_t key : word_keys(word, "it", false)) {
      if (key != 0 && keys.size() < most) keys.push_back(key);
    }
  }
  return keys;
}

/// "met", whatever its part of speech, has the fifth lemma script.
inline void write_small_known(WeightsWriter& out, const std::string& language) {
  constexpr std::uint32_t script = 4;
  std::vector<std::uint32_t> pairs(2 * 64, 0);
  const std::uint64_t form = word_keys("met", language, false)[1];
  for (int upos = 0; upos < upos_count; ++upos) {
    const std::uint64_t key = with_tag(form, static_cast<Upos>(upos));
    std::size_t at = key & 63;
    while (pairs[2 * at + 1] != 0) at = (at + 1) & 63;
    pairs[2 * at] = static_cast<std::uint32_t>(key >> 32);
    pairs[2 * at + 1] = script + 1;
  }
  out.number(language + ".known.capacity", 64);
  out.number(language + ".known.values", 5);
  out.integers(language + ".known.pairs", pairs);
}

inline void write_small_weights(const std::string& path) {
  constexpr std::size_t size = 64, rows = 90;
  WeightsWriter out;
  for (const char* name : {"embedding", "width", "tag", "name", "arc", "rel"})
    out.number(std::string("size.") + name, size);
  out.number("size.layers", 2);
  write_small_index(out, "index", small_keys(rows), rows);
  out.bytes("table", rows, size);
  out.floats("table.scale", rows, 0.01F, 0.02F);
  for (const char* name : {"enter.gain", "enter.bias", "enter_bias", "leave.gain", "leave.bias"})
    out.floats(name, size);
  for (const char* name : {"arc_bias", "root_arc", "root_rel"}) out.floats(name, size);
  out.matrix("enter", size, size);
  for (const std::string layer : {"layer0", "layer1"}) {
    for (const char* part :
         {".gain", ".bias", ".forget_cell", ".reset_cell", ".forget_bias", ".reset_bias"}) {
      out.floats(layer + part, size);
    }
    out.matrix(layer + ".gates", 3 * size, size);
  }
  out.matrix("hidden", 6 * size, size);
  out.floats("hidden_bias", 6 * size);
  out.matrix("names", 16, size);
  out.floats("names_bias", 16);
  out.matrix("arc", size, size);
  out.matrix("pair", pair_lanes * (size + 1), size);
  out.matrix("rel_head", pair_lanes, size);
  out.floats("pair_bias", pair_lanes);
  out.floats("root_rel_scores", pair_lanes);
  out.floats("zeros", 1024, 0.0F);
  out.text("languages", {"en", "it"});
  for (const std::string language : {"en", "it"}) {
    out.floats(language + ".base", size);
    out.text(language + ".feats", {"", "Number=Sing", "Number=Plur"});
    out.text(language + ".scripts", {"l", "k", "l-1+are", "l-2", "l-1+et"});
    write_small_known(out, language);
    out.matrix(language + ".tags", 64, size);
    out.floats(language + ".tags_bias", 64);
  }
  out.write(path);
}

}  // namespace entente::parser

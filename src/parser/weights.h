// A weights file, mapped. In: a path. Out: named matrices, vectors and string lists that point into
// the map. Promise: what is handed out lies inside the file and is aligned to 64 bytes; a cut or
// foreign file is an error, never a crash. Does not: know what the matrices are for. The format
// (tools/train/export.py writes it): a text header of its own length, one line an array "kind name
// rows columns offset bytes", then the arrays.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"
#include "base/result.h"

namespace entente::parser {

/// An int8 matrix of `rows` outputs and `columns` inputs with one scale an output. `packed` holds
/// blocks of 16 outputs: [rows/16][columns/4][16][4]. `rows` is a multiple of 16, `columns` one
/// of 64. `sums`: the sum of each output's weights.
struct Matrix {
  const std::int8_t* packed = nullptr;
  const float* scale = nullptr;
  const std::int32_t* sums = nullptr;
  int rows = 0;
  int columns = 0;
};

class Weights {
 public:
  static Result<Weights> open(const std::string& path);

  Result<Matrix> matrix(const std::string& name) const;
  Result<const float*> floats(const std::string& name, std::size_t count) const;
  Result<const std::int8_t*> bytes(const std::string& name, std::size_t count) const;
  Result<const std::uint32_t*> integers(const std::string& name, std::size_t count) const;
  Result<std::vector<std::string_view>> strings(const std::string& name) const;
  Result<int> number(const std::string& name) const;

 private:
  struct Entry {
    std::string kind;
    std::size_t rows = 0, columns = 0, offset = 0, bytes = 0;
  };
  Result<Entry> find(const std::string& name, std::string_view kind, std::size_t bytes) const;
  static Result<std::map<std::string, Entry>> read_header(std::string_view file,
                                                          const std::string& path);
  MappedFile file_;
  std::string path_;
  std::map<std::string, Entry> entries_;
};

}  // namespace entente::parser

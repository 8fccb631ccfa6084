// Where documents come from. In: paths ("-" is standard input) and a format. Out: pieces of raw
// input in order, one document each. Promise: a bad line or file is handed on as an error that
// names it, and the rest is read; memory is bounded by the longest document. Does not: parse JSON
// or recognise languages.
#pragma once

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace entente::cli {

enum class InputFormat { automatic, text, jsonl };

/// One document's bytes, or why it could not be read.
struct Piece {
  std::string name;   // "file" or "file:line"
  std::string bytes;  // of a text file, or one JSON line
  bool json = false;
  Error error;  // error.message empty: none
};

/// Reads the inputs one after the other.
class Source {
 public:
  Source(std::vector<std::string> paths, InputFormat format);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  /// False at the end of all inputs.
  bool next(Piece& piece);
  /// Bytes read and bytes known to come (0 if unknown), for a progress bar.
  std::size_t bytes_read() const { return read_; }
  std::size_t bytes_total() const { return total_; }

 private:
  bool open_next(Piece& piece);
  bool next_line(Piece& piece);
  bool fill();
  void read_whole(Piece& piece);
  void close();
  bool looks_like_json();

  std::vector<std::string> paths_;
  InputFormat format_;
  std::size_t at_ = 0, line_ = 0, read_ = 0, total_ = 0;
  std::FILE* file_ = nullptr;
  std::string name_;
  std::vector<char> buffer_;  // for lines
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace entente::cli

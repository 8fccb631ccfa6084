// Where documents come from. In: paths ("-" is standard input) and a format; files may be gzipped.
// Out: pieces of raw input in order, one document each. Promise: a bad line or file is handed on as
// an error that names it, and the rest is read; memory is bounded by the longest document. Does
// not: parse JSON or HTML, or recognise languages.
#pragma once

#include <zlib.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::cli {

enum class InputFormat { automatic, text, html, jsonl };

/// One document's bytes, or why it could not be read.
struct Piece {
  std::string name;   // "file" or "file:line"
  std::string bytes;  // of a text or HTML file, or one JSON line
  bool json = false, html = false;
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
  /// Bytes read from the files (compressed ones as they are) and bytes known to come (0 if
  /// unknown), for a progress bar.
  std::size_t bytes_read() const { return done_ + read_; }
  std::size_t bytes_total() const { return total_; }

 private:
  bool open_next(Piece& piece);
  bool next_line(Piece& piece);
  bool take_line(std::string& line, std::size_t& length);
  bool fill();
  void read_whole(Piece& piece);
  void close();
  InputFormat recognised() const;

  std::vector<std::string> paths_;
  InputFormat format_, current_ = InputFormat::text;  // asked for; of the open file
  std::size_t at_ = 0, line_ = 0, read_ = 0, done_ = 0, total_ = 0;
  gzFile file_ = nullptr;
  std::string name_, fault_;  // of the open file; why it ended early
  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace entente::cli

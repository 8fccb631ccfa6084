#include "cli/source.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "reader/reader.h"

namespace entente::cli {
namespace {

ErrorKind kind_of(int code) {
  return code == ENOENT   ? ErrorKind::not_found
         : code == EACCES ? ErrorKind::permission
                          : ErrorKind::io;
}

bool is_folder(std::FILE* file) {
  struct stat status {};
  return ::fstat(fileno(file), &status) == 0 && S_ISDIR(status.st_mode);
}

std::size_t size_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
             ? static_cast<std::size_t>(status.st_size)
             : 0;
}

}  // namespace

Source::Source(std::vector<std::string> paths, InputFormat format)
    : paths_(std::move(paths)), format_(format), buffer_(1 << 16) {
  for (const std::string& path : paths_) total_ += path == "-" ? 0 : size_of(path);
}

Source::~Source() { close(); }

void Source::close() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
  file_ = nullptr;
  begin_ = end_ = 0;
}

bool Source::looks_like_json() {
  if (name_.ends_with(".jsonl") || name_.ends_with(".ndjson")) return true;
  const int first = std::getc(file_);
  if (first != EOF) std::ungetc(first, file_);
  return first == '{' && !name_.ends_with(".txt");
}

bool Source::open_next(Piece& piece) {
  const std::string& path = paths_[at_++];
  name_ = path == "-" ? "standard input" : path;
  line_ = 0;
  file_ = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  const int code = file_ == nullptr ? errno : is_folder(file_) ? EISDIR : 0;
  if (code == 0) return true;
  close();
  piece = {name_, "", false, {kind_of(code), name_ + ": " + std::strerror(code)}};
  return false;
}

void Source::read_whole(Piece& piece) {
  piece = {name_, "", false, {}};
  char buffer[1 << 16];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file_)) > 0;) {
    read_ += n;
    if (piece.bytes.size() <= reader::longest_document) piece.bytes.append(buffer, n);
  }
  if (std::ferror(file_) != 0) piece.error = {ErrorKind::io, name_ + ": " + std::strerror(errno)};
  close();
}

bool Source::fill() {
  begin_ = 0;
  end_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
  return end_ > 0;
}

bool Source::next_line(Piece& piece) {
  piece = {"", "", true, {}};
  std::size_t length = 0;
  for (bool ended = false; !ended && (begin_ < end_ || fill());) {
    const char* from = buffer_.data() + begin_;
    const void* newline = std::memchr(from, '\n', end_ - begin_);
    ended = newline != nullptr;
    const std::size_t n =
        ended ? static_cast<std::size_t>(static_cast<const char*>(newline) - from) + 1
              : end_ - begin_;
    if (length + n <= reader::longest_document) piece.bytes.append(from, n);
    length += n;
    begin_ += n;
  }
  read_ += length;
  ++line_;
  piece.name = name_ + ":" + std::to_string(line_);
  if (length > reader::longest_document) {
    piece.bytes.clear();
    piece.error = {ErrorKind::too_large, piece.name + ": a line of " + std::to_string(length) +
                                             " bytes; a document has at most " +
                                             std::to_string(reader::longest_document)};
  }
  return length > 0;
}

bool Source::next(Piece& piece) {
  for (;;) {
    if (file_ == nullptr) {
      if (at_ == paths_.size()) return false;
      if (!open_next(piece)) return true;
    }
    const bool json = format_ == InputFormat::jsonl ||
                      (format_ == InputFormat::automatic && line_ == 0 && looks_like_json()) ||
                      (format_ == InputFormat::automatic && line_ > 0);
    if (!json) {
      read_whole(piece);
      return true;
    }
    if (!next_line(piece)) {
      close();
      continue;
    }
    if (piece.bytes.find_first_not_of(" \t\r\n") != std::string::npos ||
        !piece.error.message.empty())
      return true;
  }
}

}  // namespace entente::cli

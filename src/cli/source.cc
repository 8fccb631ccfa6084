#include "cli/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "reader/reader.h"

namespace entente::cli {
namespace {

constexpr std::size_t buffer_size = 1 << 16;

ErrorKind kind_of(int code) {
  return code == ENOENT   ? ErrorKind::not_found
         : code == EACCES ? ErrorKind::permission
                          : ErrorKind::io;
}

/// A descriptor of the file, or -1 with errno; a folder is no file.
int open_file(const std::string& path) {
  const int descriptor = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY);
  struct stat status {};
  if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    errno = EISDIR;
    return -1;
  }
  return descriptor;
}

std::size_t size_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
             ? static_cast<std::size_t>(status.st_size)
             : 0;
}

bool begins_with(std::string_view text, std::string_view low) {
  return text.size() >= low.size() &&
         std::equal(low.begin(), low.end(), text.begin(), [](char want, char have) {
           return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have + 32) : have);
         });
}

}  // namespace

Source::Source(std::vector<std::string> paths, InputFormat format)
    : paths_(std::move(paths)), format_(format), buffer_(buffer_size) {
  for (const std::string& path : paths_) total_ += path == "-" ? 0 : size_of(path);
}

Source::~Source() { close(); }

void Source::close() {
  if (file_ != nullptr) gzclose(file_);
  file_ = nullptr;
  done_ += read_;
  read_ = begin_ = end_ = 0;
}

/// By name, else by the first bytes.
InputFormat Source::recognised() const {
  std::string_view name = name_;
  if (name.ends_with(".gz")) name.remove_suffix(3);
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return InputFormat::jsonl;
  if (name.ends_with(".html") || name.ends_with(".htm")) return InputFormat::html;
  std::string_view first(buffer_.data() + begin_, end_ - begin_);
  if (first.starts_with('{'))
    return name.ends_with(".txt") ? InputFormat::text : InputFormat::jsonl;
  if (first.starts_with("\xEF\xBB\xBF")) first.remove_prefix(3);
  first.remove_prefix(std::min(first.find_first_not_of(" \t\r\n"), first.size()));
  const bool html = begins_with(first, "<!doctype html") || begins_with(first, "<html");
  return html ? InputFormat::html : InputFormat::text;
}

bool Source::open_next(Piece& piece) {
  const std::string& path = paths_[at_++];
  name_ = path == "-" ? "standard input" : path;
  line_ = 0;
  fault_.clear();
  const int descriptor = open_file(path);
  const int code = descriptor < 0 ? errno : 0;
  file_ = descriptor < 0 ? nullptr : gzdopen(descriptor, "rb");
  if (file_ != nullptr) {
    gzbuffer(file_, buffer_size);
    fill();
    current_ = format_ == InputFormat::automatic ? recognised() : format_;
    return true;
  }
  const char* reason = code == 0 ? "cannot be read" : std::strerror(code);
  piece = {name_, "", false, false, {kind_of(code), name_ + ": " + reason}};
  return false;
}

bool Source::fill() {
  begin_ = end_ = 0;
  const int n = gzread(file_, buffer_.data(), static_cast<unsigned>(buffer_.size()));
  read_ = static_cast<std::size_t>(std::max<z_off_t>(gzoffset(file_), 0));
  if (n > 0) {
    end_ = static_cast<std::size_t>(n);
    return true;
  }
  int code = Z_OK;
  const char* reason = gzerror(file_, &code);
  if (code == Z_ERRNO) {
    fault_ = name_ + ": " + std::strerror(errno);
  } else if (code == Z_BUF_ERROR) {
    fault_ = name_ + ": truncated gzip: it ends at byte " + std::to_string(read_);
  } else if (code != Z_OK) {
    fault_ = name_ + ": bad gzip near byte " + std::to_string(read_) + ": " + reason;
  }
  return false;
}

void Source::read_whole(Piece& piece) {
  piece = {name_, "", false, current_ == InputFormat::html, {}};
  for (bool more = begin_ < end_; more; more = fill()) {
    if (piece.bytes.size() <= reader::longest_document)
      piece.bytes.append(buffer_.data() + begin_, end_ - begin_);
  }
  if (!fault_.empty()) piece.error = {ErrorKind::io, fault_};
  close();
}

/// Appends the next line to `line` as long as it is no longer than a document; false at the end.
bool Source::take_line(std::string& line, std::size_t& length) {
  for (bool ended = false; !ended && (begin_ < end_ || fill());) {
    const char* from = buffer_.data() + begin_;
    const void* newline = std::memchr(from, '\n', end_ - begin_);
    ended = newline != nullptr;
    const std::size_t n =
        ended ? static_cast<std::size_t>(static_cast<const char*>(newline) - from) + 1
              : end_ - begin_;
    if (length + n <= reader::longest_document) line.append(from, n);
    length += n;
    begin_ += n;
  }
  return length > 0;
}

bool Source::next_line(Piece& piece) {
  piece = {"", "", true, false, {}};
  std::size_t length = 0;
  const bool any = take_line(piece.bytes, length);
  piece.name = name_ + ":" + std::to_string(++line_);
  if (!fault_.empty()) {
    piece.bytes.clear();
    piece.error = {ErrorKind::io, fault_ + " (line " + std::to_string(line_) + ")"};
    close();
    return true;
  }
  if (length > reader::longest_document) {
    piece.bytes.clear();
    piece.error = {ErrorKind::too_large, piece.name + ": a line of " + std::to_string(length) +
                                             " bytes; a document has at most " +
                                             std::to_string(reader::longest_document)};
  }
  return any;
}

bool Source::next(Piece& piece) {
  for (;;) {
    if (file_ == nullptr) {
      if (at_ == paths_.size()) return false;
      if (!open_next(piece)) return true;
    }
    if (current_ != InputFormat::jsonl) {
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

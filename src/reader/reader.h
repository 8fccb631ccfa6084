// The reader. In: bytes of a text file, an HTML page or JSON lines. Out: documents, their text as
// UTF-8, cut into title, body and page furniture, with their language. Promise: bad input gets an
// error that names file and byte or line; offsets of spans count the bytes that were given (of the
// converted text for UTF-16, of the extracted text for HTML). Does not: fetch anything, or change a
// byte of UTF-8 text.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "reader/tongues.h"

namespace entente::reader {

/// Longest line of JSON lines and longest document, in bytes; longer ones are refused (too_large).
inline constexpr std::size_t longest_document = 64u << 20;

/// Line patterns of page furniture ("Quellen:*"), one a line, from languages/*/furniture.txt of all
/// languages.
class Furniture {
 public:
  static Result<Furniture> open(const std::string& languages_folder);
  bool matches(std::string_view line) const;

 private:
  std::vector<std::string> prefixes_, whole_;
};

class Reader {
 public:
  /// `data_folder` holds languages/. Errors: not_found, malformed (a bad row, with file and line).
  static Result<Reader> open(const std::string& data_folder);

  /// One document from the bytes of a text file. `name` goes into the id and into errors.
  /// Errors: malformed (not UTF-8, binary: the byte is named), unsupported (language), too_large.
  Result<Document> text(std::string_view name, std::string bytes, Date published) const;

  /// One document from the bytes of an HTML page: its text is the title and the lines of the page,
  /// navigation and the like as furniture; publisher, address and, where `published` is {}, the day
  /// are those the page states. Errors: as text, and malformed (too many open tags).
  Result<Document> html(std::string_view name, std::string bytes, Date published) const;

  /// One document from one JSON line
  /// {"id","text","published","title"?,"language"?,"publisher"?,"url"?}. `where` is "file:line",
  /// for errors. `published` holds where the line has none.
  Result<Document> json(std::string_view where, std::string_view line, Date published) const;

  /// As Tongues::language.
  std::string language(std::string_view text, std::string_view hint = "") const {
    return tongues_.language(text, hint);
  }
  const std::vector<std::string>& languages() const { return tongues_.languages(); }

 private:
  Result<void> finish(std::string_view where, Document& document, std::string_view hint) const;
  Furniture furniture_;
  Tongues tongues_;
};

/// Bytes as UTF-8: UTF-16 with a byte order mark is converted, all else must be valid UTF-8 without
/// NUL. Errors: malformed, with the offset of the first bad byte.
Result<std::string> to_utf8(std::string_view name, std::string bytes);

/// Title, body and furniture of a text: paragraphs are lines; the first short line without a full
/// stop is the title, later such lines are headings (title as well); lines that `furniture` knows,
/// or that repeat the title, are furniture.
std::vector<Block> cut(std::string_view text, const Furniture& furniture);

}  // namespace entente::reader

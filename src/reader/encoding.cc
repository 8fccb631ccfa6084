#include <unicode/ucnv.h>

#include <memory>

#include "base/utf8.h"
#include "reader/html.h"
#include "reader/reader.h"

namespace entente::reader {
namespace {

bool begins_with_utf16_mark(std::string_view bytes) {
  return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

/// At most longest_document bytes, of which each becomes at most three of UTF-8.
Result<std::string> converted(std::string_view name, std::string_view bytes,
                              const std::string& encoding) {
  std::string out(bytes.size() * 3 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length =
      ucnv_convert("UTF-8", encoding.c_str(), out.data(), static_cast<std::int32_t>(out.size()),
                   bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) {
    return fail(ErrorKind::malformed,
                std::string(name) + ": not " + encoding + ": " + u_errorName(status));
  }
  out.resize(static_cast<std::size_t>(length));
  return out;
}

Result<std::string> from_utf16(std::string_view name, std::string_view bytes) {
  if (bytes.size() % 2 != 0) {
    return fail(ErrorKind::malformed, std::string(name) + ": UTF-16 with an odd number of bytes (" +
                                          std::to_string(bytes.size()) + ")");
  }
  return converted(name, bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
}

/// What follows charset= in the first bytes of a page, or "".
std::string declared_encoding(std::string_view page) {
  constexpr std::size_t declares = 2048;
  constexpr std::string_view key = "charset=";
  const std::string head = utf8::lower(page.substr(0, declares));
  std::size_t at = head.find(key);
  if (at == std::string::npos) return "";
  at = head.find_first_not_of("\"' ", at + key.size());
  if (at == std::string::npos) return "";
  return head.substr(at, head.find_first_of("\"' />;", at) - at);
}

}  // namespace

Result<std::string> to_utf8(std::string_view name, std::string bytes) {
  if (bytes.size() > longest_document) {
    return fail(ErrorKind::too_large, std::string(name) + ": " + std::to_string(bytes.size()) +
                                          " bytes; a document has at most " +
                                          std::to_string(longest_document));
  }
  if (begins_with_utf16_mark(bytes)) return from_utf16(name, bytes);
  const std::size_t zero = bytes.find('\0');
  const std::size_t bad = std::min(zero, utf8::first_bad_byte(bytes));
  if (bad == utf8::npos) return bytes;
  const char* reason = bad == zero ? "a NUL byte: this is a binary file, not text" : "not UTF-8";
  return fail(ErrorKind::malformed,
              std::string(name) + ": byte " + std::to_string(bad) + ": " + reason);
}

Result<std::string> html_to_utf8(std::string_view name, std::string bytes) {
  const bool marked = begins_with_utf16_mark(bytes);
  const bool plain = marked || bytes.size() > longest_document ||
                     bytes.find('\0') != std::string::npos ||
                     utf8::first_bad_byte(bytes) == utf8::npos;
  const std::string encoding = plain ? "" : declared_encoding(bytes);
  if (encoding.empty() || encoding == "utf-8" || encoding == "utf8")
    return to_utf8(name, std::move(bytes));
  return converted(name, bytes, encoding);
}

}  // namespace entente::reader

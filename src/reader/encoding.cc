#include <unicode/ucnv.h>

#include <memory>

#include "base/utf8.h"
#include "reader/reader.h"

namespace entente::reader {
namespace {

bool begins_with_utf16_mark(std::string_view bytes) {
  return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

Result<std::string> from_utf16(std::string_view name, std::string_view bytes) {
  if (bytes.size() % 2 != 0) {
    return fail(ErrorKind::malformed, std::string(name) + ": UTF-16 with an odd number of bytes (" +
                                          std::to_string(bytes.size()) + ")");
  }
  const char* encoding = bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
  bytes.remove_prefix(2);
  std::string out(bytes.size() * 2 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length =
      ucnv_convert("UTF-8", encoding, out.data(), static_cast<std::int32_t>(out.size()),
                   bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) {
    return fail(ErrorKind::malformed, std::string(name) + ": not UTF-16: " + u_errorName(status));
  }
  out.resize(static_cast<std::size_t>(length));
  return out;
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

}  // namespace entente::reader

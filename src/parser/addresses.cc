#include "parser/addresses.h"

#include <cctype>

namespace entente::parser {
namespace {

constexpr std::size_t longest_address = 2000;

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool mail_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-' || c == '_' ||
         c == '+';
}

/// Where an address begins in a stretch without white space, or npos.
std::size_t find_address(std::string_view chunk) {
  std::size_t found = chunk.find("://");
  if (found != std::string_view::npos) {
    while (found > 0 && letter(chunk[found - 1])) --found;
    return found;
  }
  const std::size_t sign = chunk.find('@', 1);
  if (sign == std::string_view::npos || chunk.find('.', sign) == std::string_view::npos) {
    return chunk.find("www.");
  }
  found = sign;
  while (found > 0 && mail_character(chunk[found - 1])) --found;
  return found == sign ? std::string_view::npos : found;
}

}  // namespace

void Addresses::enter_chunk(std::size_t at) {
  chunk_end_ = at;
  while (chunk_end_ < cursor_.size() && cursor_.kind(chunk_end_) != Kind::space) {
    chunk_end_ = cursor_.after(chunk_end_);
  }
  const bool short_enough = chunk_end_ - at <= longest_address;
  address_ = short_enough ? find_address(cursor_.piece(at, chunk_end_)) : std::string_view::npos;
  if (address_ != std::string_view::npos) address_ += at;
}

std::size_t Addresses::end(std::size_t at) {
  if (at >= chunk_end_) enter_chunk(at);
  return at == address_ ? trimmed(at, chunk_end_) : at;
}

/// Without the marks of the sentence around it.
std::size_t Addresses::trimmed(std::size_t begin, std::size_t end) const {
  while (end > begin) {
    const std::size_t last = cursor_.before(end);
    const char32_t code = cursor_.code(last);
    const bool mark =
        is_closing(code) || is_terminal(code) || code == U',' || code == U';' || code == U':';
    if (!mark) break;
    end = last;
  }
  return end;
}

}  // namespace entente::parser

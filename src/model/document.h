// The document: owner of the text. Everything later is offsets into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Byte offsets [begin, end) into Document::text.
struct Span {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
  bool operator==(const Span&) const = default;
};

/// A Gregorian date. month 0: only the year is known; day 0: only year and month; year 0: nothing.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0, day = 0;
  bool operator==(const Date&) const = default;
};

/// "2024-11-01", "2024-11", "2024" or "".
std::string to_text(Date date);
/// The reverse of to_text; Date{} if the text is none of the four.
Date parse_date(std::string_view text);

/// A stretch of text of one kind, in order, not overlapping. Furniture is never coded.
struct Block {
  enum class Kind : std::uint8_t { title, body, furniture };
  Span span;
  Kind kind = Kind::body;
};

struct Document {
  std::string id;
  std::string text;      // UTF-8, as spans count it
  std::string language;  // ISO 639-1; "" before it is recognised
  std::string publisher, url;
  Date published;
  std::vector<Block> blocks;
  std::string_view at(Span span) const {
    return std::string_view(text).substr(span.begin, span.end - span.begin);
  }
};

}  // namespace entente

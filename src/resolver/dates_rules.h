// The date rules of one language, compiled. In: the text of a dates.tsv. Out: a matcher. Promise: a
// bad row is refused with file, line, column and a caret; matching takes constant time a token.
// Private to the date rules. All patterns stand in one prefix tree: a literal edge takes one token,
// a class edge takes one form of a vocabulary (a prefix tree of its own) or a number in its range.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "resolver/dates_days.h"
#include "resolver/dates_text.h"

namespace entente::resolver {

/// How a class takes numbers that are written in digits.
enum class DateDigits : std::uint8_t { none, day, n, year, any, dmy, mdy, ymd };

struct DateEdge {
  /// What the text must have besides the word: nothing (0), a capital, no space before it (Hangul).
  static constexpr std::uint32_t capital = 1, glued = 2;
  static constexpr std::uint32_t make(std::uint32_t word, std::uint32_t demand) {
    return word * 4 + demand;
  }
  std::uint32_t word() const { return key / 4; }
  std::uint32_t key = 0;
  std::uint32_t node = 0;
};

struct DateClassEdge {
  std::uint16_t vocabulary = 0;
  bool keeps = true;  // false: {_day}
  std::uint32_t node = 0;
};

struct DateNode {
  std::vector<DateEdge> edges;  // sorted by key
  std::vector<DateClassEdge> classes;
  std::int32_t accepts = -1;  // a rule, or in a vocabulary the value
  const DateEdge* edge(std::uint32_t key) const;
};

struct DateClass {
  std::string name;
  DateSlot slot = DateSlot::none;
  DateDigits digits = DateDigits::none;
  std::uint32_t root = 0;
};

struct DateRule {
  std::string row, reason;  // "languages/it/dates.tsv:12", "{day} {month} = date"
  DateMeaning meaning;
  bool spans = false;     // passes over a second day: the first is its value, and it is no end
  std::uint8_t tail = 0;  // tokens that must follow and are not part of the mention
};

class DateRules {
 public:
  /// `path` is for messages.
  static Result<DateRules> read(const std::string& language, const std::string& path,
                                std::string_view file);
  void find(std::string_view text, std::uint32_t base, Date published,
            std::vector<DateMention>& found) const;
  const std::string& language() const { return language_; }

 private:
  friend class DateFile;
  friend class DateMatch;
  std::string language_;
  DateWords words_;
  std::vector<DateNode> nodes_{1};
  std::vector<DateClass> classes_;
  std::vector<DateRule> rules_;
  std::vector<bool> starts_;                // by word: a pattern may begin with it
  std::vector<std::uint64_t> begins_;       // by word: bit c: a form of class c may begin with it
  std::vector<std::uint32_t> first_edges_;  // by word: its edges of the root are [w], [w + 1])
  bool number_starts_ = false;
};

}  // namespace entente::resolver

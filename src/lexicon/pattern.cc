#include "lexicon/pattern.h"

namespace entente::lexicon {
namespace {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// Recursive descent over: pattern = (letters | '(' pattern ('|' pattern)* ')')*.
class Expander {
 public:
  explicit Expander(std::string_view pattern) : pattern_(pattern) {}

  tl::expected<std::vector<std::string>, PatternFault> run() {
    auto all = sequence(0);
    if (!fault_.reason.empty()) return tl::unexpected(fault_);
    if (at_ < pattern_.size()) return tl::unexpected(PatternFault{at_, "no ( for this sign"});
    return all;
  }

 private:
  std::vector<std::string> sequence(int depth) {
    std::vector<std::string> heads{""};
    while (at_ < pattern_.size() && fault_.reason.empty()) {
      const char sign = pattern_[at_];
      if (sign == ')' || sign == '|') break;
      if (sign == '(') {
        heads = product(heads, group(depth + 1));
      } else {
        for (auto& head : heads) head += sign;
        ++at_;
      }
    }
    return heads;
  }

  std::vector<std::string> group(int depth) {
    const std::size_t open = at_++;
    std::vector<std::string> all;
    if (depth > 8) return stop(open, "parentheses too deep");
    for (;;) {
      for (auto& one : sequence(depth)) all.push_back(std::move(one));
      if (at_ >= pattern_.size()) return stop(open, "no ) for this (");
      if (pattern_[at_++] == ')') return all;
    }
  }

  std::vector<std::string> product(const std::vector<std::string>& heads,
                                   const std::vector<std::string>& tails) {
    if (heads.size() * tails.size() > most_expansions)
      return stop(0, "more than 2048 alternatives");
    std::vector<std::string> all;
    all.reserve(heads.size() * tails.size());
    for (const auto& head : heads) {
      for (const auto& tail : tails) all.push_back(head + tail);
    }
    return all;
  }

  std::vector<std::string> stop(std::size_t at, const char* reason) {
    if (fault_.reason.empty()) fault_ = {at, reason};
    return {""};
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  PatternFault fault_;
};

tl::expected<Item, PatternFault> to_item(std::string_view text, std::size_t at) {
  if (text == ellipsis || text == "...") return Item{text, false, true};
  const std::size_t star = text.find('*');
  if (star == std::string_view::npos) return Item{text, false, false};
  if (star + 1 != text.size())
    return tl::unexpected(PatternFault{at + star, "a star inside an item"});
  if (star == 0) return tl::unexpected(PatternFault{at, "a star alone"});
  return Item{text.substr(0, star), true, false};
}

}  // namespace

std::vector<std::string_view> split_patterns(std::string_view cell) {
  std::vector<std::string_view> patterns;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= cell.size(); ++at) {
    if (at < cell.size() && cell[at] == '(') ++depth;
    if (at < cell.size() && cell[at] == ')') --depth;
    const bool comma = at < cell.size() && cell[at] == ',' && depth <= 0 &&
                       (at + 1 == cell.size() || cell[at + 1] == ' ');
    if (!comma && at < cell.size()) continue;
    patterns.push_back(trim(cell.substr(begin, at - begin)));
    begin = at + 1;
  }
  return patterns;
}

tl::expected<std::vector<std::string>, PatternFault> expand(std::string_view pattern) {
  return Expander(pattern).run();
}

tl::expected<std::vector<Item>, PatternFault> split_items(std::string_view spelled) {
  std::vector<Item> items;
  for (std::size_t at = 0; at < spelled.size();) {
    const bool gap = spelled.substr(at).starts_with(ellipsis);
    const std::size_t stop = std::min(spelled.find(' ', at), spelled.find(ellipsis, at));
    const std::size_t end = gap ? at + ellipsis.size() : std::min(stop, spelled.size());
    if (end > at) {
      auto item = to_item(spelled.substr(at, end - at), at);
      if (!item) return tl::unexpected(item.error());
      items.push_back(*item);
    }
    at = end < spelled.size() && spelled[end] == ' ' ? end + 1 : end;
  }
  if (items.empty()) return tl::unexpected(PatternFault{0, "an empty pattern"});
  if (items.front().gap) return tl::unexpected(PatternFault{0, "a pattern that begins with a gap"});
  if (items.back().gap) return tl::unexpected(PatternFault{0, "a pattern that ends with a gap"});
  return items;
}

}  // namespace entente::lexicon

#include "parser/lines.h"

#include <algorithm>

namespace entente::parser {
namespace {

constexpr std::uint32_t longest_wrapped_line = 120;

/// Line ends in the gap after a token: 0, 1 or more ("\r\n" counts once).
int line_ends(std::string_view gap) {
  return static_cast<int>(std::count(gap.begin(), gap.end(), '\n'));
}

struct Line {
  std::size_t last;         // index of its last token
  std::uint32_t width;      // bytes from first token to last
  std::uint32_t next_word;  // bytes of the first token of the next line
};

/// Marks the unwrapped line ends of a paragraph: those where the next word would have fitted.
void mark(const std::vector<Line>& lines, std::vector<bool>& breaks) {
  std::uint32_t longest = 0;
  for (const Line& line : lines) longest = std::max(longest, line.width);
  for (const Line& line : lines) {
    const bool fitted = line.width + 1 + line.next_word <= longest;
    if (longest > longest_wrapped_line || lines.size() < 3 || fitted) breaks[line.last] = true;
  }
}

}  // namespace

Lines::Lines(std::string_view text, const std::vector<Token>& tokens) {
  if (tokens.empty()) return;
  const std::uint32_t begin = tokens.front().span.begin;
  const std::string_view all = text.substr(begin, tokens.back().span.end - begin);
  if (all.find('\n') == std::string_view::npos) return;
  breaks_.assign(tokens.size(), false);
  std::vector<Line> lines;
  std::uint32_t line_begin = begin;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::uint32_t end = tokens[i].span.end, next = tokens[i + 1].span.begin;
    const int ends = next == end ? 0 : line_ends(text.substr(end, next - end));
    if (ends == 0) continue;
    lines.push_back({i, end - line_begin, tokens[i + 1].span.end - next});
    line_begin = next;
    if (ends == 1) continue;
    mark(lines, breaks_);
    breaks_[i] = true;
    lines.clear();
  }
  if (!lines.empty()) {
    lines.push_back({tokens.size() - 1, tokens.back().span.end - line_begin, 0});
    mark(lines, breaks_);
  }
}

}  // namespace entente::parser

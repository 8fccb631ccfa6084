#include "reader/wrapped_lines.h"

#include <algorithm>

namespace entente::reader {
namespace {

constexpr std::size_t narrowest = 50, widest = 120;  // characters to a line of wrapped text
constexpr std::size_t fewest_lines = 3;              // of a run that may be held for wrapped

struct Line {
  Span span;
  std::size_t width = 0, first_word = 0;  // in characters
  bool follows = false;                   // no blank line before it
};

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

/// Characters that could not have been left on the line before: up to the first space, or one where
/// the script writes none.
std::size_t first_word(std::string_view line) {
  constexpr unsigned char first_of_east_asian = 0xE3;
  if (static_cast<unsigned char>(line.front()) >= first_of_east_asian) return 0;
  return characters(line.substr(0, line.find(' '))) + 1;
}

std::vector<Line> measured(std::string_view text, const std::vector<Span>& spans) {
  std::vector<Line> lines;
  lines.reserve(spans.size());
  std::size_t before = 0;
  for (const Span span : spans) {
    const std::string_view line = text.substr(span.begin, span.end - span.begin);
    const std::string_view gap = text.substr(before, span.begin - before);
    const bool follows = !lines.empty() && std::count(gap.begin(), gap.end(), '\n') == 1;
    lines.push_back({span, characters(line), first_word(line), follows});
    before = span.end;
  }
  return lines;
}

bool torn(const Line& line, const Line& next, std::size_t width) {
  return line.width + next.first_word > width;
}

/// The run of lines [begin, end) is wrapped if a fixed width explains nearly every line end in it.
bool is_wrapped(const std::vector<Line>& lines, std::size_t begin, std::size_t end,
                std::size_t width) {
  if (end - begin < fewest_lines || width < narrowest || width > widest) return false;
  std::size_t explained = 0;
  for (std::size_t i = begin; i + 1 < end; ++i) explained += torn(lines[i], lines[i + 1], width);
  return explained >= 2 && explained * 5 >= (end - begin - 1) * 4;
}

void join_run(const std::vector<Line>& lines, std::size_t begin, std::size_t end,
              std::vector<Span>& out) {
  std::size_t width = 0;
  for (std::size_t i = begin; i < end; ++i) width = std::max(width, lines[i].width);
  const bool wrapped = is_wrapped(lines, begin, end, width);
  out.push_back(lines[begin].span);
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (wrapped && torn(lines[i - 1], lines[i], width)) {
      out.back().end = lines[i].span.end;
    } else {
      out.push_back(lines[i].span);
    }
  }
}

}  // namespace

std::vector<Span> paragraphs_of(std::string_view text, const std::vector<Span>& spans) {
  const std::vector<Line> lines = measured(text, spans);
  std::vector<Span> out;
  out.reserve(lines.size());
  for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
    for (end = begin + 1; end < lines.size() && lines[end].follows; ++end) {
    }
    join_run(lines, begin, end, out);
  }
  return out;
}

}  // namespace entente::reader

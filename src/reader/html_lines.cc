#include "reader/html_lines.h"

#include <algorithm>
#include <array>

namespace entente::reader {
namespace {

constexpr std::size_t shortest_unmarked = 40;  // bytes of a sentence outside <p> that is body

constexpr std::array<std::string_view, 8> furniture_elements = {
    "nav", "aside", "footer", "form", "button", "figcaption", "menu", "dialog"};
constexpr std::array<std::string_view, 2> article_elements = {"article", "main"};
constexpr std::array<std::string_view, 6> headings = {"h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 2> paragraphs = {"p", "blockquote"};
constexpr std::array<std::string_view, 36> inline_elements = {
    "a",      "abbr",   "acronym", "b",    "bdi",  "bdo", "big",  "cite",  "code",
    "data",   "del",    "dfn",     "em",   "font", "i",   "img",  "ins",   "kbd",
    "mark",   "nobr",   "q",       "ruby", "rb",   "s",   "samp", "small", "span",
    "strike", "strong", "sub",     "sup",  "time", "tt",  "u",    "var",   "wbr"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 9> sentence_ends = {".",  "!", "?", "。", "！",
                                                           "？", "؟", "”", "»"};

bool ends_sentence(std::string_view line) {
  return std::any_of(sentence_ends.begin(), sentence_ends.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/// Open elements of each kind, one more or one less; end tags without a start do not count.
void count(int& open, bool applies, int step) {
  if (applies) open = std::max(0, open + step);
}

}  // namespace

void HtmlLines::opened(std::string_view element) {
  if (!is_one_of(element, inline_elements)) end_line();
  count(furniture_, is_one_of(element, furniture_elements), 1);
  count(article_, is_one_of(element, article_elements), 1);
  count(heading_, is_one_of(element, headings), 1);
  count(paragraph_, is_one_of(element, paragraphs), 1);
  count(link_, element == "a", 1);
}

void HtmlLines::closed(std::string_view element) {
  if (!is_one_of(element, inline_elements)) end_line();
  count(furniture_, is_one_of(element, furniture_elements), -1);
  count(article_, is_one_of(element, article_elements), -1);
  count(heading_, is_one_of(element, headings), -1);
  count(paragraph_, is_one_of(element, paragraphs), -1);
  count(link_, element == "a", -1);
}

void HtmlLines::said(std::string_view text) {
  for (const char byte : text) {
    if (is_space(byte)) {
      space_ = true;
      continue;
    }
    if (line_.text.empty()) {
      line_ = {"", 0, furniture_ > 0, article_ > 0, heading_ > 0, paragraph_ > 0};
    } else if (space_) {
      line_.text += ' ';
    }
    space_ = false;
    line_.text += byte;
    line_.linked += link_ > 0 ? 1 : 0;
  }
}

void HtmlLines::end_line() {
  if (!line_.text.empty()) lines_.push_back(std::move(line_));
  line_ = {};
  space_ = false;
}

Block::Kind HtmlLines::kind_of(const Line& line, bool marked) const {
  const bool mostly_links = line.linked * 5 >= line.text.size() * 4;
  const bool outside = marked && !line.article;
  if (line.furniture || outside || (mostly_links && !line.heading)) return Block::Kind::furniture;
  if (line.heading) return Block::Kind::title;
  const bool prose = line.paragraph || line.article ||
                     (line.text.size() >= shortest_unmarked && ends_sentence(line.text));
  return prose ? Block::Kind::body : Block::Kind::furniture;
}

std::vector<HtmlLine> HtmlLines::lines() {
  end_line();
  const bool marked = std::any_of(lines_.begin(), lines_.end(), [](const Line& line) {
    return line.article && !line.furniture && !line.heading;
  });
  std::vector<HtmlLine> out;
  for (Line& line : lines_) {
    const Block::Kind kind = kind_of(line, marked);
    out.push_back({std::move(line.text), kind});
  }
  return out;
}

}  // namespace entente::reader

#include "parser/conllu.h"

#include <charconv>

#include "base/utf8.h"
#include "parser/conllu_checks.h"

namespace entente::parser {
namespace {

constexpr std::size_t columns = 10;

bool whole_number(std::string_view text, std::int32_t& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() && out >= 0;
}

class Reader {
 public:
  Reader(std::string_view text, Document& document) : text_(text), document_(document) {}

  Result<Parsed> run() {
    while (!text_.empty()) {
      ++line_;
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      std::string_view line = text_.substr(0, end);
      text_.remove_prefix(std::min(end + 1, text_.size()));
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (Result<void> taken = take(line); !taken) return tl::unexpected(taken.error());
    }
    if (Result<void> last = finish(); !last) return tl::unexpected(last.error());
    point_forms();
    return std::move(parsed_);
  }

 private:
  Result<void> refuse(const std::string& reason) const {
    return fail(ErrorKind::malformed, "line " + std::to_string(line_) + ": " + reason);
  }

  Result<void> take(std::string_view line) {
    if (line.empty()) return finish();
    if (line.front() == '#') return {};
    if (utf8::first_bad_byte(line) != utf8::npos) return refuse("not UTF-8");
    std::string_view cells[columns];
    std::size_t count = 0;
    for (std::string_view rest = line; count < columns; ++count) {
      const std::size_t end = rest.find('\t');
      cells[count] = rest.substr(0, end);
      if (end == std::string_view::npos) {
        ++count;
        rest = {};
        break;
      }
      rest.remove_prefix(end + 1);
      if (count + 1 == columns) return refuse("more than 10 columns");
    }
    if (count != columns)
      return refuse("expected 10 columns between tabs, found " + std::to_string(count));
    if (cells[1].empty()) return refuse("FORM is empty");
    if (cells[0].find('.') != std::string_view::npos) return {};
    return cells[0].find('-') == std::string_view::npos ? word(cells) : range(cells);
  }

  Result<void> range(const std::string_view* cells) {
    const std::size_t dash = cells[0].find('-');
    std::int32_t first = 0;
    const bool good = whole_number(cells[0].substr(0, dash), first) &&
                      whole_number(cells[0].substr(dash + 1), range_end_) && first == next_id() &&
                      range_end_ > first;
    if (!good) return refuse("bad range of a multi-word token: " + std::string(cells[0]));
    lay_out(cells[1], cells[9]);
    return {};
  }

  Result<void> word(const std::string_view* cells) {
    std::int32_t id = 0, head = 0;
    if (!whole_number(cells[0], id) || id != next_id()) {
      return refuse("expected ID " + std::to_string(next_id()) + ", found " +
                    std::string(cells[0]));
    }
    if (cells[6] != "_" && !whole_number(cells[6], head)) {
      return refuse("HEAD is no number: " + std::string(cells[6]));
    }
    if (id > range_end_) lay_out(cells[1], cells[9]);
    Word out;
    out.span = span_;
    out.token = token_ - 1;
    out.form = parsed_.keep(std::string(cells[1]));
    if (cells[2] != "_" || cells[1] == "_") out.lemma = parsed_.keep(std::string(cells[2]));
    out.upos = parse_upos(cells[3]);
    if (cells[5] != "_") out.feats = parsed_.keep(std::string(cells[5]));
    out.head = head - 1;
    out.rel = cells[7] == "_" ? Rel::dep : parse_rel(cells[7]);
    analysed_ = analysed_ || cells[6] != "_";
    sentence_.words.push_back(out);
    return {};
  }

  std::int32_t next_id() const { return static_cast<std::int32_t>(sentence_.words.size()) + 1; }

  /// Puts a surface token into the text.
  void lay_out(std::string_view form, std::string_view misc) {
    if (space_) document_.text += ' ';
    span_.begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += form;
    span_.end = static_cast<std::uint32_t>(document_.text.size());
    if (token_ == 0) sentence_.span.begin = span_.begin;
    sentence_.span.end = span_.end;
    space_ = misc.find("SpaceAfter=No") == std::string_view::npos;
    ++token_;
  }

  Result<void> finish() {
    if (range_end_ >= next_id()) return refuse("the sentence ends inside a multi-word token");
    if (sentence_.words.empty()) return {};
    if (analysed_) {
      if (const std::string fault = tree_fault(sentence_); !fault.empty()) {
        return refuse("the sentence above " + fault);
      }
    }
    document_.text += '\n';
    parsed_.sentences.push_back(std::move(sentence_));
    sentence_ = {};
    range_end_ = 0, token_ = 0;
    space_ = analysed_ = false;
    return {};
  }

  /// Forms of whole tokens become pieces of the text, now that it no longer moves.
  void point_forms() {
    for (Sentence& sentence : parsed_.sentences) {
      for (Word& word : sentence.words) {
        if (word.form == document_.at(word.span)) word.form = document_.at(word.span);
      }
    }
  }

  std::string_view text_;
  Document& document_;
  Parsed parsed_;
  Sentence sentence_;
  Span span_;
  std::uint32_t token_ = 0;
  std::int32_t range_end_ = 0;
  int line_ = 0;
  bool space_ = false, analysed_ = false;
};

std::string_view name_of(NameKind kind) {
  switch (kind) {
    case NameKind::person:
      return "person";
    case NameKind::place:
      return "place";
    case NameKind::organisation:
      return "organisation";
    case NameKind::other:
      return "other";
    case NameKind::none:
      break;
  }
  return "";
}

/// A cell may hold no tab and no line end, and is never empty.
void cell(std::string_view text, std::string& out) {
  if (text.empty()) out += '_';
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
}

class Writer {
 public:
  Writer(const Document& document, const Sentence& sentence, std::string& out)
      : document_(document), sentence_(sentence), out_(out) {}

  void run() {
    out_ += "# text = ";
    for (std::size_t i = 0; i < size(); ++i) {
      if (!first_of_token(i)) continue;
      cell(document_.at(word(i).span), out_);
      if (!no_space_after(i) && last_of_token(i) + 1 < size()) out_ += ' ';
    }
    out_ += '\n';
    for (std::size_t i = 0; i < size(); ++i) row(i);
    out_ += '\n';
  }

 private:
  const Word& word(std::size_t i) const { return sentence_.words[i]; }
  std::size_t size() const { return sentence_.words.size(); }
  bool first_of_token(std::size_t i) const { return i == 0 || word(i - 1).token != word(i).token; }
  std::size_t last_of_token(std::size_t i) const {
    while (i + 1 < size() && word(i + 1).token == word(i).token) ++i;
    return i;
  }
  bool no_space_after(std::size_t i) const {
    const std::size_t next = last_of_token(i) + 1;
    return next < size() ? word(next).span.begin == word(i).span.end
                         : glued_to_next_sentence(word(i).span.end);
  }
  bool glued_to_next_sentence(std::size_t end) const {
    if (end >= document_.text.size()) return false;
    const auto next = static_cast<unsigned char>(document_.text[end]);
    return next > ' ';
  }

  void row(std::size_t i) {
    const std::size_t last = last_of_token(i);
    const bool single = last == i && first_of_token(i);
    if (!single && first_of_token(i)) {
      out_ += std::to_string(i + 1) + "-" + std::to_string(last + 1) + "\t";
      cell(document_.at(word(i).span), out_);
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
      out_ += no_space_after(i) ? "SpaceAfter=No\n" : "_\n";
    }
    out_ += std::to_string(i + 1) + "\t";
    cell(word(i).form, out_);
    out_ += '\t';
    cell(word(i).lemma, out_);
    out_.append("\t").append(to_text(word(i).upos)).append("\t_\t");
    cell(word(i).feats, out_);
    out_ += "\t" + std::to_string(word(i).head + 1) + "\t";
    out_.append(to_text(word(i).rel)).append("\t_\t");
    misc(i, single && no_space_after(i));
  }

  void misc(std::size_t i, bool glued) {
    const std::size_t before = out_.size();
    if (word(i).name != NameKind::none) {
      out_.append(word(i).name_begins ? "Name=B-" : "Name=I-").append(name_of(word(i).name));
    }
    if (glued) out_.append(out_.size() > before ? "|SpaceAfter=No" : "SpaceAfter=No");
    out_.append(out_.size() > before ? "\n" : "_\n");
  }

  const Document& document_;
  const Sentence& sentence_;
  std::string& out_;
};

}  // namespace

Result<Parsed> read_conllu(std::string_view text, Document& document) {
  document.text.clear();
  return Reader(text, document).run();
}

void write_conllu(const Document& document, const Sentence& sentence, std::string& out) {
  Writer(document, sentence, out).run();
}

std::string to_conllu(const Document& document, const Parsed& parsed) {
  std::string out;
  int number = 0;
  for (const Sentence& sentence : parsed.sentences) {
    const std::string prefix = document.id.empty() ? "s" : document.id + "-";
    out += "# sent_id = " + prefix + std::to_string(++number) + "\n";
    write_conllu(document, sentence, out);
  }
  return out;
}

}  // namespace entente::parser

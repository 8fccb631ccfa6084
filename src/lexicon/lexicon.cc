#include "lexicon/lexicon.h"

#include <algorithm>
#include <optional>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"
#include "lexicon/longest.h"
#include "lexicon/reading.h"
#include "lexicon/running_matcher.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_matcher.h"

namespace entente::lexicon {

struct Lexicon::Data {
  std::string text;
  std::vector<std::string> files;
  std::vector<Entry> entries;
  Kind kind = Kind::marks;
  std::shared_ptr<Vocabulary> vocabulary;
  std::optional<WordMatcher> words;
  std::optional<RunningMatcher> running;
};

namespace {

using Kind = Lexicon::Kind;

bool in(std::string_view value, std::initializer_list<std::string_view> allowed) {
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

bool is_name(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char sign) {
    return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z') ||
           (sign >= '0' && sign <= '9') || sign == '_' || sign == '-' || sign == ':' ||
           sign == '/' || sign == '.' || sign == '&' || static_cast<unsigned char>(sign) >= 0x80;
  });
}

bool second_allowed(Kind kind, std::string_view second) {
  switch (kind) {
    case Kind::concepts:
      return in(second, {"V", "N", "A", "-"});
    case Kind::names:
      return in(second, {"name", "adj", "capital", "metonym", "place"});
    case Kind::roles:
      return in(second, {"person", "body", "force", "group", "both", "nation", "counterpart"});
    case Kind::marks:
      return is_name(second);
  }
  return false;
}

/// Why the cells before the patterns cannot be read, or "".
std::string fault_in(const Row& row, Kind kind, std::string_view& where) {
  const std::size_t least = kind == Kind::concepts ? 4 : 3;
  const std::size_t most = kind == Kind::concepts || kind == Kind::names ? 4 : 3;
  where = row.text.substr(row.text.size());
  if (row.cells.size() < least)
    return "expected " + std::to_string(least) + " cells separated by TABs, found " +
           std::to_string(row.cells.size());
  where = row.cells.back();
  if (row.cells.size() > most)
    return "expected at most " + std::to_string(most) + " cells, found " +
           std::to_string(row.cells.size());
  where = row.cells[0];
  if (!is_name(where)) return "a key of letters, digits, _ and : is expected here";
  where = row.cells[1];
  if (!second_allowed(kind, where))
    return "unknown " + std::string(kind == Kind::concepts ? "part of speech" : "kind") + " \"" +
           std::string(where) + "\"";
  where = kind == Kind::concepts ? row.cells[2] : row.cells[1];
  if (kind == Kind::concepts && !in(where, {"-", "swap"}))
    return "unknown frame \"" + std::string(where) + "\"";
  return "";
}

std::string_view third_cell(const Row& row, Kind kind) {
  if (kind == Kind::concepts) return row.cells[2];
  return row.cells.size() > 3 ? row.cells[3] : std::string_view{};
}

std::optional<PatternFault> add_spelled(Lexicon::Data& data, std::string_view spelled,
                                        std::uint32_t entry) {
  const auto items = split_items(spelled);
  if (!items) return PatternFault{0, items.error().reason};
  if (data.words) {
    data.words->add(*items, entry, *data.vocabulary);
  } else {
    data.running->add(*items, entry, *data.vocabulary);
  }
  return std::nullopt;
}

/// Adds every spelled-out form of one pattern; the reason and the place if it cannot.
std::optional<PatternFault> add_pattern(Lexicon::Data& data, std::string_view pattern,
                                        std::uint32_t entry) {
  if (pattern.find_first_of("(|)") == std::string_view::npos)
    return add_spelled(data, pattern, entry);
  const auto spelled = expand(pattern);
  if (!spelled) return spelled.error();
  for (const auto& one : *spelled) {
    if (auto fault = add_spelled(data, one, entry)) return fault;
  }
  return std::nullopt;
}

Result<void> add_row(Lexicon::Data& data, const Row& row) {
  std::string_view where;
  const std::string& path = data.files.front();
  if (const std::string reason = fault_in(row, data.kind, where); !reason.empty()) {
    return tl::unexpected(bad_row(path, row, where, reason));
  }
  const std::string_view cell = row.cells[data.kind == Kind::concepts ? 3 : 2];
  for (const std::string_view pattern : split_patterns(cell)) {
    const auto entry = static_cast<std::uint32_t>(data.entries.size());
    data.entries.push_back(
        {row.line, 0, row.cells[0], row.cells[1], third_cell(row, data.kind), pattern});
    if (const auto fault = add_pattern(data, pattern, entry)) {
      return tl::unexpected(
          bad_row(path, row, pattern.substr(std::min(fault->at, pattern.size())), fault->reason));
    }
  }
  return {};
}

bool fits(const Word& word, char pos) {
  if (word.upos == Upos::X) return true;
  if (pos == 'V') return word.upos == Upos::VERB || word.upos == Upos::AUX || word.has("VerbForm=");
  if (pos == 'N') return word.upos == Upos::NOUN || word.upos == Upos::PROPN;
  return word.upos == Upos::ADJ || word.upos == Upos::DET;
}

/// Does one of the matched words have the part of speech of the row?
bool fits(const Sentence& sentence, const Match& match, std::string_view pos) {
  if (pos == "-") return true;
  if (match.gap) {
    return std::any_of(match.words.begin(), match.words.end(),
                       [&](std::uint32_t word) { return fits(sentence.words[word], pos[0]); });
  }
  for (std::uint32_t word = match.first; word <= match.last; ++word) {
    if (fits(sentence.words[word], pos[0])) return true;
  }
  return false;
}

}  // namespace

Result<Lexicon> Lexicon::open(const std::string& path, Kind kind, const Language& language,
                              std::shared_ptr<Vocabulary> vocabulary) {
  auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  return parse(std::move(*text), path, kind, language, std::move(vocabulary));
}

Result<Lexicon> Lexicon::parse(std::string text, const std::string& path, Kind kind,
                               const Language& language, std::shared_ptr<Vocabulary> vocabulary) {
  if (const std::size_t bad = utf8::first_bad_byte(text); bad != utf8::npos) {
    return fail(ErrorKind::malformed, path + ": not UTF-8 at byte " + std::to_string(bad));
  }
  auto data = std::make_shared<Data>();
  data->text = std::move(text);
  data->files = {path};
  data->kind = kind;
  data->vocabulary = vocabulary ? std::move(vocabulary) : std::make_shared<Vocabulary>(language);
  if (language.spaces) {
    data->words.emplace(kind == Kind::names);
  } else {
    data->running.emplace(kind == Kind::names);
  }
  for (const Row& row : rows_of(data->text)) {
    if (auto added = add_row(*data, row); !added) return tl::unexpected(added.error());
  }
  Lexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

void Lexicon::find(const Document& document, const Sentence& sentence,
                   std::vector<Match>& out) const {
  find(Reading(document, sentence, *data_->vocabulary), out);
}

std::vector<Match> Lexicon::find_all(const Reading& reading) const {
  std::vector<Match> found;
  if (data_->words) {
    data_->words->find(reading, found);
  } else {
    data_->running->find(reading, found);
  }
  if (data_->kind == Kind::concepts) {
    std::erase_if(found, [&](const Match& match) {
      return !fits(reading.sentence(), match, entry(match.entry).second);
    });
  }
  return found;
}

void Lexicon::find(const Reading& reading, std::vector<Match>& out) const {
  if (&reading.vocabulary() != data_->vocabulary.get())
    return find(reading.document(), reading.sentence(), out);
  std::vector<Match> found = find_all(reading);
  keep_longest(found, data_->entries);
  std::move(found.begin(), found.end(), std::back_inserter(out));
}

void Lexicon::find(const Reading& reading, const std::vector<bool>& left_out,
                   std::vector<Match>& out, std::vector<Match>& rest) const {
  if (&reading.vocabulary() != data_->vocabulary.get())
    return find(Reading(reading.document(), reading.sentence(), *data_->vocabulary), left_out, out,
                rest);
  std::vector<Match> found = find_all(reading), others;
  std::copy_if(found.begin(), found.end(), std::back_inserter(others),
               [&](const Match& match) { return !left_out[match.entry]; });
  keep_longest(found, data_->entries);
  keep_longest(others, data_->entries);
  std::move(found.begin(), found.end(), std::back_inserter(out));
  std::move(others.begin(), others.end(), std::back_inserter(rest));
}

std::uint32_t Lexicon::size() const { return static_cast<std::uint32_t>(data_->entries.size()); }
const Entry& Lexicon::entry(std::uint32_t index) const { return data_->entries[index]; }
const Vocabulary& Lexicon::vocabulary() const { return *data_->vocabulary; }
const std::vector<std::string>& Lexicon::files() const { return data_->files; }

std::string Lexicon::where(std::uint32_t index) const {
  const Entry& found = entry(index);
  const std::string& path = data_->files[found.file];
  const std::size_t at = path.rfind("languages/");
  return (at == std::string::npos ? path : path.substr(at)) + ":" + std::to_string(found.row);
}

}  // namespace entente::lexicon

#include "ledger/pledges.h"

#include <algorithm>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"

namespace entente::ledger {
namespace {

constexpr std::array<std::string_view, words_count> kind_names = {
    "agreement", "subject", "commitment", "deed", "provides", "status", "claim"};
constexpr std::array<std::string_view, 7> statuses = {
    "announced", "negotiated", "signed", "ratified", "in_force", "suspended", "ended"};

Words kind_of(std::string_view name) {
  return static_cast<Words>(std::find(kind_names.begin(), kind_names.end(), name) -
                            kind_names.begin());
}

/// Why the row cannot stand, or "".
std::string_view complaint(const Row& row, const Kinds& kinds) {
  if (row.cells.size() != 3) return "want three cells: key, kind, patterns";
  const std::string key(row.cells[0]);
  const Words kind = kind_of(row.cells[1]);
  if (static_cast<std::size_t>(kind) == words_count)
    return "want agreement, subject, commitment, deed, provides, status or claim";
  if ((kind == Words::agreement || kind == Words::subject) && !kinds.agreements.contains(key))
    return "no such kind in ontology/agreements.tsv";
  if ((kind == Words::commitment || kind == Words::deed) && !kinds.commitments.contains(key))
    return "no such kind in ontology/commitments.tsv";
  if (kind == Words::status && status_rank(key) < 0) return "no such status";
  return "";
}

/// The text with all rows but those of one kind empty, so that lines keep their numbers.
std::string rows_alone(std::string_view text, std::string_view kind) {
  std::string out;
  std::uint32_t line = 1;
  for (const Row& row : rows_of(text)) {
    if (row.cells[1] != kind) continue;
    out.append(row.line - line, '\n');
    out += row.text;
    line = row.line;
  }
  return out;
}

bool is_space(char32_t code) { return code <= ' ' || code == 0xA0 || code == 0x3000; }

bool is_mark(char32_t code) {
  if (code < 0x80)
    return !((code | 32U) >= 'a' && (code | 32U) <= 'z') && !(code >= '0' && code <= '9');
  return (code >= 0xA1 && code <= 0xBF) || (code >= 0x2010 && code <= 0x206F) ||
         (code >= 0x3001 && code <= 0x301F) || code == 0x060C || code == 0x061B || code == 0x061F;
}

void add_word(Sentence& sentence, std::string_view text, std::size_t begin, std::size_t end) {
  Word word;
  word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  word.form = word.lemma = text.substr(begin, end - begin);
  word.token = static_cast<std::uint32_t>(sentence.words.size());
  sentence.words.push_back(word);
}

/// A sentence of words without trees, cut at spaces and marks.
Sentence bare_sentence(std::string_view text) {
  Sentence sentence;
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  std::size_t begin = utf8::npos;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = utf8::decode(text, at);
    const bool space = is_space(code), mark = is_mark(code);
    if ((space || mark) && begin != utf8::npos) {
      add_word(sentence, text, begin, at);
      begin = utf8::npos;
    }
    if (mark && !space) add_word(sentence, text, at, at + length);
    if (!space && !mark && begin == utf8::npos) begin = at;
    at += length;
  }
  if (begin != utf8::npos) add_word(sentence, text, begin, text.size());
  return sentence;
}

}  // namespace

int status_rank(std::string_view status) {
  const auto* at = std::find(statuses.begin(), statuses.end(), status);
  return at == statuses.end() ? -1 : static_cast<int>(at - statuses.begin());
}

Result<std::optional<Pledges>> Pledges::open(const std::string& path, const Kinds& kinds,
                                             const lexicon::Language& language) {
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return std::optional<Pledges>{};
  if (!text) return tl::unexpected(text.error());
  for (const Row& row : rows_of(*text)) {
    if (const auto reason = complaint(row, kinds); !reason.empty())
      return tl::unexpected(bad_row(path, row, row.cells[0], reason));
  }
  Pledges pledges;
  for (std::size_t kind = 0; kind < words_count; ++kind) {
    const std::string rows = rows_alone(*text, kind_names[kind]);
    if (rows.empty()) continue;
    auto lexicon = lexicon::Lexicon::parse(rows, path, lexicon::Lexicon::Kind::marks, language);
    if (!lexicon) return tl::unexpected(lexicon.error());
    pledges.lexicons_[kind] = std::move(*lexicon);
  }
  return std::optional<Pledges>(std::move(pledges));
}

std::vector<PledgeMatch> Pledges::find(Words kind, const Document& document,
                                       const Sentence& sentence) const {
  const auto& lexicon = lexicons_[static_cast<std::size_t>(kind)];
  std::vector<PledgeMatch> out;
  if (!lexicon) return out;
  std::vector<lexicon::Match> matches;
  lexicon->find(document, sentence, matches);
  for (const auto& match : matches)
    out.push_back({lexicon->entry(match.entry).key, match.first, match.last, match.span});
  return out;
}

std::set<std::string_view> Pledges::keys_in(std::string_view text, Words kind) const {
  Document document;
  document.text = text;
  const Sentence sentence = bare_sentence(document.text);
  std::set<std::string_view> keys;
  for (const PledgeMatch& match : find(kind, document, sentence)) keys.insert(match.key);
  return keys;
}

}  // namespace entente::ledger

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "model/document.h"
#include "model/sentence.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, upos_count> upos_names = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, rel_count> rel_names = {
    "acl",       "advcl",      "advmod",   "amod",     "appos", "aux",      "case",   "cc",
    "ccomp",     "clf",        "compound", "conj",     "cop",   "csubj",    "dep",    "det",
    "discourse", "dislocated", "expl",     "fixed",    "flat",  "goeswith", "iobj",   "list",
    "mark",      "nmod",       "nsubj",    "nummod",   "obj",   "obl",      "orphan", "parataxis",
    "punct",     "reparandum", "root",     "vocative", "xcomp"};

bool number(std::string_view text, int& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string_view to_text(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }
std::string_view to_text(Rel rel) { return rel_names[static_cast<std::size_t>(rel)]; }

Upos parse_upos(std::string_view text) {
  const auto* found = std::find(upos_names.begin(), upos_names.end(), text);
  return found == upos_names.end() ? Upos::X : static_cast<Upos>(found - upos_names.begin());
}

Rel parse_rel(std::string_view text) {
  text = text.substr(0, text.find(':'));
  const auto* found = std::find(rel_names.begin(), rel_names.end(), text);
  return found == rel_names.end() ? Rel::dep : static_cast<Rel>(found - rel_names.begin());
}

std::string to_text(Date date) {
  if (date.year == 0) return "";
  char out[32];
  const int length =
      date.month == 0 ? std::snprintf(out, sizeof out, "%04d", date.year)
      : date.day == 0
          ? std::snprintf(out, sizeof out, "%04d-%02d", date.year, date.month)
          : std::snprintf(out, sizeof out, "%04d-%02d-%02d", date.year, date.month, date.day);
  return {out, static_cast<std::size_t>(length)};
}

Date parse_date(std::string_view text) {
  int year = 0, month = 0, day = 0;
  const bool dashes = (text.size() <= 4 || text[4] == '-') && (text.size() <= 7 || text[7] == '-');
  const bool sizes = text.size() == 4 || text.size() == 7 || text.size() == 10;
  if (!sizes || !dashes || !number(text.substr(0, 4), year)) return {};
  if (text.size() >= 7 && (!number(text.substr(5, 2), month) || month < 1 || month > 12)) return {};
  if (text.size() == 10 && (!number(text.substr(8, 2), day) || day < 1 || day > 31)) return {};
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day)};
}

}  // namespace entente

#include "reader/tongues.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/files.h"
#include "base/rows.h"
#include "base/utf8.h"

namespace entente::reader {
namespace {

// A word or letter of several languages is a vote shared among them.
constexpr int whole_vote = 60;
constexpr int fewest_votes = 2;                  // words and letters that name a language
constexpr std::size_t short_text = 150;          // bytes; CLD2 is sure of less without reason
constexpr std::size_t longest_probe = 1u << 16;  // bytes that say what language it is

/// Calls use(character, code point) for each.
template <typename Use>
void each_character(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    use(text.substr(at, unit.length), static_cast<UChar32>(unit.code));
    at += unit.length;
  }
}

/// The first bytes of the text, with no half character at their end.
std::string_view beginning_of(std::string_view text) {
  std::size_t end = std::min(longest_probe, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

/// The text without the characters that CLD2 refuses it for: controls and those that are none.
std::string probe_of(std::string_view text) {
  std::string probe;
  each_character(text, [&](std::string_view character, UChar32 code) {
    const bool refused = u_iscntrl(code) || U_IS_UNICODE_NONCHAR(code);
    probe += refused ? std::string_view(" ") : character;
  });
  return probe;
}

/// The first of CLD2's three guesses that is one of ours; `expected` ("de,en") makes those
/// likelier, and then a short text gets a guess as well.
std::string best_known(std::string_view text, const std::vector<std::string>& languages,
                       const std::string& expected, bool& sure) {
  const CLD2::CLDHints hints{expected.c_str(), "", CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language three[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE,
                             CLD2::UNKNOWN_LANGUAGE};
  int percent[3], bytes = 0, valid = 0;
  double scores[3];
  const std::string probe = probe_of(text);
  const auto length = static_cast<int>(probe.size());
  const int flags = expected.empty() ? 0 : CLD2::kCLDFlagBestEffort;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(probe.data(), length, true, &hints, flags, three, percent,
                                          scores, nullptr, &bytes, &sure, &valid);
  for (const CLD2::Language guess : three) {
    std::string code = std::string(CLD2::LanguageCode(guess)).substr(0, 2);
    if (std::binary_search(languages.begin(), languages.end(), code)) return code;
  }
  return "";
}

/// Words in lower case; beside them, each letter that occurs, once.
std::vector<std::string> words_of(std::string_view text, std::set<std::string>& letters) {
  std::vector<std::string> words(1);
  each_character(text, [&](std::string_view character, UChar32 code) {
    if (u_isalpha(code)) {
      const std::string lower = utf8::lower(character);
      words.back() += lower;
      letters.insert(lower);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  });
  return words;
}

}  // namespace

Result<Tongues> Tongues::open(const std::string& languages_folder) {
  Tongues tongues;
  for (const auto& entry : std::filesystem::directory_iterator(languages_folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() == 2 && entry.is_directory()) tongues.languages_.push_back(name);
  }
  std::sort(tongues.languages_.begin(), tongues.languages_.end());
  tongues.scripts_.resize(tongues.languages_.size());
  for (std::size_t i = 0; i < tongues.languages_.size(); ++i) {
    const std::string folder = languages_folder + "/" + tongues.languages_[i];
    if (auto read = tongues.read(folder, static_cast<std::uint8_t>(i)); !read)
      return tl::unexpected(read.error());
  }
  return tongues;
}

Result<void> Tongues::read(const std::string& folder, std::uint8_t language) {
  if (const auto text = read_file(folder + "/starters.txt")) {
    for (const Row& row : rows_of(*text)) words_[std::string(row.text)].push_back(language);
  }
  const std::string path = folder + "/language.tsv";
  const auto text = read_file(path);
  for (const Row& row : text ? rows_of(*text) : std::vector<Row>()) {
    if (row.cells.size() != 2) continue;
    if (row.cells[0] == "letters") {
      each_character(row.cells[1], [&](std::string_view character, UChar32 code) {
        if (u_isalpha(code)) letters_[utf8::lower(character)].push_back(language);
      });
    }
    if (row.cells[0] != "script") continue;
    const int script = u_getPropertyValueEnum(UCHAR_SCRIPT, std::string(row.cells[1]).c_str());
    if (script == UCHAR_INVALID_CODE)
      return tl::unexpected(bad_row(path, row, row.cells[1], "no script of ISO 15924"));
    scripts_[language].push_back(script);
  }
  return {};
}

bool Tongues::knows(std::string_view language) const {
  return std::binary_search(languages_.begin(), languages_.end(), language);
}

std::string Tongues::list(std::string_view between) const {
  std::string out;
  for (const std::string& language : languages_)
    out.append(out.empty() ? "" : between).append(language);
  return out;
}

std::string Tongues::language(std::string_view whole, std::string_view hint) const {
  const std::string_view text = beginning_of(whole);
  bool sure = false;
  std::string guess = best_known(text, languages_, "", sure);
  if (sure && !guess.empty()) return guess;
  std::string hinted(hint.substr(0, 2));
  if (knows(hinted)) return hinted;
  if (std::string voted = by_words(text); !voted.empty()) return voted;
  if (!guess.empty()) return guess;
  const bool another = sure && text.size() > short_text;
  if (std::string written = another ? "" : by_script(text); !written.empty()) return written;
  return best_known(text, languages_, list(","), sure);
}

std::string Tongues::by_words(std::string_view text) const {
  std::vector<int> votes(languages_.size(), 0), weights(languages_.size(), 0);
  const auto vote = [&](const Votes& known, const std::string& what) {
    const auto found = known.find(what);
    if (found == known.end()) return;
    for (const std::uint8_t language : found->second) {
      ++votes[language];
      weights[language] += whole_vote / static_cast<int>(found->second.size());
    }
  };
  std::set<std::string> letters;
  for (const std::string& word : words_of(text, letters)) vote(words_, word);
  for (const std::string& letter : letters) vote(letters_, letter);
  const auto best = std::max_element(weights.begin(), weights.end());
  if (best == weights.end()) return "";
  const auto at = static_cast<std::size_t>(best - weights.begin());
  if (votes[at] < fewest_votes || std::count(weights.begin(), weights.end(), *best) > 1) return "";
  return languages_[at];
}

/// The language whose scripts most of the letters are in; of equals, that of fewer scripts.
std::string Tongues::by_script(std::string_view text) const {
  std::vector<int> counts(languages_.size(), 0);
  each_character(text, [&](std::string_view, UChar32 code) {
    const int script = u_getIntPropertyValue(code, UCHAR_SCRIPT);
    for (std::size_t i = 0; i < languages_.size(); ++i)
      counts[i] += static_cast<int>(std::count(scripts_[i].begin(), scripts_[i].end(), script));
  });
  std::size_t best = 0;
  for (std::size_t i = 1; i < languages_.size(); ++i) {
    if (std::pair(counts[i], -std::ptrdiff_t(scripts_[i].size())) >
        std::pair(counts[best], -std::ptrdiff_t(scripts_[best].size())))
      best = i;
  }
  return languages_.empty() || counts[best] == 0 ? "" : languages_[best];
}

}  // namespace entente::reader

#include "resolver/gazetteer_inflect.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente::resolver {
namespace {

constexpr std::size_t shortest_word = 4;

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).length) ++count;
  return count;
}

/// "Frankfurt-on-Oder" -> its words with the separator before each but the first.
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    if (c == ' ' || c == '-') words.emplace_back();
    words.back() += c;
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += word;
  return out;
}

}  // namespace

Inflector::Inflector(const std::vector<EndingRow>& rows) {
  for (const EndingRow& row : rows) {
    std::vector<std::string> forms;
    for (const std::string_view form : row.forms) forms.emplace_back(form == "-" ? "" : form);
    languages_[std::string(row.language)][std::string(row.ending)].push_back(std::move(forms));
  }
}

std::vector<std::vector<std::string>> Inflector::forms_of_word(const Endings& endings,
                                                               std::string_view word) const {
  std::vector<std::vector<std::string>> found;
  if (letters(word) < shortest_word) return found;
  auto best = endings.find(std::string_view("-"));
  std::size_t cut = 0;
  for (auto at = endings.begin(); at != endings.end(); ++at) {
    if (!word.ends_with(at->first) || at->first.size() <= cut || at->first == "-") continue;
    best = at;
    cut = at->first.size();
  }
  if (best == endings.end()) return found;
  for (const auto& row : best->second) {
    std::vector<std::string> forms;
    for (const auto& form : row)
      forms.push_back(std::string(word.substr(0, word.size() - cut)) + form);
    found.push_back(std::move(forms));
  }
  return found;
}

std::vector<std::string> Inflector::forms(std::string_view language, std::string_view name) const {
  std::vector<std::string> out;
  const auto endings = languages_.find(language);
  if (endings == languages_.end()) return out;
  const auto words = words_of(name);
  std::vector<std::vector<std::vector<std::string>>> each;
  std::size_t cases = 0;
  for (const auto& word : words) {
    each.push_back(forms_of_word(endings->second, word));
    for (const auto& row : each.back()) cases = std::max(cases, row.size());
  }
  const auto add = [&](std::size_t from, std::size_t to, std::size_t number) {
    for (std::size_t variant = 0; variant < 2; ++variant) {
      auto changed = words;
      for (std::size_t at = from; at < to; ++at) {
        if (each[at].empty()) continue;
        const auto& row = each[at][std::min(variant, each[at].size() - 1)];
        if (number < row.size()) changed[at] = row[number];
      }
      if (changed != words) out.push_back(joined(changed));
    }
  };
  for (std::size_t number = 0; number < cases; ++number) {
    add(0, words.size(), number);
    if (words.size() == 1) continue;
    add(0, 1, number);
    add(words.size() - 1, words.size(), number);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace entente::resolver

#include "parser/expander.h"

#include <algorithm>

#include "parser/characters.h"

namespace entente::parser {
namespace {

constexpr std::size_t longest_multiword = 64;

bool all_upper(std::string_view text) {
  int letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Unit unit = utf8::decode(text, at);
    const Kind kind = kind_of(unit.code);
    if (kind == Kind::lower) return false;
    letters += kind == Kind::upper ? 1 : 0;
    at += unit.length;
  }
  return letters > 1;
}

/// Writes ' as the surface does.
void restore_apostrophe(std::string_view surface, std::vector<std::string>& parts) {
  const std::size_t found = surface.find("’");
  if (found == std::string_view::npos) return;
  for (std::string& part : parts) {
    for (std::size_t at = part.find('\''); at != std::string::npos; at = part.find('\'', at)) {
      part.replace(at, 1, "’");
    }
  }
}

/// The bytes of the surface before its suffix, which folds to `suffix` bytes.
std::size_t stem_size(std::string_view surface, std::size_t suffix) {
  std::size_t at = surface.size();
  for (std::size_t done = 0; done < suffix && at > 0;) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(surface[at]) & 0xC0) == 0x80);
    done += folded(surface.substr(at, utf8::decode(surface, at).length)).size();
  }
  return at;
}

bool expand_pattern(std::string_view surface, const std::string& form, const Rules& rules,
                    std::vector<std::string>& parts) {
  if (rules.patterns.empty()) return false;
  const std::size_t longest = std::min(rules.longest_pattern, form.size() - 1);
  for (std::size_t size = longest; size >= rules.shortest_pattern && size > 0; --size) {
    const auto found = rules.patterns.find(std::string_view(form).substr(form.size() - size));
    if (found == rules.patterns.end()) continue;
    const std::string_view stem = surface.substr(0, stem_size(surface, size));
    if (stem.empty() || !is_word(kind_of(utf8::decode(stem, 0).code))) return false;
    const bool shout = all_upper(surface);
    for (const std::string& part : found->second) {
      const bool star = part.front() == '*';
      const std::string tail = star ? part.substr(1) : part;
      parts.push_back((star ? std::string(stem) : "") + (shout ? upper(tail) : tail));
    }
    if (parts.size() == 1) parts.clear();
    return !parts.empty();
  }
  return false;
}

}  // namespace

void dress(std::string_view surface, std::vector<std::string>& parts) {
  if (all_upper(surface)) {
    for (std::string& part : parts) part = upper(part);
  } else if (kind_of(utf8::decode(surface, 0).code) == Kind::upper) {
    parts.front() = capitalised(parts.front());
  }
}

bool expand(std::string_view surface, const Rules& rules, bool first_in_sentence,
            std::vector<std::string>& parts) {
  parts.clear();
  if (surface.size() > longest_multiword || (rules.multiword.empty() && rules.patterns.empty())) {
    return false;
  }
  const std::string form = folded(surface);
  const auto found = rules.multiword.find(form);
  if (found == rules.multiword.end()) {
    if (!first_in_sentence && looks_like_name(surface)) return false;
    if (!expand_pattern(surface, form, rules, parts)) return false;
  } else {
    if (found->second.size() == 1) return false;
    parts = found->second;
    dress(surface, parts);
  }
  restore_apostrophe(surface, parts);
  return true;
}

}  // namespace entente::parser

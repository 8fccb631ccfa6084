// Lemma scripts; the twin that makes them is tools/train/features.py.
#include <algorithm>

#include "base/utf8.h"
#include "parser/network.h"

namespace entente::parser {
namespace {

struct Script {
  bool lower = false;
  std::size_t skip = 0;
  std::size_t drop = 0;
  std::string_view add;
};

std::size_t read_number(std::string_view text, std::size_t& at) {
  std::size_t number = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    number = std::min<std::size_t>(number * 10 + static_cast<std::size_t>(text[at] - '0'), 1000);
  }
  return number;
}

Script read_script(std::string_view text) {
  Script script;
  script.lower = text.starts_with('l');
  std::size_t at = 1;
  if (at < text.size() && text[at] == '<') script.skip = read_number(text, ++at);
  if (at < text.size() && text[at] == '-') script.drop = read_number(text, ++at);
  if (at < text.size() && text[at] == '+') script.add = text.substr(at + 1);
  return script;
}

std::size_t skip_front(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += utf8::decode(text, at).length;
  return at;
}

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t skip_back(std::string_view text, std::size_t count) {
  std::size_t end = text.size();
  for (; count > 0 && end > 0; --count) {
    --end;
    while (end > 0 && continues(text[end])) --end;
  }
  return end;
}

}  // namespace

std::string apply_lemma_script(std::string_view form, std::string_view text) {
  if (text.empty() || (text[0] != 'l' && text[0] != 'k')) return std::string(form);
  const Script script = read_script(text);
  const std::string base = script.lower ? utf8::lower(form) : std::string(form);
  const std::size_t begin = skip_front(base, script.skip);
  const std::size_t end = skip_back(base, script.drop);
  std::string lemma = begin < end ? base.substr(begin, end - begin) : std::string();
  lemma += script.add;
  return lemma.empty() ? std::string(form) : lemma;
}

}  // namespace entente::parser

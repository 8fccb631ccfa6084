// An option that takes one of a few words. In: words and what each stands for. Out: the option
// knows them, for --help, for completion and for errors. Promise: a wrong word is wrong usage, and
// the error lists the right ones.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace entente::cli {

/// `names` must be of an enum; the option's type reads "WORD:{csv,jsonl}".
template <typename Enum>
CLI::Option* one_of(CLI::Option* option, const std::map<std::string, Enum>& names) {
  std::string words;
  for (const auto& [word, value] : names) words += (words.empty() ? "" : ",") + word;
  const auto find = [names, words](std::string& word) -> std::string {
    const auto found = names.find(word);
    if (found == names.end()) return "'" + word + "' is none of " + words;
    word = std::to_string(static_cast<int>(found->second));
    return "";
  };
  return option->transform(CLI::Validator(find, "{" + words + "}"))->type_name("WORD");
}

}  // namespace entente::cli

// A corpus made by rule, for tests that run the program. In: a number of documents. Out: JSON
// lines: acts of states on days of one year, each told by several publishers; some documents come
// twice, some come again with another text, some tell of an agreement and its deeds.
#pragma once

#include <string>

namespace entente::store {

inline std::string day_of(int i) {
  const int month = 1 + i % 12, day = 1 + i / 12 % 28;
  return "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + "-" +
         (day < 10 ? "0" : "") + std::to_string(day);
}

inline std::string line_of(const std::string& id, int i, const std::string& text) {
  static const char* const publishers[] = {"Kyodo", "AFP", "Ansa", "Yonhap", "Reuters"};
  return R"({"id":")" + id + R"(","published":")" + day_of(i / 3) + R"(","publisher":")" +
         publishers[i % 5] + R"(","language":"en","text":")" + text + "\"}\n";
}

inline std::string corpus_of(int documents) {
  static const char* const states[] = {"Japan",  "North Korea", "France", "Russia", "Italy",
                                       "Turkey", "China",       "Brazil", "India",  "Poland"};
  static const char* const deeds[] = {
      " condemned {} on Monday.", " sanctioned {} on Tuesday.", " attacked {} on Wednesday.",
      " signed a defence partnership with {} on Thursday. It includes joint exercises.",
      " held joint exercises with {} on Friday."};
  std::string out;
  for (int i = 0; i < documents; ++i) {
    const int act = i / 3;                          // three reports each
    const int pair = act % 5 == 4 ? act - 1 : act;  // those who signed then exercise
    std::string text = states[pair % 10];
    std::string deed = deeds[act % 5];
    text += deed.replace(deed.find("{}"), 2, states[(pair * 7 + 3) % 10]);
    const std::string line = line_of("d" + std::to_string(i), i, text);
    out += line;
    if (i % 10 == 4) out += line;
    if (i % 10 == 7) {
      out += line_of("d" + std::to_string(i), i, text + " The talks went on until late.");
    }
  }
  return out;
}

}  // namespace entente::store

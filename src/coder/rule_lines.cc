#include "coder/rule_lines.h"

#include <array>
#include <utility>

namespace entente::coder {
namespace {

std::string_view next_word(std::string_view& rest) {
  const std::size_t begin = rest.find_first_not_of(" \t");
  if (begin == std::string_view::npos) {
    rest.remove_prefix(rest.size());
    return rest;
  }
  const std::size_t end = std::min(rest.find_first_of(" \t", begin), rest.size());
  const std::string_view word = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  return word;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

constexpr std::array<std::pair<std::string_view, Parties>, 6> party_names = {
    {{"directed", Parties::directed},
     {"mutual", Parties::mutual},
     {"meeting", Parties::meeting},
     {"visit", Parties::visit},
     {"domestic", Parties::domestic},
     {"alone", Parties::alone}}};

}  // namespace

RuleLines::Reader RuleLines::reader_of(std::string_view key) {
  if (key == "when") return &RuleLines::when;
  if (key == "with") return &RuleLines::with;
  if (key == "type") return &RuleLines::type;
  if (key == "mode") return &RuleLines::mode;
  if (key == "parties") return &RuleLines::parties;
  if (key == "swallows") return &RuleLines::swallows;
  if (key == "swapped") return &RuleLines::swapped;
  if (key == "besides") return &RuleLines::besides;
  if (key == "why") return &RuleLines::why;
  if (key == "+") return &RuleLines::example;
  return nullptr;
}

Result<void> RuleLines::read(const Row& row, std::vector<Rule>& rules) {
  std::string_view rest = row.text;
  const std::string_view key = next_word(rest);
  if (key == "rule") {
    if (auto done = end(rules); !done) return done;
    const std::string_view name = trimmed(rest);
    if (name.empty()) return refuse(row, rest, "a rule needs a name");
    rules.push_back({});
    rules.back().name = std::string(name);
    rules.back().file = path_;
    rules.back().line = static_cast<int>(row.line);
    return {};
  }
  const Reader reader = reader_of(key);
  if (reader == nullptr) {
    return refuse(row, key,
                  "a line begins with rule, when, with, type, mode, parties, swallows, swapped, "
                  "besides, why or +");
  }
  if (rules.empty() || rules.back().file != path_)
    return refuse(row, key, "no rule is open: begin with 'rule NAME'");
  return (this->*reader)(row, rest, rules.back());
}

Result<void> RuleLines::end(const std::vector<Rule>& rules) const {
  if (rules.empty() || rules.back().file != path_) return {};
  const Rule& last = rules.back();
  if (!last.when.empty() && (last.drop || !last.type.empty())) return {};
  return fail(ErrorKind::malformed, path_ + ":" + std::to_string(last.line) + ":1: rule '" +
                                        last.name + "' needs a 'when' and a 'type' line");
}

Result<Condition> RuleLines::condition(const Row& row, std::string_view word) const {
  Condition condition;
  condition.negated = word.starts_with('!');
  std::string_view rest = word.substr(condition.negated ? 1 : 0);
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    const ConceptId id = ontology_.id(rest.substr(0, bar));
    if (id == no_concept) return refuse(row, rest, "no such concept in ontology/concepts.tsv");
    condition.any.push_back(id);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  if (condition.any.empty()) return refuse(row, word, "a condition names a concept");
  return condition;
}

Result<void> RuleLines::when(const Row& row, std::string_view rest, Rule& rule) {
  for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
    const ConceptId id = ontology_.id(word);
    if (id == no_concept) return refuse(row, word, "no such concept in ontology/concepts.tsv");
    rule.when.push_back(id);
  }
  return {};
}

Result<void> RuleLines::with(const Row& row, std::string_view rest, Rule& rule) {
  for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
    auto parsed = condition(row, word);
    if (!parsed) return tl::unexpected(parsed.error());
    rule.with.push_back(std::move(*parsed));
  }
  return {};
}

Result<void> RuleLines::type(const Row& row, std::string_view rest, Rule& rule) {
  const std::string_view name = trimmed(rest);
  rule.drop = name == "NONE";
  if (!rule.drop && ontology_.type(name) == nullptr)
    return refuse(row, name, "no such type in ontology/plover.json");
  if (!rule.drop) rule.type = std::string(name);
  return {};
}

Result<void> RuleLines::mode(const Row& row, std::string_view rest, Rule& rule) {
  const std::string_view name = next_word(rest);
  const EventType* type = ontology_.type(rule.type);
  if (type == nullptr) return refuse(row, name, "the type line comes before its modes");
  if (name != "-" && type->modes.count(std::string(name)) == 0)
    return refuse(row, name, "the type has no such mode");
  ModeChoice choice{name == "-" ? "" : std::string(name), {}};
  for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
    if (word == "with") continue;
    auto parsed = condition(row, word);
    if (!parsed) return tl::unexpected(parsed.error());
    choice.conditions.push_back(std::move(*parsed));
  }
  rule.modes.push_back(std::move(choice));
  return {};
}

Result<void> RuleLines::parties(const Row& row, std::string_view rest, Rule& rule) {
  const std::string_view name = trimmed(rest);
  for (const auto& [key, value] : party_names) {
    if (key == name) {
      rule.parties = value;
      return {};
    }
  }
  return refuse(row, name, "parties is directed, mutual, meeting, visit, domestic or alone");
}

Result<void> RuleLines::flag(const Row& row, std::string_view rest, bool& value) const {
  const std::string_view word = trimmed(rest);
  if (word != "yes" && word != "no") return refuse(row, word, "this is yes or no");
  value = word == "yes";
  return {};
}

Result<void> RuleLines::swallows(const Row& row, std::string_view rest, Rule& rule) {
  return flag(row, rest, rule.swallows);
}

Result<void> RuleLines::besides(const Row& row, std::string_view rest, Rule& rule) {
  return flag(row, rest, rule.besides);
}

Result<void> RuleLines::swapped(const Row& row, std::string_view rest, Rule& rule) {
  return flag(row, rest, rule.swapped);
}

Result<void> RuleLines::why(const Row&, std::string_view rest, Rule& rule) {
  rule.why = std::string(trimmed(rest));
  return {};
}

Result<void> RuleLines::example(const Row& row, std::string_view rest, Rule& rule) {
  RuleExample example;
  example.line = static_cast<int>(row.line);
  for (std::string* field :
       {&example.language, &example.published, &example.type, &example.mode, &example.actors}) {
    *field = std::string(next_word(rest));
  }
  const std::string_view arrow = next_word(rest);
  if (arrow != ">")
    return refuse(row, arrow, "an example is: + LANGUAGE DATE TYPE MODE ACTORS > RECIPIENTS text");
  example.recipients = std::string(next_word(rest));
  example.text = std::string(trimmed(rest));
  if (example.text.empty()) return refuse(row, rest, "the example has no text");
  rule.examples.push_back(std::move(example));
  return {};
}

}  // namespace entente::coder

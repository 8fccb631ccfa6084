#include "coder/rules.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/rows.h"
#include "coder/rule_lines.h"

namespace entente::coder {

bool holds(const Condition& condition, const Scope& scope) {
  const bool found = std::any_of(condition.any.begin(), condition.any.end(),
                                 [&](ConceptId id) { return scope[id]; });
  return found != condition.negated;
}

std::string_view mode_of(const Rule& rule, const Scope& scope) {
  for (const ModeChoice& choice : rule.modes) {
    const bool all = std::all_of(choice.conditions.begin(), choice.conditions.end(),
                                 [&](const Condition& c) { return holds(c, scope); });
    if (all) return choice.mode;
  }
  return "";
}

namespace {

bool asks_for(const Rule& rule, ConceptId trigger) {
  return std::find(rule.when.begin(), rule.when.end(), trigger) != rule.when.end();
}

std::size_t failed_conditions(const Rule& rule, const Scope& scope) {
  return static_cast<std::size_t>(std::count_if(
      rule.with.begin(), rule.with.end(), [&](const Condition& c) { return !holds(c, scope); }));
}

}  // namespace

std::vector<const Rule*> Rules::besides(ConceptId trigger, const Scope& scope) const {
  std::vector<const Rule*> found;
  for (const Rule& rule : rules_) {
    if (rule.besides && asks_for(rule, trigger) && failed_conditions(rule, scope) == 0)
      found.push_back(&rule);
  }
  return found;
}

const Rule* Rules::find(ConceptId trigger, const Scope& scope, const Rule** nearest) const {
  const Rule* best = nullptr;
  std::size_t fewest = static_cast<std::size_t>(-1);
  for (const Rule& rule : rules_) {
    if (rule.besides || !asks_for(rule, trigger)) continue;
    const std::size_t failed = failed_conditions(rule, scope);
    if (failed == 0 && (best == nullptr || rule.with.size() > best->with.size())) best = &rule;
    if (nearest != nullptr && failed < fewest) {
      *nearest = &rule;
      fewest = failed;
    }
  }
  return best;
}

Result<Rules> Rules::open(const std::string& folder, const Ontology& ontology) {
  std::error_code error;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".rules") paths.push_back(entry.path().string());
  }
  if (error) return fail(ErrorKind::not_found, folder + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  Rules rules;
  for (const std::string& path : paths) {
    const auto text = read_file(path);
    if (!text) return tl::unexpected(text.error());
    const std::string shown = "ontology/rules/" + std::filesystem::path(path).filename().string();
    if (auto done = rules.append(*text, shown, ontology); !done)
      return tl::unexpected(done.error());
  }
  return rules;
}

Result<Rules> Rules::parse(std::string_view text, const std::string& path,
                           const Ontology& ontology) {
  Rules rules;
  if (auto done = rules.append(text, path, ontology); !done) return tl::unexpected(done.error());
  return rules;
}

Result<void> Rules::append(std::string_view text, const std::string& path,
                           const Ontology& ontology) {
  RuleLines lines(path, ontology);
  for (const Row& row : rows_of(text)) {
    if (auto done = lines.read(row, rules_); !done) return tl::unexpected(done.error());
  }
  return lines.end(rules_);
}

}  // namespace entente::coder

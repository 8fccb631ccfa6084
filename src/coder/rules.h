// Rules: what a configuration of concepts means. In: ontology/rules/*.rules (docs/rule_format.md).
// Out: rules by trigger concept. Promise: a bad line is refused with file, line and caret; the rule
// with most conditions wins, then the earlier. Does not: look at words or trees; it is asked with
// the set of concepts in the scope of a trigger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "coder/ontology.h"

namespace entente::coder {

/// A concept that must (or, negated, must not) stand in the scope: any one of `any`.
struct Condition {
  std::vector<ConceptId> any;
  bool negated = false;
};

/// How the parties of the act stand to each other.
enum class Parties : std::uint8_t {
  directed,  // actor > recipient
  mutual,    // all parties are actors
  meeting,   // mutual, or visitor > host where it happens in one party's own country
  visit,     // visitor > host
  domestic,  // directed; the recipient is the actor's own state where none is named
  alone      // actor without recipient
};

struct ModeChoice {
  std::string mode;
  std::vector<Condition> conditions;
};

struct RuleExample {
  std::string language, published, type, mode, actors, recipients,
      text;  // codes joined by commas; "-" for none
  int line = 0;
};

struct Rule {
  std::string name, type, why, file;
  int line = 0;
  std::vector<ConceptId> when;
  std::vector<Condition> with;
  std::vector<ModeChoice> modes;
  Parties parties = Parties::directed;
  bool swallows = false;  // acts in its complement are its content, not acts of their own
  bool drop = false;      // "type NONE": this configuration is no event
  bool swapped = false;   // the subject is the one to whom it is done ("receives a guest")
  bool besides = false;   // codes an event besides the one of the best rule
  std::vector<RuleExample> examples;
  std::string where() const { return file + ":" + std::to_string(line) + " " + name; }
};

/// The concepts in the scope of a trigger.
using Scope = std::vector<bool>;  // by ConceptId

class Rules {
 public:
  /// Reads every *.rules of the folder in the order of names.
  static Result<Rules> open(const std::string& folder, const Ontology& ontology);
  /// Reads one text; `path` is for messages and `where`.
  static Result<Rules> parse(std::string_view text, const std::string& path,
                             const Ontology& ontology);

  /// The rule for a trigger of concept `trigger` with `scope`; nullptr if none holds. `nearest`, if
  /// given, is set to the rule of that trigger with fewest failed conditions (for explain).
  const Rule* find(ConceptId trigger, const Scope& scope, const Rule** nearest = nullptr) const;
  /// The rules marked `besides` that hold as well.
  std::vector<const Rule*> besides(ConceptId trigger, const Scope& scope) const;
  const std::vector<Rule>& all() const { return rules_; }

 private:
  Result<void> append(std::string_view text, const std::string& path, const Ontology& ontology);
  std::vector<Rule> rules_;
};

bool holds(const Condition& condition, const Scope& scope);
std::string_view mode_of(const Rule& rule, const Scope& scope);

}  // namespace entente::coder

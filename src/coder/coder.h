// The coder: the front header of the room. In: a parsed document with its mentions. Out: events,
// each with the words every field came from and the rule that made it. Promise: no event without a
// nameable actor; no span that is not in the text; same text and version, same ids; thread-safe.
// Does not: read files, parse, resolve names, or compare documents.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "coder/acts.h"
#include "coder/ontology.h"
#include "coder/parties.h"
#include "coder/relate_model.h"
#include "coder/relators.h"
#include "coder/rules.h"
#include "coder/weights.h"
#include "lexicon/by_language.h"
#include "lexicon/lexicon.h"
#include "model/event.h"
#include "model/relation.h"
#include "resolver/mention.h"

namespace entente::coder {

/// What happened to one trigger: for explain and for training.
struct TracedAct {
  std::string concept_name, pattern_file, rule, type, mode, auxiliary, why, verdict;
  std::uint32_t sentence = 0, word = 0;
  Span trigger;
  struct TracedParty {
    std::vector<std::string> codes;
    std::string origin, why;
    double actor = 0, recipient = 0;
    std::vector<std::string> features;
    Span span;  // empty where the party is not named in this sentence
  };
  struct TracedAnswer {
    std::string value, origin;
    double probability = 0;
    std::vector<std::string> features;
  };
  struct TracedCasting {
    std::vector<std::string> actors, recipients, features;
  };
  std::vector<TracedParty> parties;
  std::vector<TracedCasting> castings;  // where features are asked for; the chosen one first
  std::vector<TracedAnswer> dates, places;
  std::vector<std::string> actors, recipients;
  std::vector<std::string> features;  // of the decision to keep it
  double accept = 0;
  bool kept = false;
  bool swap = false;  // subject and object change sides ("receives a guest")
};

struct TracedMiss {
  std::uint32_t sentence = 0;
  std::string concept_name, pattern_file, nearest, missing;
};

struct Trace {
  bool features = false;  // in: keep the names of features
  std::vector<TracedAct> acts;
  std::vector<TracedMiss> misses;
};

class Coder {
 public:
  /// `data_folder` holds ontology/ and languages/. Errors: not_found; malformed (file, line,
  /// caret).
  static Result<Coder> open(const std::string& data_folder);

  /// Events in the order of the text, one for one act. Errors: those of the language's files, read
  /// on first use.
  Result<std::vector<Event>> code(const Document& document, const Parsed& parsed,
                                  const resolver::Mentions& mentions, Trace* trace = nullptr) const;

  /// What the first party of the question does to the second. Errors: as `code`; malformed
  /// (ontology/relate.tsv).
  Result<Relation> relate(const Question& question, const Parsed& parsed,
                          const resolver::Mentions& mentions, bool features = false) const;

  const Ontology& ontology() const { return shared_->ontology; }
  const Rules& rules() const { return shared_->rules; }

 private:
  struct LanguageData {
    Concepts concepts;
    Relators relators;
  };
  struct Shared {
    std::string data_folder;
    Ontology ontology;
    Rules rules;
    Weights weights;
    std::unique_ptr<const RelateModel> relate;  // read when first asked
    std::mutex mutex;
    lexicon::ByLanguage<LanguageData> languages;
    Result<std::unique_ptr<const LanguageData>> read(const std::string& code) const;
  };
  Result<const LanguageData*> language(const std::string& code) const;
  Result<const RelateModel*> relate_model() const;
  std::shared_ptr<Shared> shared_;
};

/// Whether two events of a document tell the same act: same type, auxiliary and parties, nothing
/// against it in day, mode and place.
bool same_act(const Event& a, const Event& b);

/// One event for one act: mentions of the same type, parties and compatible day, mode and place
/// become one.
std::vector<Event> merge(std::vector<Event> events);

/// Sixteen hexadecimal digits from the document's text and date, the event's type, parties and
/// trigger.
std::string event_id(const Document& document, const Event& event);
/// The same for many events of a document, whose text is read once: `seed` is its id_seed.
std::string event_id(std::uint64_t seed, const Event& event);
std::uint64_t id_seed(const Document& document);

}  // namespace entente::coder

#include "coder/relate.h"

#include <algorithm>
#include <array>

#include "coder/relate_words.h"

namespace entente::coder {
namespace {

/// A party of the question in the trees.
struct Place {
  bool found = false;
  std::uint32_t sentence = 0, first = 0, last = 0, head = 0;
};

Place place_of(const Parsed& parsed, const std::vector<Scene>& scenes, Span span) {
  Place place;
  for (std::uint32_t s = 0; s < parsed.sentences.size() && !place.found; ++s) {
    const std::vector<Word>& words = parsed.sentences[s].words;
    for (std::uint32_t w = 0; w < words.size(); ++w) {
      if (words[w].span.begin >= span.end || span.begin >= words[w].span.end) continue;
      if (!place.found) place = {true, s, w, w, w};
      place.last = w;
    }
  }
  if (place.found) place.head = scenes[place.sentence].tree().top_of(place.first, place.last);
  return place;
}

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The question with its parties found, and the names collected so far.
class Collector {
 public:
  Collector(const RelateSight& sight, const Question& question, const Ontology& ontology)
      : sight_(sight), question_(question), ontology_(ontology) {
    actor_ = place_of(sight.parsed, sight.scenes, question.actor);
    if (!question.recipient.empty())
      recipient_ = place_of(sight.parsed, sight.scenes, question.recipient);
  }

  std::vector<std::string> take() {
    structure();
    concepts();
    acts();
    events();
    parties();
    add_word_features(words_seen(), sight_.document.language, names_);
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    return std::move(names_);
  }

 private:
  void add(std::initializer_list<std::string_view> pieces) {
    std::string name;
    for (const std::string_view piece : pieces) name.append(name.empty() ? "" : "|").append(piece);
    names_.push_back(std::move(name));
  }

  std::string_view region(std::uint32_t sentence, std::uint32_t word) const {
    const Span span = sight_.parsed.sentences[sentence].words[word].span;
    if (overlap(span, question_.actor)) return "actor";
    if (overlap(span, question_.recipient)) return "recipient";
    const bool after_actor = span.begin >= question_.actor.end;
    if (question_.recipient.empty()) return after_actor ? "after" : "before";
    const bool after_recipient = span.begin >= question_.recipient.end;
    if (after_actor && after_recipient) return "after";
    if (!after_actor && !after_recipient) return "before";
    return after_actor ? "between" : "backwards";
  }

  std::string path_to(const Place& place, std::uint32_t sentence, std::uint32_t word) const {
    if (!place.found || place.sentence != sentence) return "other";
    return path_between(sight_.scenes[sentence].tree(), place.head, word);
  }

  bool governs_actor(std::uint32_t sentence, std::uint32_t word) const {
    return actor_.found && actor_.sentence == sentence && word != actor_.head &&
           sight_.scenes[sentence].tree().is_under(actor_.head, word);
  }

  void structure() {
    add({"order", question_.recipient.empty()                         ? "alone"
                  : question_.actor.begin < question_.recipient.begin ? "ahead"
                                                                      : "back"});
    if (actor_.found && recipient_.found && actor_.sentence == recipient_.sentence)
      add({"path", path_to(actor_, recipient_.sentence, recipient_.head)});
    if (actor_.found)
      add({"actor", to_text(sight_.scenes[actor_.sentence].tree().rel(actor_.head))});
    if (recipient_.found)
      add({"recipient", to_text(sight_.scenes[recipient_.sentence].tree().rel(recipient_.head))});
  }

  void concepts() {
    for (std::uint32_t s = 0; s < sight_.scenes.size(); ++s) {
      for (const Hit& hit : sight_.scenes[s].hits()) {
        const std::string& name = ontology_.at(hit.concept_id).name;
        const std::string_view where = region(s, hit.head);
        add({"c", name, where});
        if (where != "actor" && where != "recipient") add({"c", name});
        if (where == "recipient" || where == "actor") continue;
        const std::string from = path_to(actor_, s, hit.head),
                          to = path_to(recipient_, s, hit.head);
        add({"ca", name, from});
        add({"cr", name, to});
        add({"car", name, from, to});
        if (governs_actor(s, hit.head)) add({"cg", name});
        for (const Hit& other : sight_.scenes[s].hits()) {
          if (&other != &hit && sight_.scenes[s].tree().is_under(other.head, hit.head) &&
              other.head != hit.head)
            add({"cc", name, ontology_.at(other.concept_id).name});
        }
      }
    }
  }

  void acts() {
    std::string_view first, governing;
    std::size_t least = 99;
    for (const TracedAct& act : sight_.trace.acts) {
      const std::string_view where = region(act.sentence, act.word);
      const std::string from = path_to(actor_, act.sentence, act.word),
                        to = path_to(recipient_, act.sentence, act.word);
      add({"t", act.type});
      add({"t", act.type, where});
      add({"t", act.type, act.mode});
      add({"t", act.type, act.auxiliary, act.kept ? "kept" : "dropped"});
      add({"ta", act.type, from});
      add({"tr", act.type, to});
      add({"tar", act.type, from, to});
      if (governs_actor(act.sentence, act.word)) add({"tg", act.type});
      if (first.empty() && act.trigger.begin >= question_.actor.end) first = act.type;
      const auto steps = static_cast<std::size_t>(std::count(from.begin(), from.end(), '>')) +
                         static_cast<std::size_t>(std::count(from.begin(), from.end(), '^'));
      if (from != "other" && from != "far" && steps < least) least = steps, governing = act.type;
    }
    add({"first", first.empty() ? "none" : first});
    add({"nearest", governing.empty() ? "none" : governing});
    if (!governing.empty() && !first.empty()) add({"both", first, governing});
  }

  static bool names_party(const std::vector<Party>& parties, Span span) {
    return std::any_of(parties.begin(), parties.end(),
                       [&](const Party& party) { return overlap(party.span, span); });
  }

  void events() {
    std::string_view best;
    double most = 0;
    for (const Event& event : sight_.events) {
      const bool does = names_party(event.actors, question_.actor);
      const bool receives = names_party(event.recipients, question_.recipient);
      const std::string_view fit = does && receives ? "both"
                                   : does           ? "actor"
                                   : receives       ? "recipient"
                                                    : "none";
      add({"e", event.type, fit});
      if (does && (receives || best.empty()) && event.confidence > most)
        best = event.type, most = event.confidence;
    }
    add({"event", best.empty() ? "none" : best, most > 0.8 ? "sure" : "unsure"});
  }

  void parties() {
    std::string actor_code = "?", recipient_code = "?";
    for (const resolver::ActorMention& mention : sight_.mentions.actors) {
      if (mention.actors.empty()) continue;
      const resolver::Actor& who = mention.actors.front();
      const bool does = overlap(mention.span, question_.actor);
      if (!does && !overlap(mention.span, question_.recipient)) continue;
      add({does ? "sa" : "sr", who.sector.empty() ? "state" : who.sector});
      add({does ? "ka" : "kr",
           who.code.substr(0, who.code.find(':') == std::string::npos ? 0 : 3)});
      (does ? actor_code : recipient_code) = who.code;
    }
    const bool known = actor_code != "?" && recipient_code != "?";
    add({"same", !known ? "unknown" : actor_code == recipient_code ? "yes" : "no"});
  }

  WordsSeen words_seen() const {
    WordsSeen seen;
    for (std::uint32_t s = 0; s < sight_.scenes.size(); ++s) {
      const Tree& tree = sight_.scenes[s].tree();
      for (std::uint32_t w = 0; w < tree.sentence().words.size(); ++w) {
        SeenWord word{&tree.sentence().words[w], region(s, w), {}, false};
        const bool head = (actor_.found && s == actor_.sentence && w == actor_.head) ||
                          (recipient_.found && s == recipient_.sentence && w == recipient_.head);
        word.head = head;
        if (governs_actor(s, w)) word.role = "over_actor";
        if (recipient_.found && s == recipient_.sentence && w != recipient_.head &&
            tree.is_under(recipient_.head, w))
          word.role = word.role.empty() ? "over_recipient" : "over_both";
        seen.push_back(word);
      }
    }
    return seen;
  }

  const RelateSight& sight_;
  const Question& question_;
  const Ontology& ontology_;
  Place actor_, recipient_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> relate_features(const RelateSight& sight, const Question& question,
                                         const Ontology& ontology) {
  return Collector(sight, question, ontology).take();
}

}  // namespace entente::coder

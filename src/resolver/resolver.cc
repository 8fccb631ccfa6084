#include "resolver/resolver.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "resolver/antecedents.h"
#include "resolver/candidate.h"
#include "resolver/knowledge.h"
#include "resolver/learned.h"
#include "resolver/towns.h"
#include "resolver/tree.h"
#include "resolver/unnamed.h"

namespace entente::resolver {

using Loaded = Result<std::shared_ptr<const Knowledge>>;

struct Resolver::State {
  std::string folder, actors;
  std::optional<Gazetteer> places;
  std::shared_ptr<const std::unordered_map<std::string, std::string>> display;
  std::mutex mutex;
  std::optional<Result<std::shared_ptr<const Roster>>> roster;
  std::map<std::string, std::shared_ptr<const Loaded>> languages;
  std::map<std::string, std::shared_ptr<const Result<Dates>>> dates;

  std::shared_ptr<const Result<Dates>> load_dates(const std::string& language) {
    const std::lock_guard lock(mutex);
    auto& loaded = dates[language];
    if (!loaded) loaded = std::make_shared<Result<Dates>>(Dates::open(folder, language));
    return loaded;
  }

  std::shared_ptr<const Loaded> load(const std::string& language) {
    const std::lock_guard lock(mutex);
    auto& loaded = languages[language];
    if (loaded) return loaded;
    if (!roster) roster = Roster::open(actors);
    loaded = std::make_shared<Loaded>(
        *roster ? Knowledge::open(folder + "/" + language, display, **roster)
                : Loaded(tl::unexpected(roster->error())));
    return loaded;
  }
};

namespace {

Found find_actors(const Document& document, const Parsed& parsed, const Knowledge& knowledge,
                  std::optional<Towns>& towns) {
  Found found;
  for (std::uint32_t at = 0; at < parsed.sentences.size(); ++at) {
    const Sentence& sentence = parsed.sentences[at];
    Phrases phrases = find_phrases(document, sentence, knowledge);
    add_candidates(document, sentence, at, phrases, knowledge, found);
    if (towns) towns->read(at, phrases, found);
    found.references.push_back(std::move(phrases.marks.references));
  }
  if (towns) towns->settle(found);
  count_parties(knowledge, found);
  mark_local(knowledge, found);
  Learned learned;
  learned.learn(document, parsed, found);
  learned.apply(found);
  resolve_antecedents(found, Which::roles);
  name_roles(parsed, found, knowledge);
  learned.learn(document, parsed, found);
  learned.add_mentions(document, parsed, knowledge, found);
  add_pronouns(document, parsed, knowledge, found);
  resolve_antecedents(found, Which::all);
  return found;
}

/// Only those with actors, and of two with the same head the longer.
std::vector<ActorMention> mentions_of(std::vector<Candidate> candidates) {
  std::vector<ActorMention> out;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> heads;
  for (auto& candidate : candidates) {
    ActorMention& mention = candidate.mention;
    if (mention.actors.empty()) continue;
    const auto [place, fresh] =
        heads.emplace(std::pair(mention.sentence, mention.head), out.size());
    if (fresh) {
      out.push_back(std::move(mention));
    } else if (mention.span.end - mention.span.begin >
               out[place->second].span.end - out[place->second].span.begin) {
      out[place->second] = std::move(mention);
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const ActorMention& left, const ActorMention& right) {
    return std::tie(left.sentence, left.span.begin) < std::tie(right.sentence, right.span.begin);
  });
  return out;
}

void place_date(const Parsed& parsed, const DateMention& date, std::vector<PlacedDate>& out) {
  PlacedDate placed;
  static_cast<DateMention&>(placed) = date;
  const auto after = std::partition_point(
      parsed.sentences.begin(), parsed.sentences.end(),
      [&](const Sentence& sentence) { return sentence.span.end <= date.span.begin; });
  if (after == parsed.sentences.end() || after->span.begin >= date.span.end) return;
  placed.sentence = static_cast<std::uint32_t>(after - parsed.sentences.begin());
  bool found = false;
  for (std::uint32_t at = 0; at < after->words.size(); ++at) {
    const Span span = after->words[at].span;
    if (span.end <= date.span.begin || span.begin >= date.span.end) continue;
    if (!found) placed.first = at;
    placed.last = at;
    found = true;
  }
  if (found) out.push_back(placed);
}

}  // namespace

Result<Resolver> Resolver::open(const std::string& data_folder) {
  auto state = std::make_shared<State>();
  state->folder = data_folder + "/languages";
  state->actors = data_folder + "/ontology/actors";
  if (!std::filesystem::is_directory(state->folder)) {
    return fail(ErrorKind::not_found, state->folder + ": no such folder");
  }
  auto places = Gazetteer::open(data_folder + "/ontology/places/places.bin");
  if (places) {
    state->places = std::move(*places);
  } else if (places.error().kind != ErrorKind::not_found) {
    return tl::unexpected(places.error());
  }
  if (auto names = display_names(state->folder + "/en")) {
    state->display =
        std::make_shared<const std::unordered_map<std::string, std::string>>(std::move(*names));
  }
  Resolver resolver;
  resolver.state_ = std::move(state);
  return resolver;
}

Result<void> Resolver::check(const std::string& language) const {
  const auto loaded = state_->load(language);
  if (!*loaded) return tl::unexpected(loaded->error());
  const auto dates = state_->load_dates(language);
  if (!*dates && dates->error().kind != ErrorKind::not_found) return tl::unexpected(dates->error());
  return {};
}

Mentions Resolver::resolve(const Document& document, const Parsed& parsed) const {
  Mentions mentions;
  if (const auto rules = state_->load_dates(document.language); *rules) {
    auto dates = (*rules)->find(document.language, document.text, 0, document.published);
    resolve_anaphoric(dates, document.published);
    for (const DateMention& date : dates) place_date(parsed, date, mentions.dates);
  }
  const auto loaded = state_->load(document.language);
  if (!*loaded) return mentions;
  std::optional<Towns> towns;
  if (state_->places) towns.emplace(document, parsed, ***loaded, *state_->places, mentions.dates);
  Found found = find_actors(document, parsed, ***loaded, towns);
  mentions.actors = mentions_of(std::move(found.candidates));
  if (towns) towns->add_recipients(mentions.actors);
  mentions.places = std::move(found.places);
  return mentions;
}

const ActorMention* last_subject(const Parsed& parsed, const Mentions& mentions,
                                 std::uint32_t sentence, std::uint32_t word) {
  const ActorMention* here = nullptr;
  const ActorMention* before = nullptr;
  for (const ActorMention& mention : mentions.actors) {
    if (mention.sentence > sentence) break;
    if (mention.sentence + 1 < sentence || mention.form == Form::adjective) continue;
    if (!is_subject(parsed.sentences[mention.sentence], mention.head)) continue;
    if (mention.sentence == sentence && mention.first < word) here = &mention;
    if (mention.sentence + 1 == sentence && before == nullptr) before = &mention;
  }
  return here != nullptr ? here : before;
}

}  // namespace entente::resolver

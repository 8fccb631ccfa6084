#include "coder/contexts.h"

#include <algorithm>
#include <optional>

#include "base/files.h"
#include "base/rows.h"

namespace entente::coder {
namespace {

constexpr std::uint32_t reach = 12;  // words between a trigger and a word that is near

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// The sentence that holds the byte, or nullptr.
const Sentence* sentence_at(const Parsed& parsed, std::uint32_t byte) {
  const auto found =
      std::partition_point(parsed.sentences.begin(), parsed.sentences.end(),
                           [&](const Sentence& sentence) { return sentence.span.end <= byte; });
  return found == parsed.sentences.end() || found->span.begin > byte ? nullptr : &*found;
}

std::uint32_t word_at(const Sentence& sentence, std::uint32_t byte) {
  const auto found = std::partition_point(sentence.words.begin(), sentence.words.end(),
                                          [&](const Word& word) { return word.span.end <= byte; });
  return static_cast<std::uint32_t>(found - sentence.words.begin());
}

bool is_near(const lexicon::Match& match, std::uint32_t trigger) {
  return match.last + reach >= trigger && match.first <= trigger + reach;
}

}  // namespace

Result<Contexts> Contexts::open(const std::string& data_folder, const Ontology& ontology) {
  Contexts contexts;
  contexts.shared_ = std::make_shared<Shared>();
  contexts.shared_->data_folder = data_folder;
  contexts.shared_->names = ontology.contexts();
  const std::string path = data_folder + "/ontology/contexts.tsv";
  const auto text = read_file(path);
  if (!text && text.error().kind == ErrorKind::not_found) return contexts;
  if (!text) return tl::unexpected(text.error());
  auto rows = parse_context_rows(*text, path, ontology);
  if (!rows) return tl::unexpected(rows.error());
  contexts.shared_->rows = std::move(*rows);
  return contexts;
}

Result<const lexicon::Lexicon*> Contexts::language(const std::string& code) const {
  return shared_->languages.of(
      code, [&](const std::string& name) -> lexicon::ByLanguage<lexicon::Lexicon>::Read {
        const std::string folder = shared_->data_folder + "/languages/" + name;
        const auto language = lexicon::Language::open(folder);
        if (!language) return tl::unexpected(language.error());
        auto words = lexicon::Lexicon::open(folder + "/contexts.tsv", lexicon::Lexicon::Kind::marks,
                                            *language);
        if (words) return std::make_unique<const lexicon::Lexicon>(std::move(*words));
        if (words.error().kind != ErrorKind::not_found) return tl::unexpected(words.error());
        return nullptr;
      });
}

std::vector<bool> Contexts::by_event(const Event& event) const {
  std::vector<bool> holds(shared_->names.size(), false);
  const std::string mode = event.type + "/" + event.mode;
  for (const ContextRow& row : shared_->rows) {
    bool fits = false;
    if (row.by == ContextRow::By::type) fits = contains(row.values, event.type);
    if (row.by == ContextRow::By::mode) fits = contains(row.values, mode);
    if (row.by == ContextRow::By::sector) {
      for (const auto* side : {&event.actors, &event.recipients}) {
        for (const Party& party : *side) fits = fits || contains(row.values, party.sector);
      }
    }
    if (fits) holds[row.context] = true;
  }
  return holds;
}

void Contexts::write(std::vector<bool> holds, Event& event) const {
  for (const ContextRow& row : shared_->rows) {
    if (row.by != ContextRow::By::unless || !holds[row.context]) continue;
    for (std::size_t i = 0; i < holds.size(); ++i) {
      if (holds[i] && contains(row.values, shared_->names[i])) holds[row.context] = false;
    }
  }
  event.contexts.clear();
  for (std::size_t i = 0; i < holds.size(); ++i) {
    if (holds[i]) event.contexts.push_back(shared_->names[i]);
  }
}

Result<void> Contexts::fill(const Document& document, const Parsed& parsed,
                            std::vector<Event>& events) const {
  if (events.empty()) return {};
  const auto words = language(document.language);
  if (!words) return tl::unexpected(words.error());
  const Sentence* read = nullptr;
  std::vector<lexicon::Match> matches;
  for (Event& event : events) {
    std::vector<bool> holds = by_event(event);
    const Sentence* sentence = sentence_at(parsed, event.trigger.begin);
    if (*words != nullptr && sentence != nullptr && sentence != read) {
      matches.clear();
      (*words)->find(document, *sentence, matches);
      read = sentence;
    }
    const std::uint32_t trigger = sentence == nullptr ? 0 : word_at(*sentence, event.trigger.begin);
    for (const lexicon::Match& match : matches) {
      if (sentence == nullptr) break;
      const lexicon::Entry& entry = (*words)->entry(match.entry);
      if (entry.second == "near" && !is_near(match, trigger)) continue;
      const auto name = std::find(shared_->names.begin(), shared_->names.end(), entry.key);
      if (name != shared_->names.end())
        holds[static_cast<std::size_t>(name - shared_->names.begin())] = true;
    }
    write(std::move(holds), event);
  }
  return {};
}

}  // namespace entente::coder

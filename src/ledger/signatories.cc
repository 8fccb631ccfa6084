#include <algorithm>

#include "ledger/agreement_thread.h"

namespace entente::ledger {
namespace {

using resolver::ActorMention;
using resolver::Form;

bool is_person(const ActorMention& mention) { return !mention.person.empty(); }

/// The words that stand right before or after the name and say what the person is.
const ActorMention* role_beside(const std::vector<const ActorMention*>& mentions,
                                const ActorMention& person) {
  for (const ActorMention* other : mentions) {
    const bool role = other->form == Form::role || other->form == Form::metonym;
    if (other == &person || !role || is_person(*other)) continue;
    if (other->last + 1 == person.first || person.last + 1 == other->first) return other;
    if (other->first > person.last && other->first <= person.last + 2) return other;
  }
  return nullptr;
}

std::string trimmed(std::string text) {
  const std::string_view marks = " ,\t\n";
  text.erase(0, std::min(text.find_first_not_of(marks), text.size()));
  text.erase(text.find_last_not_of(marks) + 1);
  return text;
}

/// The mention without the person's name: "ministro degli Esteri giapponesi".
std::string role_in(const Document& document, const ActorMention& mention) {
  std::string text(document.at(mention.span));
  const std::size_t at = text.find(mention.person);
  if (at == text.npos) return text == mention.person ? "" : trimmed(text);
  text.erase(at, mention.person.size());
  return trimmed(text);
}

Signatory signatory_of(const Reading& reading, const ActorMention& mention,
                       const std::vector<const ActorMention*>& beside) {
  Signatory out;
  out.name = mention.person;
  out.span = mention.span;
  out.code = mention.actors.empty() ? "" : mention.actors.front().code;
  out.role = role_in(reading.document, mention);
  if (!out.role.empty()) return out;
  if (const ActorMention* role = role_beside(beside, mention); role != nullptr) {
    out.role = reading.document.at(role->span);
    if (!role->actors.empty()) out.code = role->actors.front().code;
  }
  return out;
}

/// "Borrell" of "Josep Borrell".
bool is_part(std::string_view shorter, std::string_view name) {
  return name.ends_with(shorter) &&
         (name.size() == shorter.size() || name[name.size() - shorter.size() - 1] == ' ');
}

void add_from(const Reading& reading, const Thread& thread, std::uint32_t sentence,
              std::vector<Signatory>& out) {
  const auto mentions = reading.actors_in(sentence);
  for (const ActorMention* mention : mentions) {
    if (!is_person(*mention)) continue;
    Signatory found = signatory_of(reading, *mention, mentions);
    if (!has_code(thread.parties, found.code)) continue;
    const auto known = std::find_if(out.begin(), out.end(), [&](const Signatory& other) {
      return is_part(other.name, found.name) || is_part(found.name, other.name);
    });
    if (known == out.end()) {
      out.push_back(std::move(found));
      continue;
    }
    if (known->role.empty()) known->role = found.role;
    if (known->name.size() < found.name.size()) {
      known->name = found.name;
      known->span = found.span;
    }
  }
}

bool is_signing(const Noun& noun) {
  return status_rank(noun.status) >= 0 && status_rank(noun.status) <= status_rank("signed");
}

/// "The two announced …": the persons are those of the sentence before.
bool speaks_of_both(const Reading& reading, std::uint32_t sentence) {
  const auto mentions = reading.actors_in(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [](const ActorMention* mention) {
    return mention->form == Form::both && mention->actors.size() >= 2;
  });
}

}  // namespace

std::vector<Signatory> signatories_of(const Reading& reading, const Thread& thread) {
  std::vector<Signatory> out;
  for (const Noun& noun : thread.nouns) {
    if (is_signing(noun)) add_from(reading, thread, noun.sentence, out);
  }
  if (!out.empty()) return out;
  const std::uint32_t last = thread.nouns.front().sentence + 3;
  for (std::uint32_t at = 1; at < reading.parsed.sentences.size() && at <= last; ++at) {
    if (speaks_of_both(reading, at)) add_from(reading, thread, at - 1, out);
  }
  return out;
}

}  // namespace entente::ledger

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "coder/coder.h"
#include "coder/contexts.h"
#include "coder/quotes.h"
#include "entente/entente.h"
#include "ledger/ledger.h"
#include "parser/parser.h"
#include "reader/reader.h"
#include "resolver/resolver.h"

namespace entente {

struct Engine::Rooms {
  reader::Reader reader;
  parser::Parser parser;
  resolver::Resolver resolver;
  coder::Coder coder;
  ledger::Ledger ledger;
  coder::Contexts contexts;
  coder::Quotes quotes;
  Result<std::vector<Event>> events(const Document& document, const Parsed& parsed,
                                    const resolver::Mentions& mentions,
                                    coder::Trace* trace = nullptr) const;
  Result<DocumentRecord> record(const Document& document, const Parsed& parsed,
                                const resolver::Mentions& mentions) const;

  /// Parses all documents in one go and asks `answer(i, parsed, mentions)` of each whose language
  /// is sound; in the order of the documents.
  template <class Value, class Answer>
  std::vector<Result<Value>> each(std::span<const Document* const> documents, Answer answer) const;
};

std::string Engine::data_folder() {
  if (const char* chosen = std::getenv("ENTENTE_DATA"); chosen != nullptr && *chosen != '\0')
    return chosen;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto shared = program.parent_path().parent_path() / "share" / "entente";
  if (std::filesystem::exists(shared / "languages", error)) return shared.string();
  for (auto folder = program.parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (std::filesystem::exists(folder / "languages", error)) return folder.string();
  }
  return ".";
}

Result<Engine> Engine::open(const std::string& data_folder) {
  const std::string folder = data_folder.empty() ? Engine::data_folder() : data_folder;
  auto reader = reader::Reader::open(folder);
  if (!reader) return tl::unexpected(reader.error());
  auto parser = parser::Parser::open(folder);
  if (!parser) return tl::unexpected(parser.error());
  auto resolver = resolver::Resolver::open(folder);
  if (!resolver) return tl::unexpected(resolver.error());
  auto coder = coder::Coder::open(folder);
  if (!coder) return tl::unexpected(coder.error());
  auto ledger = ledger::Ledger::open(folder);
  if (!ledger) return tl::unexpected(ledger.error());
  auto contexts = coder::Contexts::open(folder, coder->ontology());
  if (!contexts) return tl::unexpected(contexts.error());
  Engine engine;
  engine.rooms_ = std::make_shared<const Rooms>(
      Rooms{std::move(*reader), std::move(*parser), std::move(*resolver), std::move(*coder),
            std::move(*ledger), std::move(*contexts), coder::Quotes(folder)});
  return engine;
}

Result<Document> Engine::read_text(std::string_view name, std::string bytes, Date published) const {
  return rooms_->reader.text(name, std::move(bytes), published);
}

Result<Document> Engine::read_html(std::string_view name, std::string bytes, Date published) const {
  return rooms_->reader.html(name, std::move(bytes), published);
}

Result<Document> Engine::read_json(std::string_view where, std::string_view line,
                                   Date published) const {
  return rooms_->reader.json(where, line, published);
}

Parsed Engine::parse(const Document& document) const { return rooms_->parser.parse(document); }

Result<std::vector<Event>> Engine::code(const Document& document) const {
  const Document* const one[] = {&document};
  return std::move(code_all(one).front());
}

template <class Value, class Answer>
std::vector<Result<Value>> Engine::Rooms::each(std::span<const Document* const> documents,
                                               Answer answer) const {
  const std::vector<Parsed> parsed = parser.parse_all(documents);
  std::vector<Result<Value>> answers;
  answers.reserve(documents.size());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (auto sound = resolver.check(documents[i]->language); !sound) {
      answers.push_back(tl::unexpected(sound.error()));
    } else {
      answers.push_back(answer(i, parsed[i], resolver.resolve(*documents[i], parsed[i])));
    }
  }
  return answers;
}

std::vector<Result<std::vector<Event>>> Engine::code_all(
    std::span<const Document* const> documents) const {
  return rooms_->each<std::vector<Event>>(
      documents, [&](std::size_t i, const Parsed& parsed, const resolver::Mentions& mentions) {
        return rooms_->events(*documents[i], parsed, mentions);
      });
}

Result<std::vector<Event>> Engine::Rooms::events(const Document& document, const Parsed& parsed,
                                                 const resolver::Mentions& mentions,
                                                 coder::Trace* trace) const {
  auto coded = coder.code(document, parsed, mentions, trace);
  if (!coded) return coded;
  if (auto filled = contexts.fill(document, parsed, *coded); !filled)
    return tl::unexpected(filled.error());
  return coded;
}

Result<DocumentRecord> Engine::Rooms::record(const Document& document, const Parsed& parsed,
                                             const resolver::Mentions& mentions) const {
  auto coded = events(document, parsed, mentions);
  if (!coded) return tl::unexpected(coded.error());
  auto agreements = ledger.agreements_in(document, parsed, mentions, *coded);
  if (!agreements) return tl::unexpected(agreements.error());
  auto said = quotes.find(document, parsed, mentions);
  if (!said) return tl::unexpected(said.error());
  DocumentRecord record{document, {}, std::move(*coded), std::move(*agreements), std::move(*said)};
  for (const Sentence& sentence : parsed.sentences) record.sentences.push_back(sentence.span);
  return record;
}

Result<DocumentRecord> Engine::record(const Document& document) const {
  const Document* const one[] = {&document};
  return std::move(record_all(one).front());
}

std::vector<Result<DocumentRecord>> Engine::record_all(
    std::span<const Document* const> documents) const {
  return rooms_->each<DocumentRecord>(
      documents, [&](std::size_t i, const Parsed& parsed, const resolver::Mentions& mentions) {
        return rooms_->record(*documents[i], parsed, mentions);
      });
}

Result<std::vector<Event>> Engine::explain(Reading& reading, coder::Trace* trace) const {
  if (auto sound = rooms_->resolver.check(reading.document.language); !sound)
    return tl::unexpected(sound.error());
  reading.parsed = parse(reading.document);
  auto mentions = std::make_shared<resolver::Mentions>(
      rooms_->resolver.resolve(reading.document, reading.parsed));
  auto events = rooms_->events(reading.document, reading.parsed, *mentions, trace);
  reading.mentions = std::move(mentions);
  return events;
}

std::vector<Result<std::vector<Quote>>> Engine::quotes_all(
    std::span<const Document* const> documents) const {
  return rooms_->each<std::vector<Quote>>(
      documents, [&](std::size_t i, const Parsed& parsed, const resolver::Mentions& mentions) {
        return rooms_->quotes.find(*documents[i], parsed, mentions);
      });
}

Result<std::vector<Quote>> Engine::quotes(const Document& document) const {
  const Document* const one[] = {&document};
  return std::move(quotes_all(one).front());
}

std::vector<Result<Relation>> Engine::relate_all(std::span<const Question> questions,
                                                 bool features) const {
  std::vector<const Document*> documents;
  for (const Question& question : questions) documents.push_back(question.document);
  return rooms_->each<Relation>(
      documents, [&](std::size_t i, const Parsed& parsed, const resolver::Mentions& mentions) {
        return rooms_->coder.relate(questions[i], parsed, mentions, features);
      });
}

std::vector<std::string> Engine::languages() const { return rooms_->reader.languages(); }

std::string_view version() { return ENTENTE_VERSION; }

}  // namespace entente

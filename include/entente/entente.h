// Entente's public door. Open an Engine once, give it documents, get events: who did what to whom,
// when and where, each field with the words it came from.
//
//   auto engine = entente::Engine::open();                       // or open("/usr/share/entente")
//   if (!engine) return report(engine.error().message);
//   auto document = engine->read_text("article.txt", bytes, entente::parse_date("2024-11-01"));
//   auto events = engine->code(*document);
//
// Threads: an Engine may be used from many threads at once; models and lexicons are shared and
// memory-mapped. Ownership: a Document owns its text; events hold offsets into it and are plain
// values. Errors: every call returns a value or an Error with a kind and a sentence for people;
// nothing throws.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/event.h"
#include "model/record.h"
#include "model/relation.h"
#include "model/sentence.h"

namespace entente {

namespace coder {
struct Trace;
}
namespace resolver {
struct Mentions;
}

/// A document on its way to events: what explain shows.
struct Reading {
  Document document;
  Parsed parsed;
  std::shared_ptr<const resolver::Mentions> mentions;
};

class Engine {
 public:
  /// Opens models/, languages/ and ontology/ under `data_folder`; "" takes the folder of
  /// data_folder(). Errors: not_found, malformed (the file, line and caret).
  static Result<Engine> open(const std::string& data_folder = "");

  /// ENTENTE_DATA if set; else ../share/entente beside the program; else the folder above the
  /// program that holds languages/.
  static std::string data_folder();

  /// A document from the bytes of a text file (UTF-8, or UTF-16 with a mark). `published` {} if
  /// unknown: then relative dates stay empty. Errors: malformed (with the byte), unsupported (the
  /// language; says which there are), too_large.
  Result<Document> read_text(std::string_view name, std::string bytes, Date published) const;

  /// A document from the bytes of an HTML page; its text is that of the page, title first. The page
  /// may say publisher, address and, where `published` is {}, its day. Errors: as read_text.
  Result<Document> read_html(std::string_view name, std::string bytes, Date published) const;

  /// A document from one JSON line {"id","text","published",…}; `where` ("file:line") is for
  /// errors.
  Result<Document> read_json(std::string_view where, std::string_view line, Date published) const;

  /// Events of a document, in the order of the text, one for one act. Errors: those of the
  /// language's data files.
  Result<std::vector<Event>> code(const Document& document) const;

  /// The same for many documents at once, which is several times faster; answers in the order of
  /// the documents.
  std::vector<Result<std::vector<Event>>> code_all(
      std::span<const Document* const> documents) const;

  /// All that ingest keeps of a document: sentences, events, agreements, quotes; one parse. Errors:
  /// as code.
  Result<DocumentRecord> record(const Document& document) const;

  /// The same for many documents at once, as code_all.
  std::vector<Result<DocumentRecord>> record_all(std::span<const Document* const> documents) const;

  /// Who said what, directly or as reported, in the order of the text. Errors: as code.
  Result<std::vector<Quote>> quotes(const Document& document) const;
  std::vector<Result<std::vector<Quote>>> quotes_all(
      std::span<const Document* const> documents) const;

  /// As code, keeping the trees and the mentions; `trace` (may be nullptr) is filled with every
  /// decision.
  Result<std::vector<Event>> explain(Reading& reading, coder::Trace* trace) const;

  /// What the first party of each question does to the second; every question has an answer, in
  /// order. `features` keeps what the model saw. Errors: as code.
  std::vector<Result<Relation>> relate_all(std::span<const Question> questions,
                                           bool features = false) const;

  /// Sentences, words and trees alone.
  Parsed parse(const Document& document) const;

  /// ISO 639-1 codes of the languages that can be coded.
  std::vector<std::string> languages() const;

 private:
  struct Rooms;
  std::shared_ptr<const Rooms> rooms_;
};

/// The version of program and data, as in `entente --version`.
std::string_view version();

}  // namespace entente

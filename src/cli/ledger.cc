#include "cli/ledger.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/batches.h"
#include "cli/choice.h"
#include "cli/input.h"
#include "cli/ledger_lines.h"
#include "cli/terminal.h"
#include "entente/entente.h"
#include "ledger/ledger.h"
#include "ledger/report_index.h"
#include "store/store.h"

namespace {

using namespace entente;

enum class LedgerFormat { table, jsonl };

struct Request {
  cli::Input input;
  std::string database, since;
  std::vector<std::string> parties, kinds;
  LedgerFormat output = LedgerFormat::jsonl;
  bool acts = false;  // instead of agreements
};

int failed(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return 1;
}

/// Reads and codes documents; what cannot be used is named on standard error and left out.
class Reader {
 public:
  Reader(const Engine& engine, Date published) : engine_(engine), published_(published) {}

  void add(std::vector<cli::Piece> pieces) {
    std::vector<Document> documents;
    for (cli::Piece& piece : pieces) {
      auto document = cli::document_of(engine_, std::move(piece), published_);
      if (document) {
        documents.push_back(std::move(*document));
      } else {
        complain(document.error().message);
      }
    }
    std::vector<const Document*> all;
    for (const Document& document : documents) all.push_back(&document);
    auto records = engine_.record_all(all);
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (records[i]) {
        keep(*records[i]);
      } else {
        complain(all[i]->id + ": " + records[i].error().message);
      }
    }
  }

  bool clean() const { return clean_; }
  std::vector<Report> reports;
  std::vector<AgreementReport> agreements;

 private:
  void keep(const DocumentRecord& record) {
    for (const Event& event : record.events)
      reports.push_back(ledger::report_of(event, record.document));
    agreements.insert(agreements.end(), record.agreements.begin(), record.agreements.end());
  }
  void complain(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    clean_ = false;
  }

  const Engine& engine_;
  Date published_;
  bool clean_ = true;
};

bool contains(const std::vector<std::string>& wanted, const std::string& value) {
  return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool is_since(Date date, const std::string& since) {
  return since.empty() || to_text(date).substr(0, since.size()) >= since;
}

/// All named parties must be parties; one of the named kinds must be the kind.
bool is_wanted(const Agreement& agreement, const Request& request) {
  for (const std::string& code : request.parties) {
    if (std::none_of(agreement.parties.begin(), agreement.parties.end(),
                     [&](const Party& party) { return party.code == code; }))
      return false;
  }
  return (request.kinds.empty() || contains(request.kinds, agreement.kind)) &&
         is_since(agreement.date, request.since);
}

bool is_wanted(const Act& act, const Request& request) {
  for (const std::string& code : request.parties) {
    if (!contains(act.actors, code) && !contains(act.recipients, code)) return false;
  }
  return (request.kinds.empty() || contains(request.kinds, act.type)) &&
         is_since(act.date, request.since);
}

/// Writes what is wanted of the acts or of the agreements, one after the other.
class Printer {
 public:
  explicit Printer(const Request& request) : request_(request) {}

  void act(const Act& act, const std::vector<const Report*>& reports) {
    if (!is_wanted(act, request_)) return;
    print(is_table() ? cli::act_table(act, style_) : cli::act_line(act, reports));
  }
  void agreement(const Agreement& agreement) {
    if (!is_wanted(agreement, request_)) return;
    print(is_table() ? cli::agreement_table(agreement, style_) : cli::agreement_line(agreement));
  }
  /// Whether all of it could be written.
  bool finish() { return std::fflush(stdout) == 0 && whole_; }

 private:
  bool is_table() const { return request_.output == LedgerFormat::table; }
  void print(const std::string& text) {
    whole_ = whole_ && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  }
  const Request& request_;
  cli::LedgerStyle style_{cli::terminal_width(), cli::wants_colour()};
  bool whole_ = true;
};

/// True if every document could be used.
Result<bool> from_documents(const Request& request, const std::string& data_folder,
                            Printer& printer) {
  auto engine = Engine::open(data_folder);
  if (!engine) return tl::unexpected(engine.error());
  auto ledger = ledger::Ledger::open(data_folder);
  if (!ledger) return tl::unexpected(ledger.error());
  Reader reader(*engine, parse_date(request.input.published));
  cli::Source source(request.input.paths(), request.input.format);
  cli::Progress progress(source.bytes_total());
  std::size_t documents = 0;
  for (auto pieces = cli::next_batch(source); !pieces.empty(); pieces = cli::next_batch(source)) {
    documents += pieces.size();
    reader.add(std::move(pieces));
    progress.show(source.bytes_read(), documents);
  }
  const std::vector<Act> acts = ledger->same_events(reader.reports);
  if (request.acts) {
    const ledger::ReportIndex index(reader.reports);
    for (const Act& act : acts) printer.act(act, index.of(act.reports));
  } else {
    for (const Agreement& one : ledger->assemble(reader.agreements, acts, reader.reports, {}))
      printer.agreement(one);
  }
  return reader.clean();
}

Result<bool> from_database(const Request& request, Printer& printer) {
  auto store = store::Store::open(request.database, store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  if (const auto waiting = store->pending(); waiting && *waiting)
    std::fprintf(stderr, "%s: an ingest was interrupted; its last documents are not linked yet\n",
                 request.database.c_str());
  const auto done =
      request.acts
          ? store->each_act([&](const Act& act, const auto& told) { printer.act(act, told); })
          : store->each_agreement([&](const Agreement& one) { printer.agreement(one); });
  if (!done) return tl::unexpected(done.error());
  return true;
}

int ledger_command(const Request& request, const std::string& data_folder) {
  if (!request.database.empty() && !request.input.files.empty()) {
    std::fputs("want FILE or --db, not both\n", stderr);
    return 2;
  }
  Printer printer(request);
  const auto clean = request.database.empty() ? from_documents(request, data_folder, printer)
                                              : from_database(request, printer);
  const bool printed = printer.finish();
  if (!clean) return failed(clean.error());
  return printed && *clean ? 0 : 1;
}

std::string since_wanted(const std::string& text) {
  return parse_date(text) != Date{} ? ""
                                    : "no date: '" + text + "' (want 2024, 2024-11 or 2024-11-01)";
}

void add_options(CLI::App& command, Request& request) {
  cli::add_input(command, request.input);
  command.add_option("--db", request.database, "A database of entente ingest, in place of files");
  command.add_option("--party", request.parties, "Code of a party; of several, all")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--kind", request.kinds,
                  "A kind of ontology/agreements.tsv (with --acts: a type); of several, any")
      ->delimiter(',')
      ->allow_extra_args(false);
  command.add_option("--since", request.since, "From this year, month or day on")
      ->check(CLI::Validator(since_wanted, "DATE"));
  cli::one_of<LedgerFormat>(
      command.add_option("--output", request.output,
                         "table (default on a terminal) or jsonl (default in a pipe)"),
      {{"table", LedgerFormat::table}, {"jsonl", LedgerFormat::jsonl}});
  command.add_flag("--acts", request.acts,
                   "The acts instead: each once, with its reports and why they are one");
}

}  // namespace

void add_ledger(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("ledger", "Agreements, what they promise, and what became of it");
  const auto request = std::make_shared<Request>();
  if (cli::is_terminal(STDOUT_FILENO)) request->output = LedgerFormat::table;
  add_options(*command, *request);
  command->footer(
      "Examples:\n  entente ledger examples/ue-giappone.it.txt --published 2024-11-01\n"
      "  entente ledger --input jsonl news.jsonl --party JPN --since 2024\n"
      "  entente ledger --db news.duckdb --kind security_partnership,access\n"
      "  entente ledger --db news.duckdb --acts > acts.jsonl\n"
      "No file, no --db and a terminal: this help. Exit: 0 done, 1 some input could not be used, 2 "
      "wrong usage.");
  command->callback([command, request, &session] {
    if (request->input.files.empty() && request->database.empty() &&
        cli::is_terminal(STDIN_FILENO)) {
      std::fputs(command->help().c_str(), stdout);
      return;
    }
    session.exit_code = ledger_command(*request, session.data_folder);
  });
}

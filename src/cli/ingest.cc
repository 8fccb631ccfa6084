#include "cli/ingest.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/batches.h"
#include "cli/input.h"
#include "cli/terminal.h"
#include "entente/entente.h"
#include "ledger/ledger.h"
#include "store/store.h"

namespace {

using namespace entente;
using cli::Piece;
using store::Counts;
using store::Store;

struct Request {
  cli::Input input;
  std::string database;
  unsigned threads = 0;
};

/// Set by Ctrl-C; a second one ends the program at once.
std::atomic<bool> interrupted{false};

/// Ctrl-C ends cleanly; a file that may not grow is an error of a write, not the end.
void watch_signals() {
  std::signal(SIGXFSZ, SIG_IGN);
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

/// What a batch of pieces became: records in order, documents that were there already, complaints.
struct Batch {
  std::vector<DocumentRecord> records;
  std::size_t unchanged = 0;
  std::string errors;
};

/// One run of the command over all sources.
class Ingest {
 public:
  Ingest(const Request& request, const Engine& engine, const ledger::Ledger& ledger, Store& store)
      : request_(request),
        engine_(engine),
        ledger_(ledger),
        store_(store),
        source_(request.input.paths(), request.input.format),
        progress_(source_.bytes_total()) {}

  /// Reads, codes and puts all sources, then links. True if every input could be used.
  bool run();

 private:
  std::vector<Document> documents_of(std::vector<Piece> pieces, std::string& errors) const;
  Batch coded(std::vector<Piece> pieces);
  void take(Batch batch);
  void put();
  void pump();
  void link();
  void stop(const Error& error);
  void summarise();

  const Request& request_;
  const Engine& engine_;
  const ledger::Ledger& ledger_;
  Store& store_;
  cli::Source source_;
  cli::Progress progress_;
  Counts counts_;
  std::vector<DocumentRecord> waiting_;  // coded, not put yet
  std::size_t waiting_bytes_ = 0;
  bool clean_ = true;
  std::atomic<bool> stopped_{false};
};

std::vector<Document> Ingest::documents_of(std::vector<Piece> pieces, std::string& errors) const {
  const Date published = parse_date(request_.input.published);
  std::vector<Document> documents;
  for (Piece& piece : pieces) {
    auto document = cli::document_of(engine_, std::move(piece), published);
    if (document) {
      documents.push_back(std::move(*document));
    } else {
      errors += document.error().message + "\n";
    }
  }
  return documents;
}

/// Codes what the store does not know yet.
Batch Ingest::coded(std::vector<Piece> pieces) {
  Batch batch;
  const std::vector<Document> documents = documents_of(std::move(pieces), batch.errors);
  std::vector<const Document*> all, fresh;
  for (const Document& document : documents) all.push_back(&document);
  const auto known = store_.known(all);
  if (!known) {
    stop(known.error());
    return batch;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!(*known)[i]) fresh.push_back(all[i]);
  }
  batch.unchanged = all.size() - fresh.size();
  auto records = engine_.record_all(fresh);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    if (records[i]) {
      batch.records.push_back(std::move(*records[i]));
    } else {
      batch.errors += fresh[i]->id + ": " + records[i].error().message + "\n";
    }
  }
  return batch;
}

void Ingest::stop(const Error& error) {
  if (!stopped_.exchange(true)) std::fprintf(stderr, "%s\n", error.message.c_str());
}

/// Collects records until they are worth a transaction.
void Ingest::take(Batch batch) {
  std::fwrite(batch.errors.data(), 1, batch.errors.size(), stderr);
  clean_ = clean_ && batch.errors.empty();
  counts_.unchanged += batch.unchanged;
  for (DocumentRecord& record : batch.records) {
    waiting_bytes_ += record.document.text.size();
    waiting_.push_back(std::move(record));
  }
  constexpr std::size_t most_documents = 256, most_bytes = 1 << 20;
  if (waiting_.size() >= most_documents || waiting_bytes_ >= most_bytes) put();
  progress_.show(source_.bytes_read(), counts_.added + counts_.unchanged + counts_.changed);
}

void Ingest::put() {
  if (stopped_ || waiting_.empty()) return;
  const auto put = store_.put(waiting_, ledger_);
  waiting_.clear();
  waiting_bytes_ = 0;
  if (!put) return stop(put.error());
  counts_ += *put;
}

void Ingest::pump() {
  cli::in_batches<Batch>(
      request_.threads,
      [&] { return interrupted || stopped_ ? std::vector<Piece>() : cli::next_batch(source_); },
      [&](std::vector<Piece> pieces) { return coded(std::move(pieces)); },
      [&](Batch batch) { take(std::move(batch)); });
  put();
}

void Ingest::link() {
  if (stopped_ || interrupted) return;
  const auto done = store_.link(ledger_, [] { return !interrupted; });
  if (!done) stop(done.error());
}

void Ingest::summarise() {
  const auto acts = store_.count("acts"), agreements = store_.count("agreements");
  if (!acts || !agreements) return;
  std::fprintf(
      stderr,
      "%s: documents: %zu new, %zu unchanged, %zu changed; events: %zu new; in the record: "
      "%zu acts, %zu agreements\n",
      request_.database.c_str(), counts_.added, counts_.unchanged, counts_.changed, counts_.events,
      *acts, *agreements);
  if (interrupted) {
    std::fputs("interrupted; what was put is kept. The same command goes on from here.\n", stderr);
  }
}

bool Ingest::run() {
  pump();
  link();
  if (!stopped_) summarise();
  return clean_ && !stopped_ && !interrupted;
}

Result<store::Run> run_of(const std::string& data_folder, const Request& request) {
  auto lexicon = store::hash_of_folders({data_folder + "/languages", data_folder + "/ontology"});
  if (!lexicon) return tl::unexpected(lexicon.error());
  const nlohmann::json options = {{"published", request.input.published}};
  return store::Run{std::string(version()), *lexicon, options.dump()};
}

/// Opens everything the command needs, and runs it.
Result<bool> ingest(const Request& request, const std::string& data_folder) {
  auto store = Store::open(request.database, store::Mode::write);
  if (!store) return tl::unexpected(store.error());
  auto engine = Engine::open(data_folder);
  if (!engine) return tl::unexpected(engine.error());
  auto ledger = ledger::Ledger::open(data_folder);
  if (!ledger) return tl::unexpected(ledger.error());
  auto run = run_of(data_folder, request);
  if (!run) return tl::unexpected(run.error());
  if (auto begun = store->begin_run(*run); !begun) return tl::unexpected(begun.error());
  watch_signals();
  return Ingest(request, *engine, *ledger, *store).run();
}

void ingest_command(const Request& request, Session& session) {
  const auto clean = ingest(request, session.data_folder);
  if (!clean) std::fprintf(stderr, "%s\n", clean.error().message.c_str());
  session.exit_code = clean && *clean ? 0 : 1;
}

}  // namespace

void add_ingest(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("ingest", "Code documents into a database of the record");
  const auto request = std::make_shared<Request>();
  cli::add_input(*command, request->input);
  command->add_option("--db", request->database, "The database; made if it is not there")
      ->required();
  command->add_option("--threads", request->threads, "Threads; 0 is all cores");
  command->footer(
      "Examples:\n  entente ingest --db news.duckdb news.jsonl\n"
      "  zcat 2024-*.jsonl.gz | entente ingest --db news.duckdb --input jsonl -\n"
      "The same article twice changes nothing; a changed one is a new version. A run that was "
      "stopped is taken up by the same command. Exit: 0 done, 1 some input could not be "
      "used or the run was interrupted, 2 wrong usage.");
  command->callback([command, request, &session] {
    if (request->input.files.empty() && entente::cli::is_terminal(STDIN_FILENO)) {
      std::fputs(command->help().c_str(), stdout);
      return;
    }
    ingest_command(*request, session);
  });
}

#include "cli/code.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/batches.h"
#include "cli/choice.h"
#include "cli/event_output.h"
#include "cli/input.h"
#include "cli/terminal.h"
#include "entente/entente.h"
#include "writer/quote_line.h"
#include "writer/writer.h"

namespace {

using namespace entente;
using cli::OutputFormat;
using cli::Piece;

struct Request {
  cli::Input input;
  OutputFormat output = OutputFormat::jsonl;
  bool header = false, verbose = false;
  bool quotes = false;  // instead of events
  unsigned threads = 0;
};

/// A request with what its output needs.
struct Job {
  const Request& request;
  const cli::EventOutput& output;
};

/// What one document became.
struct Coded {
  std::string out, error;
};

std::string furniture_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    if (block.kind != Block::Kind::furniture) continue;
    out += document.id + ": furniture [" + std::to_string(block.span.begin) + "," +
           std::to_string(block.span.end) + "): " + std::string(document.at(block.span)) + "\n";
  }
  return out;
}

std::string written(const std::vector<Event>& events, const Document& document, const Job& job) {
  return job.output.written(events, document);
}

std::string written(const std::vector<Quote>& quotes, const Document& document, const Job& job) {
  if (job.request.output == OutputFormat::table)
    return writer::quote_table(quotes, document, {cli::terminal_width(), cli::wants_colour()});
  std::string out;
  for (const Quote& quote : quotes) out += writer::quote_line(quote, document);
  return out;
}

/// What the engine says of each document, written; or its error.
template <class Results>
void write_all(const Results& results, const std::vector<Result<Document>>& read, const Job& job,
               std::vector<Coded>& out) {
  std::size_t next = 0;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!read[i]) {
      out[i].error = read[i].error().message + "\n";
    } else if (const auto& result = results[next++]; !result) {
      out[i].error = read[i]->id + ": " + result.error().message + "\n";
    } else {
      out[i].out =
          (job.request.verbose ? furniture_of(*read[i]) : "") + written(*result, *read[i], job);
    }
  }
}

/// Reads the pieces, codes the documents in one batch, and writes each result in its place.
std::vector<Coded> coded(const Engine& engine, std::vector<Piece> pieces, const Job& job) {
  const Date published = parse_date(job.request.input.published);
  std::vector<Coded> out(pieces.size());
  std::vector<Result<Document>> read;
  std::vector<const Document*> documents;
  for (Piece& piece : pieces) read.push_back(cli::document_of(engine, std::move(piece), published));
  for (const auto& document : read) {
    if (document) documents.push_back(&*document);
  }
  if (job.request.quotes) {
    write_all(engine.quotes_all(documents), read, job, out);
  } else {
    write_all(engine.code_all(documents), read, job, out);
  }
  return out;
}

/// Runs all inputs through the coder on all cores, in order. True if every input could be used.
bool run(const Engine& engine, const Job& job) {
  const Request& request = job.request;
  cli::Source source(request.input.paths(), request.input.format);
  cli::Progress progress(source.bytes_total());
  bool clean = true;
  std::size_t documents = 0;
  cli::in_batches<std::vector<Coded>>(
      request.threads, [&] { return cli::next_batch(source); },
      [&](std::vector<Piece> batch) { return coded(engine, std::move(batch), job); },
      [&](const std::vector<Coded>& results) {
        for (const Coded& result : results) {
          std::fwrite(result.out.data(), 1, result.out.size(), stdout);
          std::fwrite(result.error.data(), 1, result.error.size(), stderr);
          clean = clean && result.error.empty();
        }
        documents += results.size();
        progress.show(source.bytes_read(), documents);
      });
  return std::fflush(stdout) == 0 && clean;
}

void code_command(const Request& request, Session& session) {
  if (request.quotes && request.output != OutputFormat::table &&
      request.output != OutputFormat::jsonl) {
    std::fputs("--quotes: quotes are written as a table or as jsonl\n", stderr);
    session.exit_code = 2;
    return;
  }
  const auto engine = Engine::open(session.data_folder);
  if (!engine) {
    std::fprintf(stderr, "%s\n", engine.error().message.c_str());
    session.exit_code = 1;
    return;
  }
  const auto output = cli::EventOutput::open(request.output, session.data_folder, request.header);
  if (!output) {
    std::fprintf(stderr, "%s\n", output.error().message.c_str());
    session.exit_code = 1;
    return;
  }
  std::fputs(output->header().c_str(), stdout);
  session.exit_code = run(*engine, {request, *output}) ? 0 : 1;
}

}  // namespace

void add_code(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("code", "Code events in texts, HTML pages or JSON lines");
  const auto request = std::make_shared<Request>();
  if (entente::cli::is_terminal(STDOUT_FILENO)) request->output = OutputFormat::table;
  cli::add_input(*command, request->input);
  cli::one_of(
      command->add_option("--output", request->output,
                          "table (default on a terminal), jsonl (default in a pipe), csv, plover "
                          "(POLECAT's columns) or gdelt (GDELT's event table)"),
      cli::output_formats());
  command->add_flag("--header", request->header, "With --output gdelt: names of the columns first");
  command->add_flag("--quotes", request->quotes, "Who said what, instead of events");
  command->add_option("--threads", request->threads, "Threads; 0 is all cores");
  command->add_flag("--verbose", request->verbose, "Show page furniture that was set apart");
  command->footer(
      "Examples:\n  entente code article.txt --published 2024-11-01\n"
      "  cat news.jsonl | entente code --input jsonl --output csv > events.csv\n"
      "  entente code --output plover page.html news.jsonl.gz > events.tsv\n"
      "  entente code --quotes article.txt\n"
      "No file and a terminal: this help. Exit: 0 done, 1 some input could not be used, 2 wrong "
      "usage.");
  command->callback([command, request, &session] {
    if (request->input.files.empty() && entente::cli::is_terminal(STDIN_FILENO)) {
      std::fputs(command->help().c_str(), stdout);
      return;
    }
    code_command(*request, session);
  });
}

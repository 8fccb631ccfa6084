#include "cli/export.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "cli/answer.h"
#include "cli/choice.h"
#include "entente/entente.h"
#include "store/export.h"
#include "store/store.h"
#include "writer/export_codes.h"
#include "writer/gdelt.h"
#include "writer/plover.h"
#include "writer/writer.h"

namespace {

using namespace entente;
using store::Store;

enum class Format { parquet, csv, jsonl, gdelt, plover };

struct Request {
  std::string database, out, table = "events", data_folder;
  Format format = Format::jsonl;
};

constexpr const char* every_table = "all";

struct FileClose {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileClose>;

Error cannot_write(const std::string& path) {
  return {ErrorKind::io, path + ": cannot be written: " + std::strerror(errno)};
}

/// Runs `write` on the file, or on standard output where the path is empty.
Result<void> into(const std::string& path, const auto& write) {
  const File file(path.empty() ? nullptr : std::fopen(path.c_str(), "wb"));
  if (!path.empty() && file == nullptr) return tl::unexpected(cannot_write(path));
  std::FILE* stream = path.empty() ? stdout : file.get();
  if (auto done = write(stream); !done) return done;
  if (std::fflush(stream) != 0 || std::ferror(stream) != 0) {
    return tl::unexpected(cannot_write(path.empty() ? "standard output" : path));
  }
  return {};
}

/// Writes the lines of each document's events.
Result<void> write_lines(Store& store, Store::Events which, const std::string& path,
                         const std::string& header, const auto& line_of) {
  return into(path, [&](std::FILE* stream) {
    std::fwrite(header.data(), 1, header.size(), stream);
    return store.each_document(which,
                               [&](const Document& document, const std::vector<Event>& events) {
                                 std::string out;
                                 for (const Event& event : events) out += line_of(event, document);
                                 std::fwrite(out.data(), 1, out.size(), stream);
                               });
  });
}

/// Acts once, by their first reports, in the columns of other data sets.
Result<void> write_foreign(Store& store, const Request& request) {
  const auto codes = writer::ExportCodes::open(request.data_folder + "/ontology");
  if (!codes) return tl::unexpected(codes.error());
  constexpr auto which = Store::Events::first_reports;
  if (request.format == Format::gdelt) {
    return write_lines(store, which, request.out, "",
                       [&](const Event& event, const auto& document) {
                         return writer::gdelt_lines(event, writer::printed(document), *codes);
                       });
  }
  return write_lines(store, which, request.out, writer::plover_header(),
                     [&](const Event& event, const auto& document) {
                       return writer::plover_lines(event, writer::printed(document), *codes,
                                                   version());
                     });
}

Result<void> write_rows(Store& store, const Request& request, const std::string& table,
                        const std::string& path) {
  const auto format =
      request.format == Format::csv ? cli::AnswerFormat::csv : cli::AnswerFormat::jsonl;
  return into(path, [&](std::FILE* stream) -> Result<void> {
    auto rows = store.connection().stream(store::select_flat(table));
    if (!rows) return tl::unexpected(rows.error());
    cli::print_answer(*rows, format, stream);
    return rows->ended(request.database);
  });
}

Result<void> write_table(Store& store, const Request& request, const std::string& table,
                         const std::string& path) {
  if (request.format == Format::parquet) {
    return store::write_parquet(store.connection(), table, path);
  }
  if (request.format == Format::jsonl && table == "events") {
    return write_lines(store, Store::Events::all, path, "", writer::json_line);
  }
  return write_rows(store, request, table, path);
}

Result<void> write_all(Store& store, const Request& request, const std::string& ending) {
  std::error_code error;
  std::filesystem::create_directories(request.out, error);
  if (error) return fail(ErrorKind::io, request.out + ": " + error.message());
  for (const std::string& table : store::exported_tables()) {
    const std::string path = request.out + "/" + table + "." + ending;
    if (auto done = write_table(store, request, table, path); !done) return done;
  }
  return {};
}

Result<void> write(Store& store, const Request& request) {
  switch (request.format) {
    case Format::gdelt:
    case Format::plover:
      return write_foreign(store, request);
    default:
      break;
  }
  const bool parquet = request.format == Format::parquet;
  const char* ending = parquet ? "parquet" : request.format == Format::csv ? "csv" : "jsonl";
  return request.table == every_table ? write_all(store, request, ending)
                                      : write_table(store, request, request.table, request.out);
}

/// What is wrong with the request, or "".
std::string complaint(const Request& request) {
  const auto tables = store::exported_tables();
  const bool all = request.table == every_table;
  if (!all && std::find(tables.begin(), tables.end(), request.table) == tables.end()) {
    std::string names;
    for (const std::string& table : tables) names += " " + table;
    return "--table: no table '" + request.table + "'; there are all" + names;
  }
  const bool foreign = request.format == Format::gdelt || request.format == Format::plover;
  if (foreign && request.table != "events") return "gdelt and plover write acts: no --table";
  if (request.out.empty() && all) return "--table all: want --out FOLDER";
  if (request.out.empty() && request.format == Format::parquet) return "parquet: want --out FILE";
  return "";
}

int export_command(const Request& request) {
  if (const std::string words = complaint(request); !words.empty()) {
    std::fprintf(stderr, "%s\n", words.c_str());
    return 2;
  }
  auto store = Store::open(request.database, store::Mode::read);
  auto done = store ? write(*store, request) : Result<void>(tl::unexpected(store.error()));
  if (done) return 0;
  std::fprintf(stderr, "%s\n", done.error().message.c_str());
  return 1;
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("export", "Write a database of the record for others");
  const auto request = std::make_shared<Request>();
  command->add_option("--db", request->database, "The database")->required();
  cli::one_of<Format>(
      command->add_option(
          "--format", request->format,
          "parquet, csv, jsonl (events: as entente code writes them), gdelt or plover"),
      {{"parquet", Format::parquet},
       {"csv", Format::csv},
       {"jsonl", Format::jsonl},
       {"gdelt", Format::gdelt},
       {"plover", Format::plover}});
  command->add_option("--table", request->table,
                      "A table of docs/store_format.md (default events), or all");
  command->add_option("--out", request->out,
                      "The file; for --table all the folder. Without it: standard output");
  command->footer(
      "Examples:\n  entente export --db news.duckdb --format jsonl > events.jsonl\n"
      "  entente export --db news.duckdb --format parquet --table all --out record\n"
      "jsonl of events: one line a coded event. gdelt and plover: each act once, by its first "
      "report.\n"
      "Exit: 0 done, 1 the database or the file cannot be used, 2 wrong usage.");
  command->callback([request, &session] {
    request->data_folder = session.data_folder;
    session.exit_code = export_command(*request);
  });
}

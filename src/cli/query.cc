#include "cli/query.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "cli/answer.h"
#include "cli/choice.h"
#include "cli/terminal.h"
#include "store/query.h"
#include "store/store.h"

namespace {

using namespace entente;
using cli::AnswerFormat;

struct Request {
  std::string database;
  store::Question question;
  AnswerFormat output = AnswerFormat::jsonl;
  bool show_sql = false;
};

void show(const store::Statement& statement) {
  std::printf("%s;\n", statement.sql.c_str());
  for (std::size_t i = 0; i < statement.values.size(); ++i) {
    std::printf("-- ? %zu: %s\n", i + 1, statement.values[i].c_str());
  }
}

int failed(const Error& error) {
  std::fprintf(stderr, "%s\n", error.message.c_str());
  return error.kind == ErrorKind::usage ? 2 : 1;
}

/// What the codebook names; without the codebook any word is taken.
void read_words(const std::string& data_folder, store::Question& question) {
  const auto text = read_file(data_folder + "/ontology/plover.json");
  if (!text) return;
  const auto book = nlohmann::json::parse(*text, nullptr, false);
  if (!book.is_object()) return;
  auto& words = question.words;
  words["mode"] = {""};
  words["auxiliary"] = {"", "any"};
  const auto named = [](const nlohmann::json& of, const char* list) {
    return of.value(list, nlohmann::json::array());
  };
  const auto quads = book.value("quad", nlohmann::json::object());
  for (const auto& [quad, meaning] : quads.items()) {
    words["quad"].push_back(quad);
  }
  for (const auto& name : named(book, "auxiliary_modes")) words["auxiliary"].push_back(name);
  for (const auto& context : named(book, "contexts")) {
    words["context"].push_back(context.value("name", ""));
  }
  for (const auto& event : named(book, "events")) {
    words["type"].push_back(event.value("code", ""));
    for (const auto& mode : named(event, "modes")) words["mode"].push_back(mode.value("name", ""));
  }
  for (auto& [filter, all] : words) {
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
  }
}

int query(const Request& request) {
  const auto statement = store::statement_of(request.question);
  if (!statement) return failed(statement.error());
  if (request.show_sql) {
    show(*statement);
    return 0;
  }
  auto store = store::Store::open(request.database, store::Mode::read);
  if (!store) return failed(store.error());
  const auto waiting = store->pending();
  if (waiting && *waiting) {
    std::fprintf(stderr, "%s: an ingest was interrupted; its last events are not counted yet\n",
                 request.database.c_str());
  }
  auto rows = store->connection().query(statement->sql, statement->values);
  if (!rows) return failed(rows.error());
  return cli::print_answer(*rows, request.output, stdout) ? 0 : 1;
}

/// One option a row of the filters.
void add_filters(CLI::App& command, store::Question& question) {
  for (const store::Filter& filter : store::filters()) {
    question.filters.push_back({std::string(filter.name), {}});
  }
  for (std::size_t i = 0; i < question.filters.size(); ++i) {
    const store::Filter& filter = store::filters()[i];
    command
        .add_option("--" + std::string(filter.name), question.filters[i].second,
                    std::string(filter.help))
        ->option_text(std::string(filter.argument))
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group("Filters (several values of one: any of them, separated by commas)");
  }
}

std::string fields_help() {
  std::string out = "Count acts by fields, separated by commas:";
  for (const store::Field& field : store::fields()) out.append(" ").append(field.name);
  return out;
}

}  // namespace

void add_query(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("query", "Ask a database of the record");
  const auto request = std::make_shared<Request>();
  if (cli::is_terminal(STDOUT_FILENO)) request->output = AnswerFormat::table;
  command->add_option("--db", request->database, "The database")->required();
  add_filters(*command, request->question);
  command->add_option("--count-by", request->question.count_by, fields_help())
      ->option_text("FIELD[,FIELD]")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      ->add_option("--series", request->question.series,
                   "Acts, sum and mean of PLOVER scores for each dyad and day, week, month or year")
      ->option_text("PERIOD");
  command->add_option("--limit", request->question.limit, "At most so many rows");
  cli::one_of<AnswerFormat>(
      command->add_option("--output", request->output,
                          "table (default on a terminal), jsonl (default in a pipe) or csv"),
      {{"table", AnswerFormat::table}, {"jsonl", AnswerFormat::jsonl}, {"csv", AnswerFormat::csv}});
  command->add_flag("--sql", request->show_sql, "Print the SQL and its values, and run nothing");
  command->footer(
      "Without --count-by and --series: the acts, one a row. Acts that did not happen (denied, "
      "feared, planned) are left out unless --auxiliary asks for them.\n"
      "Examples:\n  entente query --db news.duckdb --dyad JPN-PRK --since 2024 --type ACCUSE\n"
      "  entente query --db news.duckdb --series month --dyad EUR-JPN\n"
      "  entente query --db news.duckdb --count-by actor,type --min-publishers 2 --output csv\n"
      "Exit: 0 done, 1 the database cannot be used, 2 wrong usage.");
  command->callback([request, &session] {
    read_words(session.data_folder, request->question);
    session.exit_code = query(*request);
  });
}

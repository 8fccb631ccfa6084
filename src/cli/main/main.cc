// The program `entente`: one subcommand a file of this room; all work is done in the rooms.
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "cli/check.h"
#include "cli/code.h"
#include "cli/completion.h"
#include "cli/eval.h"
#include "cli/explain.h"
#include "cli/export.h"
#include "cli/ingest.h"
#include "cli/ledger.h"
#include "cli/parse.h"
#include "cli/query.h"
#include "cli/relate.h"
#include "cli/when.h"
#include "cli/who.h"
#include "entente/entente.h"

namespace {

constexpr int wrong_usage = 2;

int answer(const CLI::App& app, const CLI::Error& error) {
  const int code = app.exit(error);
  return code == 0 ? 0 : wrong_usage;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app(
      "Entente reads news in the language it was written in and records who did what to whom, when "
      "and where.",
      "entente");
  app.set_version_flag("--version", std::string("entente ") + std::string(entente::version()));
  app.footer(
      "Examples:\n  entente code examples/ue-giappone.it.txt --published 2024-11-01\n"
      "  zcat news.jsonl.gz | entente code --input jsonl > events.jsonl\n  entente explain "
      "examples/ue-giappone.it.txt\n"
      "Each subcommand has its own --help. Exit: 0 done, 1 some input could not be used, 2 wrong "
      "usage.");
  Session session;
  app.add_option("--data", session.data_folder,
                 "Folder that holds models/, languages/ and ontology/ [ENTENTE_DATA]")
      ->envname("ENTENTE_DATA");
  app.require_subcommand(0, 1);
  add_code(app, session);
  add_explain(app, session);
  add_eval(app, session);
  add_parse(app, session);
  add_relate(app, session);
  add_who(app, session);
  add_when(app, session);
  add_check(app, session);
  add_ingest(app, session);
  add_ledger(app, session);
  add_query(app, session);
  add_export(app, session);
  add_completion(app, session);
  app.parse_complete_callback([&] {
    if (session.data_folder.empty()) session.data_folder = entente::Engine::data_folder();
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::Error& error) {
    return answer(app, error);
  }
  if (app.get_subcommands().empty()) std::fputs(app.help().c_str(), stdout);
  return session.exit_code;
}

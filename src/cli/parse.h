// `entente parse`: raw text or CoNLL-U in, CoNLL-U out. Registers itself on the program; sets
// session.exit_code: 0 done, 1 some input could not be used (each named on stderr), 2 wrong usage.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_parse(CLI::App& app, Session& session);

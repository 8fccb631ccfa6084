// `entente check`: validates the data that people edit (languages/, ontology/) and prints every
// fault with file, line, column and caret. Sets session.exit_code: 0 no error (there may be
// warnings), 1 at least one error, 2 wrong usage.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_check(CLI::App& app, Session& session);

// `entente when`: text and day of publication in, the text's date mentions out, each with the row
// of dates.tsv that said so and why. Registers itself on the program; sets session.exit_code: 0
// done, 1 the language's files could not be read or the text is not UTF-8, 2 wrong usage.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_when(CLI::App& app, Session& session);

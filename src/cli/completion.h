// `entente completion` and `entente man`: what a shell and man(1) need to know of the program, made
// from its own command line.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

/// Added last: they describe all subcommands before them, and themselves.
void add_completion(CLI::App& app, Session& session);

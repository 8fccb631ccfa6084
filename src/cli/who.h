// `entente who`: text in, the actors and places it names out, each with the reason why. Registers
// itself on the program; sets session.exit_code: 0 done, 1 the language's files could not be read,
// 2 wrong usage.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_who(CLI::App& app, Session& session);

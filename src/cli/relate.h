// `entente relate`: what does the first party do to the second?
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_relate(CLI::App& app, Session& session);

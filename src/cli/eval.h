// `entente eval`: codes gold passages and scores the result by the measures of the gold scheme.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_eval(CLI::App& app, Session& session);

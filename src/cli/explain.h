// `entente explain`: why each event was coded, and for a sentence without one, the nearest rule
// that failed.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_explain(CLI::App& app, Session& session);

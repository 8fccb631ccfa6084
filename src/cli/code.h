// `entente code`: documents in, events out, by the contract of docs/output_format.md.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_code(CLI::App& app, Session& session);

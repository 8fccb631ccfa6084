// `entente ingest`: documents in, a DuckDB file of the record out (docs/store_format.md).
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_ingest(CLI::App& app, Session& session);

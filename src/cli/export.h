// `entente export`: the record as files for others, by docs/store_format.md.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_export(CLI::App& app, Session& session);

// `entente query`: questions to the record, by the filters and fields of store/query.h.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/session.h"

void add_query(CLI::App& app, Session& session);

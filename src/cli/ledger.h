// `entente ledger`: agreements, what they promise, and what became of it, from documents or from a
// database of the record.
#pragma once

#include "cli/session.h"

namespace CLI {
class App;
}

void add_ledger(CLI::App& app, Session& session);

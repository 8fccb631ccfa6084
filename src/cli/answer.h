// Answers of the database, printed. In: rows. Out: a table for people, JSON lines or CSV on a
// stream. Promise: JSON lines and CSV are written row by row; lists are arrays in JSON, joined by
// ";" in CSV and "," in the table. Does not: choose what to ask.
#pragma once

#include <cstdio>

#include "store/database.h"

namespace entente::cli {

enum class AnswerFormat { table, jsonl, csv };

/// False if the stream did not take everything.
bool print_answer(store::Rows& rows, AnswerFormat format, std::FILE* stream);

}  // namespace entente::cli

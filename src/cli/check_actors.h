// Are the rows of ontology/actors sound? In: the data folder. Out: errors. Promise: found are
// malformed rows, terms that end before they begin, unknown codes and sectors, names of one letter,
// and a name that means two codes at the same time, in any language. Does not: check what is true.
#pragma once

#include <string>

#include "cli/check_names.h"
#include "cli/check_report.h"

void check_actors(const std::string& data_folder, const Codebook& codebook, Report& report);

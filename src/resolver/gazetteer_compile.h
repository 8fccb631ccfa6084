// Compiles the gazetteer. In: the folder ontology/places/. Out: the bytes of places.bin. Promise:
// the same sources give the same bytes; towns.tsv adds to cities.tsv, and a row of it with the id
// of a town adds its names to it; every fault of every file is found. Does not: write files.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace entente::resolver {

/// Errors: not_found, malformed (the first fault).
Result<std::string> compile_gazetteer(const std::string& folder);
/// All faults of the sources, in the order of the files.
std::vector<Error> check_gazetteer(const std::string& folder);

}  // namespace entente::resolver

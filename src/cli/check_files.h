// Every file of the data folder, read as the program reads it. In: a data folder. Out: faults.
// Promise: of a lexicon every bad row is reported; of the other files the first fault each. Does
// not: judge what rows mean (check_names does for names and roles).
#pragma once

#include <string>

#include "cli/check_names.h"
#include "cli/check_report.h"

/// The folder languages/xx.
void check_language(const std::string& folder, const Codebook& codebook, Report& report);
/// dates.tsv of all languages.
void check_dates(const std::string& languages_folder, Report& report);
/// concepts, rules, the judge and places; and the concepts that the languages' words mean.
void check_ontology(const std::string& data_folder, Report& report);

// How a subcommand writes events. In: the chosen format and the data folder. Out: the text before
// the first event and the text of each document's events. Promise: the formats are those of
// docs/output_format.md. Does not: print.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/event.h"
#include "writer/export_codes.h"

namespace entente::cli {

enum class OutputFormat { table, jsonl, csv, plover, gdelt };

/// The formats by the names that --output takes.
const std::map<std::string, OutputFormat>& output_formats();

class EventOutput {
 public:
  /// Opens the tables that the format needs. `with_header`: GDELT's rows get one too. Errors: those
  /// of ExportCodes.
  static Result<EventOutput> open(OutputFormat format, const std::string& data_folder,
                                  bool with_header = false);
  std::string header() const;
  std::string written(const std::vector<Event>& events, const Document& document) const;

 private:
  std::string line(const Event& event, const Document& document) const;
  OutputFormat format_ = OutputFormat::jsonl;
  bool with_header_ = false;
  std::optional<writer::ExportCodes> codes_;  // of plover and gdelt
};

}  // namespace entente::cli

#include "cli/event_output.h"

#include "cli/terminal.h"
#include "entente/entente.h"
#include "writer/gdelt.h"
#include "writer/plover.h"
#include "writer/writer.h"

namespace entente::cli {

const std::map<std::string, OutputFormat>& output_formats() {
  static const std::map<std::string, OutputFormat> formats = {{"table", OutputFormat::table},
                                                              {"jsonl", OutputFormat::jsonl},
                                                              {"csv", OutputFormat::csv},
                                                              {"plover", OutputFormat::plover},
                                                              {"gdelt", OutputFormat::gdelt}};
  return formats;
}

Result<EventOutput> EventOutput::open(OutputFormat format, const std::string& data_folder,
                                      bool with_header) {
  EventOutput output;
  output.format_ = format;
  output.with_header_ = with_header;
  if (format != OutputFormat::plover && format != OutputFormat::gdelt) return output;
  auto codes = writer::ExportCodes::open(data_folder + "/ontology");
  if (!codes) return tl::unexpected(codes.error());
  output.codes_ = std::move(*codes);
  return output;
}

std::string EventOutput::header() const {
  if (format_ == OutputFormat::csv) return writer::csv_header();
  if (format_ == OutputFormat::plover) return writer::plover_header();
  return format_ == OutputFormat::gdelt && with_header_ ? writer::gdelt_header() : "";
}

std::string EventOutput::line(const Event& event, const Document& document) const {
  switch (format_) {
    case OutputFormat::csv:
      return writer::csv_line(event, document);
    case OutputFormat::plover:
      return writer::plover_lines(event, writer::printed(document), *codes_, version());
    case OutputFormat::gdelt:
      return writer::gdelt_lines(event, writer::printed(document), *codes_);
    default:
      return writer::json_line(event, document);
  }
}

std::string EventOutput::written(const std::vector<Event>& events, const Document& document) const {
  if (format_ == OutputFormat::table)
    return writer::table(events, document, {terminal_width(), wants_colour()});
  std::string out;
  for (const Event& event : events) out += line(event, document);
  return out;
}

}  // namespace entente::cli

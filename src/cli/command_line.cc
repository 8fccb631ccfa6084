#include "cli/command_line.h"

#include <CLI/CLI.hpp>

namespace entente::cli {
namespace {

/// "WORD:{auto,text}" gives the names.
std::vector<std::string> values_in(const std::string& type) {
  std::vector<std::string> values;
  const std::size_t open = type.find('{'), close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return values;
  for (std::size_t at = open + 1; at < close;) {
    const std::size_t end = std::min(type.find(',', at), close);
    values.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return values;
}

OptionText option_text(const CLI::Option& option) {
  OptionText out;
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  out.help = option.get_description();
  out.takes_value = option.get_items_expected_max() > 0;
  if (out.takes_value) out.values = values_in(option.get_type_name());
  return out;
}

CommandText command_text(const CLI::App& app, const std::string& name) {
  CommandText out{name, app.get_description(), app.get_footer(), {}, "", {}};
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) {
      out.positional = option->get_name(true);
      out.choices = values_in(option->get_type_name());
    } else {
      out.options.push_back(option_text(*option));
    }
  }
  return out;
}

}  // namespace

std::vector<CommandText> command_line_of(const CLI::App& app) {
  std::vector<CommandText> out = {command_text(app, "")};
  const auto all = [](const CLI::App* command) { return !command->get_name().empty(); };
  for (const CLI::App* command : app.get_subcommands(all))
    out.push_back(command_text(*command, command->get_name()));
  return out;
}

}  // namespace entente::cli

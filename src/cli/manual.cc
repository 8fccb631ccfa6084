#include "cli/manual.h"

namespace entente::cli {
namespace {

/// Text that roff does not take for requests.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool first = out.empty() || out.back() == '\n';
    if (first && (byte == '.' || byte == '\'')) out += "\\&";
    if (byte == '\\') {
      out += "\\e";
    } else if (byte == '-') {
      out += "\\-";
    } else {
      out += byte;
    }
  }
  return out;
}

std::string option_entry(const OptionText& option) {
  std::string names;
  for (const std::string& name : option.names)
    names += (names.empty() ? "\\fB" : "\\fR, \\fB") + escaped(name);
  std::string values;
  for (const std::string& value : option.values)
    values += (values.empty() ? "" : "|") + escaped(value);
  const std::string argument = !option.takes_value ? ""
                               : values.empty()    ? " \\fIVALUE\\fR"
                                                   : " \\fR" + values;
  return ".TP\n" + names + "\\fR" + argument + "\n" + escaped(option.help) + "\n";
}

/// Examples and notes, their lines kept.
std::string footer_of(const std::string& footer) {
  return footer.empty() ? "" : ".PP\n.nf\n" + escaped(footer) + "\n.fi\n";
}

std::string command_entry(const CommandText& command) {
  std::string out = ".SS entente " + command.name + " [\\fIOPTIONS\\fR]";
  if (!command.positional.empty()) out += " \\fI" + escaped(command.positional) + "\\fR";
  out += "\n" + escaped(command.help) + "\n";
  for (const OptionText& option : command.options) out += option_entry(option);
  return out + footer_of(command.footer);
}

}  // namespace

std::string manual_page(const std::vector<CommandText>& commands, std::string_view version) {
  const CommandText& program = commands.front();
  std::string out = ".TH ENTENTE 1 \"\" \"entente " + std::string(version) +
                    "\" \"User Commands\"\n.SH NAME\nentente \\- code events in news of fifteen "
                    "languages\n.SH SYNOPSIS\n.B entente\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR "
                    "[\\fIARGUMENTS\\fR]\n.SH DESCRIPTION\n" +
                    escaped(program.help) + "\n.SH OPTIONS\n";
  for (const OptionText& option : program.options) out += option_entry(option);
  out += ".SH COMMANDS\n";
  for (const CommandText& command : commands) {
    if (!command.name.empty()) out += command_entry(command);
  }
  return out + ".SH EXAMPLES AND EXIT STATUS\n" + footer_of(program.footer);
}

}  // namespace entente::cli

#include "cli/completion_scripts.h"

namespace entente::cli {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words)
    out.append(&word == &words.front() ? std::string_view() : between).append(word);
  return out;
}

std::vector<std::string> names_of(const std::vector<CommandText>& commands) {
  std::vector<std::string> names;
  for (const CommandText& command : commands) {
    if (!command.name.empty()) names.push_back(command.name);
  }
  return names;
}

std::vector<std::string> options_of(const CommandText& command) {
  std::vector<std::string> names;
  for (const OptionText& option : command.options)
    names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

/// The first sentence of a help text on one line, with each of `specials` behind a backslash.
std::string short_help(const std::string& help, std::string_view specials) {
  std::string out;
  for (const char byte : help.substr(0, help.find_first_of(";\n"))) {
    if (specials.find(byte) != std::string_view::npos) out += '\\';
    out += byte == '\'' ? ' ' : byte;
  }
  return out;
}

/// What follows an option of bash, by case: its values, or file names.
std::string bash_values(const CommandText& command) {
  std::string out;
  for (const OptionText& option : command.options) {
    if (!option.takes_value) continue;
    out += "        " + joined(option.names, "|") + ") values='" + joined(option.values, " ") +
           "' valued=1 ;;\n";
  }
  return out.empty() ? "" : "      case \"$before\" in\n" + out + "      esac\n";
}

}  // namespace

std::string bash_completion(const std::vector<CommandText>& commands) {
  const std::string names = joined(names_of(commands), "|");
  std::string out =
      "# bash completion for entente; made by `entente completion bash`.\n"
      "_entente() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      "  local command='' options='' choices='' values='' valued='' i\n"
      "  if [[ $word == = ]]; then word=''; "
      "elif [[ $before == = ]]; then before=\"${COMP_WORDS[COMP_CWORD-2]}\"; fi\n"
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
      "    case \"${COMP_WORDS[i]}\" in\n"
      "      " +
      names +
      ") command=\"${COMP_WORDS[i]}\"; break ;;\n    esac\n  done\n  case \"$command\" in\n";
  for (const CommandText& command : commands) {
    const std::string words = joined(options_of(command), " ");
    out += "    '" + command.name + "')\n      options='" + words + "' choices='" +
           joined(command.name.empty() ? names_of(commands) : command.choices, " ") + "'\n" +
           bash_values(command) + "      ;;\n";
  }
  return out +
         "  esac\n  COMPREPLY=()\n"
         "  if [[ -n $valued ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$values\" -- \"$word\"))\n"
         "  elif [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -W \"$choices\" -- \"$word\"))\n"
         "  fi\n}\ncomplete -o default -F _entente entente\n";
}

namespace {

std::string zsh_positional(const CommandText& command) {
  if (command.positional.empty()) return "";
  if (command.choices.empty()) return " \\\n        '*:file:_files'";
  return " \\\n        '1:value:(" + joined(command.choices, " ") + ")'";
}

std::string zsh_arguments(const CommandText& command) {
  std::string out;
  for (const OptionText& option : command.options) {
    const std::string values =
        option.values.empty() ? ":value:_files" : ":value:(" + joined(option.values, " ") + ")";
    for (const std::string& name : option.names)
      out += " \\\n        '" + name + "[" + short_help(option.help, "[]:\\") + "]" +
             (option.takes_value ? values : "") + "'";
  }
  return out;
}

}  // namespace

std::string zsh_completion(const std::vector<CommandText>& commands) {
  std::string out =
      "#compdef entente\n# zsh completion for entente; made by `entente completion zsh`.\n"
      "_entente() {\n  local curcontext=\"$curcontext\" state line\n  local -a commands=(\n";
  for (const CommandText& command : commands) {
    if (!command.name.empty())
      out += "    '" + command.name + ":" + short_help(command.help, ":\\") + "'\n";
  }
  out += "  )\n  _arguments -C" + zsh_arguments(commands.front()) +
         " \\\n        '1: :->command' '*:: :->rest'\n  case $state in\n"
         "    command) _describe command commands ;;\n    rest)\n      case $words[1] in\n";
  for (const CommandText& command : commands) {
    if (!command.name.empty())
      out += "      " + command.name + ")\n        _arguments" + zsh_arguments(command) +
             zsh_positional(command) + "\n        ;;\n";
  }
  return out + "      esac\n      ;;\n  esac\n}\n_entente \"$@\"\n";
}

std::string fish_completion(const std::vector<CommandText>& commands) {
  std::string out = "# fish completion for entente; made by `entente completion fish`.\n";
  for (const CommandText& command : commands) {
    const std::string when = command.name.empty()
                                 ? "__fish_use_subcommand"
                                 : "'__fish_seen_subcommand_from " + command.name + "'";
    if (!command.name.empty())
      out += "complete -c entente -f -n __fish_use_subcommand -a " + command.name + " -d '" +
             short_help(command.help, "\\") + "'\n";
    if (!command.choices.empty())
      out += "complete -c entente -f -n " + when + " -a '" + joined(command.choices, " ") + "'\n";
    for (const OptionText& option : command.options) {
      out += "complete -c entente -n " + when;
      for (const std::string& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      if (option.takes_value)
        out += option.values.empty() ? " -r" : " -x -a '" + joined(option.values, " ") + "'";
      out += " -d '" + short_help(option.help, "\\") + "'\n";
    }
  }
  return out;
}

}  // namespace entente::cli

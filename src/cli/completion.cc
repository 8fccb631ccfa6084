#include "cli/completion.h"

#include <cstdio>

#include "cli/choice.h"
#include "cli/completion_scripts.h"
#include "cli/manual.h"
#include "entente/entente.h"

namespace {

using namespace entente::cli;

enum class Shell { bash, zsh, fish };

std::string script_for(Shell shell, const std::vector<CommandText>& commands) {
  return shell == Shell::bash  ? bash_completion(commands)
         : shell == Shell::zsh ? zsh_completion(commands)
                               : fish_completion(commands);
}

}  // namespace

void add_completion(CLI::App& app, Session&) {
  CLI::App* command = app.add_subcommand("completion", "Print the completion script of a shell");
  const auto shell = std::make_shared<Shell>();
  one_of<Shell>(command->add_option("SHELL", *shell, "bash, zsh or fish")->required(),
                {{"bash", Shell::bash}, {"zsh", Shell::zsh}, {"fish", Shell::fish}});
  command->footer(
      "Examples:\n  source <(entente completion bash)\n"
      "  entente completion fish > ~/.config/fish/completions/entente.fish");
  command->callback(
      [&app, shell] { std::fputs(script_for(*shell, command_line_of(app)).c_str(), stdout); });
  app.add_subcommand("man", "Print the manual page, in roff")
      ->footer("Example:\n  entente man | man -l -")
      ->callback([&app] {
        std::fputs(manual_page(command_line_of(app), entente::version()).c_str(), stdout);
      });
}

#include "cli/check.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>

#include "cli/check_actors.h"
#include "cli/check_files.h"

namespace {

struct CheckRequest {
  std::string folder;
  bool quiet = false;
};

/// Paths from the data folder on.
std::string shortened(const std::string& message, const std::string& folder) {
  const std::string prefix = folder + "/";
  return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
}

void print(const Report& report, const CheckRequest& request, const std::string& folder) {
  for (const auto& message : report.errors)
    std::cout << "error: " << shortened(message, folder) << "\n";
  if (!request.quiet) {
    for (const auto& message : report.warnings)
      std::cout << "warning: " << shortened(message, folder) << "\n";
  }
  std::cout << report.files << " files, " << report.rows << " rows: " << report.errors.size()
            << " errors, " << report.warnings.size() << " warnings\n";
}

int check(const CheckRequest& request, const std::string& folder) {
  std::error_code error;
  const std::string languages = folder + "/languages";
  if (!std::filesystem::is_directory(languages, error)) {
    std::cerr << "entente check: " << folder << " holds no folder languages/\n";
    return 2;
  }
  Report report;
  const Codebook codebook = Codebook::open(folder + "/ontology", report);
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(languages, error)) {
    if (entry.is_directory(error) && entry.path().filename() != "template")
      folders.push_back(entry.path().string());
  }
  std::sort(folders.begin(), folders.end());
  for (const auto& language : folders) check_language(language, codebook, report);
  check_dates(languages, report);
  check_ontology(folder, report);
  check_actors(folder, codebook, report);
  print(report, request, folder);
  return report.errors.empty() ? 0 : 1;
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  auto request = std::make_shared<CheckRequest>();
  CLI::App* command =
      app.add_subcommand("check", "Check the files that people edit: languages/ and ontology/");
  command->add_option("FOLDER", request->folder, "The data folder [that of --data]");
  command->add_flag("--quiet", request->quiet, "Print errors only, and the sum");
  command->footer(
      "Example:\n  entente check\n  entente check --quiet ~/my-entente-data\nExit: 0 no error, 1 "
      "errors, 2 no such folder.\n");
  command->callback([request, &session] {
    session.exit_code =
        check(*request, request->folder.empty() ? session.data_folder : request->folder);
  });
}

// The codes of other event data sets. In: ontology/country_codes.tsv, cameo.tsv, cameo_roles.tsv.
// Out: FIPS 10-4, Correlates of War and CAMEO codes of Entente's codes, and the CAMEO code of an
// event. Promise: a bad row is refused with file, line and caret; what a data set has no code for
// is "". Does not: write anything.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/rows.h"
#include "model/event.h"

namespace entente::writer {

/// How others name a state or body.
struct PartyCodes {
  std::string name, fips, cow;     // English name; FIPS 10-4; Correlates of War abbreviation
  std::string cameo, type, group;  // CAMEO country, type of a body (IGO), known group (NAT)
};

/// A CAMEO code with what GDELT says of it.
struct CameoCode {
  std::string type, mode, context;  // the PLOVER event it stands for; context "": any
  std::string code;
  int quad = 0;
  double goldstein = 0;
};

class ExportCodes {
 public:
  /// Errors: not_found, malformed.
  static Result<ExportCodes> open(const std::string& ontology_folder);

  /// Codes of JPN, EUR, IGO:NATO, …; all empty if the tables lack it.
  const PartyCodes& of(std::string_view code) const;
  /// The first row of cameo.tsv that fits type, mode and contexts, or else the type alone; nullptr
  /// if no row has the type.
  const CameoCode* cameo(const Event& event) const;
  /// The CAMEO role of a PLOVER sector.
  std::string_view role(std::string_view sector) const;

 private:
  Result<void> read_parties(const std::string& path);
  Result<void> read_cameo(const std::string& path);
  Result<void> read_roles(const std::string& path);
  std::unordered_map<std::string, PartyCodes> parties_;
  std::unordered_map<std::string, std::string> roles_;
  std::vector<CameoCode> cameo_;
};

}  // namespace entente::writer

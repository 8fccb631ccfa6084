// The sources of the gazetteer. In: the text of a file of ontology/places/. Out: its rows. Promise:
// every fault is reported with file, line, column and caret, and the row left out. Does not:
// compile, inflect.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/rows.h"
#include "resolver/gazetteer.h"

namespace entente::resolver {

struct PlaceRow {
  PlaceKind kind = PlaceKind::town;
  std::uint32_t geonames = 0, population = 0;
  double latitude = 0, longitude = 0;
  std::string_view name, country;
  std::vector<std::pair<std::string_view, std::string_view>> names;  // language, name
};

/// One text and where its faults go.
struct PlaceSource {
  std::string_view path, text;
  std::vector<Error>& faults;
};

/// cities.tsv, towns.tsv: id, name, country, latitude, longitude, inhabitants, xx=name|name ...
std::vector<PlaceRow> read_towns(PlaceSource source);
/// regions.tsv: name, country, latitude, longitude, xx=name|name ...
std::vector<PlaceRow> read_regions(PlaceSource source);
/// waters.tsv: name, xx=name|name ...
std::vector<PlaceRow> read_waters(PlaceSource source);

/// endings.tsv: names that end in `ending` ("-": in anything else) also end in one of `forms`.
struct EndingRow {
  std::string_view language, ending;
  std::vector<std::string_view> forms;
};
std::vector<EndingRow> read_endings(PlaceSource source);

/// affixes.tsv: language, particle|before|after, texts separated by spaces.
struct AffixRow {
  std::string_view language;
  AffixKind kind;
  std::vector<std::string_view> texts;
};
std::vector<AffixRow> read_affixes(PlaceSource source);

/// ambiguous.txt: language (xx: any), words separated by spaces (a name of several words with _).
struct CommonRow {
  std::string_view language;
  std::vector<std::string_view> words;
};
std::vector<CommonRow> read_common(PlaceSource source);

}  // namespace entente::resolver

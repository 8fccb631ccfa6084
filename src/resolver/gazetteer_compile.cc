#include "resolver/gazetteer_compile.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <unordered_map>

#include "base/files.h"
#include "base/utf8.h"
#include "resolver/gazetteer_inflect.h"
#include "resolver/gazetteer_rows.h"
#include "resolver/gazetteer_text.h"

namespace entente::resolver {
namespace {

struct Sources {
  std::string cities, towns, regions, waters, endings, affixes, common;
  std::vector<PlaceRow> places;
  std::vector<EndingRow> ending_rows;
  std::vector<AffixRow> affix_rows;
  std::vector<CommonRow> common_rows;
};

/// A town added by hand with the id of a town of the list adds to it.
void merge(std::vector<PlaceRow> towns, std::vector<PlaceRow>& places) {
  std::unordered_map<std::uint32_t, std::size_t> known;
  for (std::size_t at = 0; at < places.size(); ++at) known.emplace(places[at].geonames, at);
  for (PlaceRow& town : towns) {
    const auto same = known.find(town.geonames);
    if (town.geonames == 0 || same == known.end()) {
      places.push_back(std::move(town));
      continue;
    }
    PlaceRow& place = places[same->second];
    place.names.insert(place.names.end(), town.names.begin(), town.names.end());
    if (town.name != place.name) place.names.emplace_back("en", town.name);
  }
}

void append(std::vector<PlaceRow> more, std::vector<PlaceRow>& places) {
  places.insert(places.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

void read_sources(const std::string& folder, Sources& out, std::vector<Error>& faults) {
  const auto read = [&](const char* name, std::string& text) {
    auto bytes = read_file(folder + "/" + name);
    if (bytes) {
      text = std::move(*bytes);
    } else {
      faults.push_back(bytes.error());
    }
    return folder + "/" + name;
  };
  const auto source = [&](const std::string& path, const std::string& text) {
    return PlaceSource{path, text, faults};
  };
  const std::string cities = read("cities.tsv", out.cities), towns = read("towns.tsv", out.towns),
                    regions = read("regions.tsv", out.regions),
                    waters = read("waters.tsv", out.waters),
                    endings = read("endings.tsv", out.endings),
                    affixes = read("affixes.tsv", out.affixes),
                    common = read("ambiguous.txt", out.common);
  out.places = read_towns(source(cities, out.cities));
  merge(read_towns(source(towns, out.towns)), out.places);
  append(read_regions(source(regions, out.regions)), out.places);
  append(read_waters(source(waters, out.waters)), out.places);
  out.ending_rows = read_endings(source(endings, out.endings));
  out.affix_rows = read_affixes(source(affixes, out.affixes));
  out.common_rows = read_common(source(common, out.common));
}

/// Texts of the file, each once.
class TextPool {
 public:
  places::Piece add(std::string_view text) {
    const auto [place, fresh] = known_.emplace(std::string(text), places::Piece());
    if (fresh) {
      place->second = {static_cast<std::uint32_t>(bytes_.size()),
                       static_cast<std::uint32_t>(text.size())};
      bytes_ += text;
    }
    return place->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::unordered_map<std::string, places::Piece> known_;
  std::string bytes_;
};

constexpr std::string_view any_language = "xx";

/// What of one place uses a key.
struct Use {
  std::uint32_t languages = 0, common = 0;
};

class Compiler {
 public:
  explicit Compiler(const Sources& sources)
      : sources_(sources), inflector_(sources.ending_rows), pairs_(places::pair_bits / 64) {}

  std::string run() {
    add_common();
    for (std::uint32_t at = 0; at < sources_.places.size(); ++at) add_place(at);
    lay_out_names();
    add_affixes();
    return bytes();
  }

 private:
  std::uint32_t language(std::string_view code) {
    const auto [place, fresh] =
        languages_.emplace(std::string(code), static_cast<std::uint32_t>(languages_.size()));
    if (fresh) language_names_.push_back(pool_.add(code));
    return place->second;
  }

  void add_common() {
    for (const CommonRow& row : sources_.common_rows) {
      for (const std::string_view word : row.words) {
        std::string spaced(word);
        std::replace(spaced.begin(), spaced.end(), '_', ' ');
        common_[place_key(spaced)] |=
            row.language == any_language ? ~0u : 1u << language(row.language);
      }
    }
  }

  void add_place(std::uint32_t at) {
    const PlaceRow& row = sources_.places[at];
    places::PlaceRecord record;
    record.geonames = row.geonames;
    record.population = row.population;
    record.latitude = static_cast<float>(row.latitude);
    record.longitude = static_cast<float>(row.longitude);
    record.name = pool_.add(row.name);
    row.country.copy(record.country, 3);
    record.kind = static_cast<std::uint32_t>(row.kind);
    places_.push_back(record);
    add_name(at, row.name, Gazetteer::main_bit);
    for (const auto& [code, name] : row.names) {
      const std::uint32_t bit = 1u << language(code);
      add_name(at, name, bit);
      const std::uint32_t common = common_of(place_key(name));
      for (const auto& form : inflector_.forms(code, name)) add_name(at, form, bit, common);
    }
  }

  std::uint32_t common_of(const std::string& key) const {
    const auto common = common_.find(key);
    return common == common_.end() ? 0 : common->second;
  }

  /// `common`: of the name whose form this is.
  void add_name(std::uint32_t place, std::string_view name, std::uint32_t bit,
                std::uint32_t common = 0) {
    std::string key = place_key(name);
    if (key.empty()) return;
    common |= common_of(key);
    Use& use = uses_[std::move(key)][place];
    use.languages |= bit;
    use.common |= common;
    if (name.find('\'') != std::string_view::npos) {
      std::string apart(name);  // "L'Aquila" may come as two words
      std::replace(apart.begin(), apart.end(), '\'', ' ');
      add_name(place, apart, bit, common);
    }
  }

  void lay_out_names() {
    for (const auto& [key, by_place] : uses_) {
      std::vector<std::pair<std::uint32_t, Use>> order(by_place.begin(), by_place.end());
      std::stable_sort(order.begin(), order.end(), [&](const auto& left, const auto& right) {
        return places_[left.first].population > places_[right.first].population;
      });
      const places::Piece piece = pool_.add(key);
      firsts_.emplace_back(key_hash(key), static_cast<std::uint32_t>(names_.size()));
      for (const auto& [place, use] : order)
        names_.push_back({piece, place, use.languages, use.common});
      mark_beginning(key);
    }
    buckets_.resize(std::bit_ceil(firsts_.size() * 2 + 1));
    for (const auto& [hash, first] : firsts_) {
      std::size_t at = hash & (buckets_.size() - 1);
      while (buckets_[at] != 0) at = (at + 1) & (buckets_.size() - 1);
      buckets_[at] = first + 1;
    }
  }

  void mark_beginning(const std::string& key) {
    const utf8::Unit first = utf8::decode(key, 0);
    if (first.length >= key.size()) return;
    mark(pair_bit(first.code, utf8::decode(key, first.length).code));
    const std::size_t space = key.find(' ');
    if (space != std::string::npos) mark(word_bit(std::string_view(key).substr(0, space)));
  }

  void mark(std::uint32_t bit) { pairs_[bit / 64] |= std::uint64_t{1} << (bit % 64); }

  void add_affixes() {
    for (const AffixRow& row : sources_.affix_rows) {
      for (const std::string_view text : row.texts)
        affixes_.push_back(
            {language(row.language), static_cast<std::uint32_t>(row.kind), pool_.add(text)});
    }
  }

  template <class Record>
  static void write(const std::vector<Record>& records, std::string& out) {
    out.append(reinterpret_cast<const char*>(records.data()), records.size() * sizeof(Record));
  }

  std::string bytes() const {
    const auto size = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
    places::Header header;
    header.places = size(places_);
    header.names = size(names_);
    header.buckets = size(buckets_);
    header.affixes = size(affixes_);
    header.languages = size(language_names_);
    header.text = size(pool_.bytes());
    std::string out(reinterpret_cast<const char*>(&header), sizeof header);
    write(pairs_, out);
    write(places_, out);
    write(names_, out);
    write(buckets_, out);
    write(affixes_, out);
    write(language_names_, out);
    return out + pool_.bytes();
  }

  const Sources& sources_;
  Inflector inflector_;
  TextPool pool_;
  std::map<std::string, std::uint32_t, std::less<>> languages_;
  std::map<std::string, std::uint32_t> common_;
  std::map<std::string, std::map<std::uint32_t, Use>> uses_;
  std::vector<places::Piece> language_names_;
  std::vector<places::PlaceRecord> places_;
  std::vector<places::NameRecord> names_;
  std::vector<std::uint32_t> buckets_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> firsts_;
  std::vector<places::AffixRecord> affixes_;
  std::vector<std::uint64_t> pairs_;
};

}  // namespace

Result<std::string> compile_gazetteer(const std::string& folder) {
  Sources sources;
  std::vector<Error> faults;
  read_sources(folder, sources, faults);
  if (!faults.empty()) return tl::unexpected(faults.front());
  return Compiler(sources).run();
}

std::vector<Error> check_gazetteer(const std::string& folder) {
  Sources sources;
  std::vector<Error> faults;
  read_sources(folder, sources, faults);
  return faults;
}

}  // namespace entente::resolver

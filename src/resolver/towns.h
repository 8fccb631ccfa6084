// Places that no names.tsv knows. In: a document's trees and phrases, and the gazetteer. Out: place
// mentions of towns and regions, coordinates of the places that names.tsv knows, and the states
// whose towns are the object of an act. Promise: nothing that lies inside the name of a sea or
// river stays an actor or place; a mention says which of several places of the name was taken and
// why. Does not: touch persons, firms, or names that the lexicon explains.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "resolver/candidate.h"
#include "resolver/gazetteer_scan.h"

namespace entente::resolver {

class Towns {
 public:
  Towns(const Document& document, const Parsed& parsed, const Knowledge& knowledge,
        const Gazetteer& gazetteer, const std::vector<PlacedDate>& dates);

  /// Looks through one sentence whose candidates and places stand in `found`.
  void read(std::uint32_t index, const Phrases& phrases, Found& found);
  /// Once all sentences are read: which place each name means.
  void settle(Found& found);
  /// "shelled Kharkiv": the state is the recipient. Keeps one mention a head, in text order.
  void add_recipients(std::vector<ActorMention>& actors) const;

 private:
  struct Sighting {
    NamedPlace named;
    std::uint32_t sentence = 0, head = 0;
    Locative locative = Locative::none;
    bool inside_locative = false;  // of a noun that has the adposition: "in the city of"
    bool doubtful = false;         // the parser takes it for a person or firm
    bool tagged = false, proper = false, dateline = false;
    bool of_role = false;   // "the mayor of"
    std::string adjective;  // the state whose adjective stands with it: "the Ukrainian city of"
    bool strong() const {
      return locative != Locative::none || inside_locative || tagged || dateline;
    }
  };
  struct Choice {
    Place place;
    double score = 0, margin = 0;
    bool common = false, in_sentence = false, in_document = false;
  };

  void drop_in_waters(std::uint32_t index, const std::vector<NamedPlace>& named, Found& found);
  static void drop_within(std::uint32_t index, Span span, Found& found);
  static void drop_within(std::uint32_t index, Span span, std::vector<PlaceMention>& places);
  void locate_known(std::uint32_t index, const Phrases& phrases, Found& found) const;
  bool mark_by_adjective(const Term& adjective, std::uint32_t noun,
                         std::vector<Sighting>& here) const;
  void add_by_adjective(std::uint32_t index, const Phrases& phrases, const Locatives& locatives,
                        std::vector<Sighting>& here) const;
  void weigh_position(const Phrases& phrases, const Locatives& locatives, Sighting& sighting) const;
  void note_regions(std::uint32_t index, const Phrases& phrases, const Found& found);
  std::optional<Sighting> sight(const NamedPlace& named, std::uint32_t index,
                                const Phrases& phrases);
  bool is_taken(const NamedPlace& named, const Phrases& phrases, const Sentence& sentence) const;
  std::optional<Choice> choose(const Sighting& sighting) const;
  bool is_enough(const Sighting& sighting, const Choice& choice) const;
  PlaceMention mention_of(const Sighting& sighting, const Choice& choice) const;
  bool is_object(const PlaceMention& place, const Sighting& sighting) const;
  void count_states(const Found& found);

  const Document& document_;
  const Parsed& parsed_;
  const Knowledge& knowledge_;
  const Gazetteer& gazetteer_;
  const std::vector<PlacedDate>& dates_;
  PlaceScanner scanner_;
  std::vector<Sighting> sightings_;
  std::vector<std::pair<PlaceMention, Sighting>> settled_;
  std::map<std::string, int, std::less<>> states_;
  std::map<std::pair<std::uint32_t, std::string>, int> states_of_sentence_;
  std::map<std::string, Choice> chosen_;  // the same name means the same place all through
};

}  // namespace entente::resolver

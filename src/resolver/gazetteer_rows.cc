#include "resolver/gazetteer_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"

namespace entente::resolver {
namespace {

constexpr std::string_view no_cell = "the row ends too early";

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(by), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool is_language(std::string_view text) {
  return text.size() == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_letters(std::string_view text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Reads the cells of one row, from left to right; `bad` once one of them is wrong.
class Cells {
 public:
  Cells(PlaceSource& source, const Row& row) : source_(source), row_(row) {}

  std::string_view text() {
    if (at_ >= row_.cells.size()) return refuse(row_.cells.back(), no_cell);
    const std::string_view cell = row_.cells[at_++];
    return cell.empty() ? refuse(cell, "an empty cell") : cell;
  }
  std::uint32_t number() {
    const std::string_view cell = text();
    std::uint32_t value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (!bad && (read.ec != std::errc() || read.ptr != cell.data() + cell.size()))
      refuse(cell, "not a whole number");
    return value;
  }
  double degrees(double most) {
    const std::string_view cell = text();
    double value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size();
    if (!bad && (!whole || !(std::abs(value) <= most)))
      refuse(cell, "not degrees within " + std::to_string(static_cast<int>(most)));
    return value;
  }
  std::string_view country() {
    const std::string_view cell = text();
    return bad || is_letters(cell) ? cell : refuse(cell, "not a country code of three capitals");
  }
  std::string_view language() {
    const std::string_view cell = text();
    return bad || is_language(cell) ? cell : refuse(cell, "not a language code of two letters");
  }
  std::string_view name() {
    const std::string_view cell = text();
    return bad || is_name(cell) ? cell : refuse(cell, "a name of one letter");
  }
  std::vector<std::pair<std::string_view, std::string_view>> names() {
    std::vector<std::pair<std::string_view, std::string_view>> found;
    for (; at_ < row_.cells.size() && !bad; ++at_) {
      const std::string_view cell = row_.cells[at_];
      if (cell.size() < 4 || cell[2] != '=' || !is_language(cell.substr(0, 2))) {
        refuse(cell, "not of the form xx=name|name");
        return found;
      }
      for (const std::string_view one : split(cell.substr(3), '|')) {
        if (!is_name(one)) refuse(one, "a name of one letter");
        found.emplace_back(cell.substr(0, 2), one);
      }
    }
    return found;
  }
  std::vector<std::string_view> words() {
    const std::string_view cell = text();
    return bad ? std::vector<std::string_view>() : split(cell, ' ');
  }
  void end() {
    if (!bad && at_ < row_.cells.size()) refuse(row_.cells[at_], "a cell too many");
  }
  std::string_view refuse(std::string_view cell, std::string_view reason) {
    if (!bad) source_.faults.push_back(bad_row(source_.path, row_, cell, reason));
    bad = true;
    return cell;
  }

  bool bad = false;

 private:
  /// At least two characters, or one that is no letter of an alphabet.
  static bool is_name(std::string_view text) {
    return !text.empty() &&
           (utf8::decode(text, 0).length < text.size() || utf8::decode(text, 0).length == 3);
  }

  PlaceSource& source_;
  const Row& row_;
  std::size_t at_ = 0;
};

template <class Made, class Read>
std::vector<Made> read_rows(PlaceSource source, Read read) {
  std::vector<Made> made;
  for (const Row& row : rows_of(source.text)) {
    Cells cells(source, row);
    Made one = read(cells);
    if (!cells.bad) made.push_back(std::move(one));
  }
  return made;
}

}  // namespace

std::vector<PlaceRow> read_towns(PlaceSource source) {
  return read_rows<PlaceRow>(source, [](Cells& cells) {
    PlaceRow row;
    row.geonames = cells.number();
    row.name = cells.name();
    row.country = cells.country();
    row.latitude = cells.degrees(90);
    row.longitude = cells.degrees(180);
    row.population = cells.number();
    row.names = cells.names();
    return row;
  });
}

std::vector<PlaceRow> read_regions(PlaceSource source) {
  return read_rows<PlaceRow>(source, [](Cells& cells) {
    PlaceRow row;
    row.kind = PlaceKind::region;
    row.name = cells.name();
    row.country = cells.country();
    row.latitude = cells.degrees(90);
    row.longitude = cells.degrees(180);
    row.names = cells.names();
    return row;
  });
}

std::vector<PlaceRow> read_waters(PlaceSource source) {
  return read_rows<PlaceRow>(source, [](Cells& cells) {
    PlaceRow row;
    row.kind = PlaceKind::water;
    row.name = cells.name();
    row.names = cells.names();
    return row;
  });
}

std::vector<EndingRow> read_endings(PlaceSource source) {
  return read_rows<EndingRow>(source, [](Cells& cells) {
    EndingRow row;
    row.language = cells.language();
    row.ending = cells.text();
    row.forms = cells.words();
    cells.end();
    return row;
  });
}

std::vector<AffixRow> read_affixes(PlaceSource source) {
  return read_rows<AffixRow>(source, [](Cells& cells) {
    AffixRow row;
    row.language = cells.language();
    const std::string_view kind = cells.text();
    row.kind = kind == "before"  ? AffixKind::before
               : kind == "after" ? AffixKind::after
                                 : AffixKind::particle;
    if (kind != "before" && kind != "after" && kind != "particle")
      cells.refuse(kind, "neither particle nor before nor after");
    row.texts = cells.words();
    cells.end();
    return row;
  });
}

std::vector<CommonRow> read_common(PlaceSource source) {
  return read_rows<CommonRow>(source, [](Cells& cells) {
    CommonRow row;
    row.language = cells.language();
    row.words = cells.words();
    cells.end();
    return row;
  });
}

}  // namespace entente::resolver

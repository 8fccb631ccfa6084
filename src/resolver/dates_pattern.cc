#include <algorithm>
#include <numeric>

#include "resolver/dates_file.h"

namespace entente::resolver {
namespace {

constexpr std::size_t max_sequences = 4096;

/// Splits at `separator` outside [ ] and { }.
std::vector<DateField> split_outside(DateField field, char separator) {
  std::vector<DateField> parts;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t at = 0; at <= field.text.size(); ++at) {
    const char c = at < field.text.size() ? field.text[at] : separator;
    depth += (c == '[' || c == '{') - (c == ']' || c == '}');
    if (c != separator || (depth > 0 && at < field.text.size())) continue;
    parts.push_back({field.text.substr(from, at - from), field.column + from});
    from = at + 1;
  }
  return parts;
}

}  // namespace

DateFile::Fault DateFile::unfold(DateField field, std::vector<std::string>& out) const {
  const std::size_t open = field.text.find('['), close = field.text.find(']');
  if (open == std::string_view::npos && close == std::string_view::npos) {
    out.emplace_back(field.text);
    return std::nullopt;
  }
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return DateFault{field.column + std::min(open, close), "a bracket without its other half"};
  std::vector<std::string> tails;
  if (Fault fault = unfold({field.text.substr(close + 1), field.column + close + 1}, tails))
    return fault;
  std::vector<std::string> endings;
  for (const DateField& item :
       split_field({field.text.substr(open + 1, close - open - 1), field.column + open + 1}, ',')) {
    if (!item.text.starts_with('@')) {
      endings.emplace_back(item.text);
      continue;
    }
    const auto list = lists_.find(item.text.substr(1));
    if (list == lists_.end())
      return DateFault{item.column, "no such list: " + in_quotes(item.text.substr(1))};
    for (const DateField& ending : split_field({list->second, 0}, ','))
      endings.emplace_back(ending.text);
  }
  for (const std::string& ending : endings)
    for (const std::string& tail : tails)
      out.push_back(std::string(field.text.substr(0, open)) + ending + tail);
  return out.size() > max_sequences ? Fault(DateFault{field.column, "too many forms in one row"})
                                    : std::nullopt;
}

DateFile::Fault DateFile::pattern(DateField field, std::vector<Sequence>& out, std::uint8_t& tail) {
  bool ahead = false;
  for (const DateField& part : split_field(field, ' ')) {
    if (part.text.empty()) continue;
    if (tail != 0) return DateFault{part.column, "only one word or mark may follow >"};
    if (part.text == ">") {
      ahead = true;
      continue;
    }
    if (ahead && part.text.find_first_of("{?") != std::string_view::npos)
      return DateFault{part.column, "after > stands a plain word or mark"};
    if (Fault fault = element(part, out)) return fault;
    tail = ahead ? 1 : 0;
  }
  if (ahead && tail == 0) return DateFault{field.column, "nothing stands after >"};
  return std::nullopt;
}

DateFile::Fault DateFile::element(DateField field, std::vector<Sequence>& out) {
  const bool optional = field.text.size() > 1 && field.text.ends_with('?');
  if (optional) field.text.remove_suffix(1);
  if (optional && field.text.find("}{") != std::string_view::npos)
    return DateFault{field.column, "a ? after joined classes is unclear: put a space between them"};
  std::vector<Sequence> choices;
  if (optional) choices.emplace_back();
  const auto pieces = split_outside(field, '|');
  for (const DateField& choice : pieces) {
    const std::size_t open = choice.text.find('{'), close = choice.text.rfind('}');
    if (pieces.size() > 1 && open != std::string_view::npos &&
        (open != 0 || close + 1 != choice.text.size()))
      return DateFault{choice.column,
                       "| beside a class joined to a word is unclear: put a space between them"};
    std::vector<std::string> spellings;
    if (Fault fault = unfold(choice, spellings)) return fault;
    for (const std::string& spelling : spellings) {
      Sequence sequence;
      if (Fault fault = atoms(spelling, choice.column, sequence)) return fault;
      choices.push_back(std::move(sequence));
    }
  }
  std::vector<Sequence> longer;
  for (const Sequence& head : out)
    for (const Sequence& choice : choices) {
      longer.push_back(head);
      longer.back().insert(longer.back().end(), choice.begin(), choice.end());
    }
  if (longer.size() > max_sequences)
    return DateFault{field.column,
                     "this pattern stands for too many; make its alternatives a word class"};
  out = std::move(longer);
  return std::nullopt;
}

DateFile::Fault DateFile::atoms(std::string_view text, std::size_t column, Sequence& out) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    literals(text.substr(0, open), out);
    if (open == std::string_view::npos) return std::nullopt;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos)
      return DateFault{column + open, "a brace without its other half"};
    std::string_view name = text.substr(open + 1, close - open - 1);
    const bool keeps = !name.starts_with('_');
    if (!keeps) name.remove_prefix(1);
    const auto known = find_class(name);
    if (!known) return DateFault{column + open, "no such class: {" + std::string(name) + "}"};
    out.push_back({true, keeps, *known});
    text.remove_prefix(close + 1);
    column += close + 1;
  }
  return std::nullopt;
}

void DateFile::literals(std::string_view text, Sequence& out) {
  DatePiece piece;
  for (std::uint32_t at = 0; next_piece(text, at, piece);) {
    const std::uint32_t word = rules_.words_.add({piece.folded, piece.length});
    const std::uint32_t demand = piece.token.capital ? DateEdge::capital
                                 : piece.token.glued ? DateEdge::glued
                                                     : 0;
    out.push_back({false, true, DateEdge::make(word, demand)});
  }
}

std::optional<DateFile::Key> DateFile::find_class(std::string_view name) const {
  for (std::size_t i = 0; i < rules_.classes_.size(); ++i)
    if (rules_.classes_[i].name == name) return static_cast<Key>(i);
  return std::nullopt;
}

std::uint32_t DateFile::grow(std::uint32_t node, const Atom& atom) {
  const auto fresh = static_cast<std::uint32_t>(rules_.nodes_.size());
  DateNode& at = rules_.nodes_[node];
  if (atom.is_class) {
    for (const DateClassEdge& edge : at.classes)
      if (edge.vocabulary == atom.key && edge.keeps == atom.keeps) return edge.node;
    at.classes.push_back({static_cast<std::uint16_t>(atom.key), atom.keeps, fresh});
  } else {
    const auto place = std::lower_bound(at.edges.begin(), at.edges.end(), atom.key,
                                        [](const DateEdge& e, Key key) { return e.key < key; });
    if (place != at.edges.end() && place->key == atom.key) return place->node;
    at.edges.insert(place, {atom.key, fresh});
  }
  rules_.nodes_.emplace_back();
  return fresh;
}

void DateFile::finish() {
  rules_.starts_.assign(rules_.words_.size(), false);
  const auto begin_with = [this](const DateNode& node) {
    for (const DateEdge& edge : node.edges) rules_.starts_[edge.word()] = true;
  };
  begin_with(rules_.nodes_[0]);
  rules_.first_edges_.assign(rules_.words_.size() + 1, 0);
  for (const DateEdge& edge : rules_.nodes_[0].edges) ++rules_.first_edges_[edge.word() + 1];
  std::partial_sum(rules_.first_edges_.begin(), rules_.first_edges_.end(),
                   rules_.first_edges_.begin());
  rules_.begins_.assign(rules_.words_.size(), 0);
  for (std::size_t i = 0; i < rules_.classes_.size(); ++i)
    for (const DateEdge& edge : rules_.nodes_[rules_.classes_[i].root].edges)
      rules_.begins_[edge.word()] |= std::uint64_t{1} << i;
  for (const DateClassEdge& edge : rules_.nodes_[0].classes) {
    const DateClass& vocabulary = rules_.classes_[edge.vocabulary];
    begin_with(rules_.nodes_[vocabulary.root]);
    rules_.number_starts_ = rules_.number_starts_ || vocabulary.digits != DateDigits::none;
  }
}

}  // namespace entente::resolver

#include "parser/layers.h"

#include <optional>

#include "model/sentence.h"

namespace entente::parser {
namespace {

/// Reads array after array; the first error stays.
class Reader {
 public:
  explicit Reader(const Weights& weights) : weights_(weights) {}

  int number(const std::string& name, int least, int most) {
    const int value = take(weights_.number(name), 0);
    if (value < least || value > most)
      note({ErrorKind::malformed, "The weights' number " + name + " is out of range."});
    return value;
  }
  const float* floats(const std::string& name, int count) {
    return take<const float*>(weights_.floats(name, static_cast<std::size_t>(count)), nullptr);
  }
  Matrix matrix(const std::string& name, int rows, int columns) {
    const Matrix found = take(weights_.matrix(name), Matrix{});
    if (found.rows != rows || found.columns != columns) {
      note({ErrorKind::malformed,
            "The weights' matrix " + name + " has another size than the network."});
    }
    return found;
  }
  std::vector<std::string_view> strings(const std::string& name) {
    auto list = take<std::vector<std::string_view>>(weights_.strings(name), {});
    if (list.empty()) note({ErrorKind::malformed, "The weights' list " + name + " is empty."});
    return list;
  }
  Index index(const std::string& name) {
    Index index;
    index.capacity = static_cast<std::uint32_t>(number(name + ".capacity", 1, 1 << 24));
    index.values = static_cast<std::uint32_t>(number(name + ".values", 1, 1 << 24));
    if ((index.capacity & (index.capacity - 1)) != 0) {
      note({ErrorKind::malformed, "The weights' index " + name + " is no power of two."});
    }
    index.pairs = take<const std::uint32_t*>(
        weights_.integers(name + ".pairs", std::size_t{2} * index.capacity), nullptr);
    return index;
  }
  const std::int8_t* bytes(const std::string& name, std::size_t count) {
    return take<const std::int8_t*>(weights_.bytes(name, count), nullptr);
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  void note(Error error) {
    if (!error_) error_ = std::move(error);
  }
  template <class T>
  T take(Result<T> result, T otherwise) {
    if (result) return std::move(*result);
    note(result.error());
    return otherwise;
  }
  const Weights& weights_;
  std::optional<Error> error_;
};

int padded(std::size_t count) { return static_cast<int>((count + 15) / 16 * 16); }

Sizes read_sizes(Reader& reader) {
  Sizes sizes{};
  sizes.embedding = reader.number("size.embedding", 64, 1024);
  sizes.width = reader.number("size.width", 64, 1024);
  sizes.tag = reader.number("size.tag", 64, 1024);
  sizes.name = reader.number("size.name", 64, 1024);
  sizes.arc = reader.number("size.arc", 64, 1024);
  sizes.rel = reader.number("size.rel", 64, 1024);
  return sizes;
}

Layer read_layer(Reader& reader, const std::string& name, int width) {
  Layer layer{};
  layer.gain = reader.floats(name + ".gain", width);
  layer.bias = reader.floats(name + ".bias", width);
  layer.gates = reader.matrix(name + ".gates", 3 * width, width);
  layer.recurrence = {layer.gates.scale,
                      reader.floats(name + ".forget_cell", width),
                      reader.floats(name + ".reset_cell", width),
                      reader.floats(name + ".forget_bias", width),
                      reader.floats(name + ".reset_bias", width),
                      width / 2};
  return layer;
}

Tongue read_tongue(Reader& reader, const std::string& language, const Sizes& sizes) {
  Tongue tongue{};
  tongue.base = reader.floats(language + ".base", sizes.embedding);
  tongue.feats = reader.strings(language + ".feats");
  tongue.scripts = reader.strings(language + ".scripts");
  tongue.known = reader.index(language + ".known");
  if (tongue.known.values > tongue.scripts.size()) tongue.known.values = 0;
  tongue.feats_at = padded(upos_count);
  tongue.scripts_at = tongue.feats_at + padded(tongue.feats.size());
  const int rows = tongue.scripts_at + padded(tongue.scripts.size());
  tongue.tags = reader.matrix(language + ".tags", rows, sizes.tag);
  tongue.tags_bias = reader.floats(language + ".tags_bias", rows);
  return tongue;
}

void read_table(Reader& reader, Layers& layers) {
  layers.index = reader.index("index");
  const std::size_t size = static_cast<std::size_t>(layers.sizes.embedding);
  layers.table = reader.bytes("table", layers.index.values * size);
  layers.table_scale = reader.floats("table.scale", static_cast<int>(layers.index.values));
}

void read_heads(Reader& reader, Layers& layers) {
  const Sizes& s = layers.sizes;
  layers.hidden = reader.matrix("hidden", s.hidden(), s.width);
  layers.hidden_bias = reader.floats("hidden_bias", s.hidden());
  layers.names = reader.matrix("names", 16, s.name);
  layers.names_bias = reader.floats("names_bias", 16);
  layers.arc = reader.matrix("arc", s.arc, s.arc);
  layers.arc_bias = reader.floats("arc_bias", s.arc);
  layers.root_arc = reader.floats("root_arc", s.arc);
  layers.pair = reader.matrix("pair", pair_lanes * (s.rel + 1), s.rel);
  layers.pair_bias = reader.floats("pair_bias", pair_lanes);
  layers.rel_head = reader.matrix("rel_head", pair_lanes, s.rel);
  layers.root_rel = reader.floats("root_rel", s.rel);
  layers.root_rel_scores = reader.floats("root_rel_scores", pair_lanes);
  layers.zeros = reader.floats("zeros", 1024);
}

}  // namespace

Result<Layers> Layers::open(const std::string& path) {
  auto weights = Weights::open(path);
  if (!weights) return tl::make_unexpected(weights.error());
  Layers layers{};
  layers.weights = std::move(*weights);
  Reader reader(layers.weights);
  layers.sizes = read_sizes(reader);
  read_table(reader, layers);
  layers.enter_gain = reader.floats("enter.gain", layers.sizes.embedding);
  layers.enter_norm_bias = reader.floats("enter.bias", layers.sizes.embedding);
  layers.enter = reader.matrix("enter", layers.sizes.width, layers.sizes.embedding);
  layers.enter_bias = reader.floats("enter_bias", layers.sizes.width);
  layers.leave_gain = reader.floats("leave.gain", layers.sizes.width);
  layers.leave_bias = reader.floats("leave.bias", layers.sizes.width);
  const int depth = reader.number("size.layers", 1, 16);
  for (int i = 0; i < depth && !reader.error(); ++i) {
    layers.recurrent.push_back(read_layer(reader, "layer" + std::to_string(i), layers.sizes.width));
  }
  read_heads(reader, layers);
  for (const std::string_view language : reader.strings("languages")) {
    const std::string name(language);
    layers.tongues.emplace(name, read_tongue(reader, name, layers.sizes));
  }
  if (reader.error()) return tl::make_unexpected(*reader.error());
  if (layers.tongues.count("en") == 0) return fail(ErrorKind::malformed, path + " has no English.");
  return layers;
}

}  // namespace entente::parser

#include "reader/html_meta.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace entente::reader {
namespace {

constexpr std::size_t longest_collected = 1u << 20;
constexpr int most_nodes = 1000;  // of JSON-LD that are looked at
constexpr int by_time = 1, by_meta = 2, by_data = 3;

constexpr std::array<std::string_view, 12> date_names = {"article:published_time",
                                                         "og:published_time",
                                                         "datepublished",
                                                         "date",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish_date",
                                                         "dc.date",
                                                         "dc.date.issued",
                                                         "dcterms.date",
                                                         "dcterms.created",
                                                         "parsely-pub-date"};

using Json = nlohmann::json;

/// The first string under "datePublished", however deep.
std::string date_in(const Json& data) {
  std::vector<const Json*> open = {&data};
  for (int seen = 0; !open.empty() && seen < most_nodes; ++seen) {
    const Json& node = *open.back();
    open.pop_back();
    if (node.is_object()) {
      const auto found = node.find("datePublished");
      if (found != node.end() && found->is_string()) return found->get<std::string>();
    }
    if (!node.is_structured()) continue;
    for (const Json& child : node) open.push_back(&child);
  }
  return "";
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (!space) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// The title without " | Site" or " - Site" at its end.
std::string without_site(std::string title, const std::string& site) {
  for (const std::string_view bar : {" | ", " - ", " – ", " — ", " :: "}) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view rest = std::string_view(title).substr(at + bar.size());
    if (bar == " | " || bar == " :: " || (!site.empty() && rest == site)) title.resize(at);
  }
  return title;
}

void keep_first(std::string& field, std::string_view value) {
  if (field.empty()) field = collapsed(value);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const unsigned char** pair = pairs_; pair != nullptr && *pair != nullptr; pair += 2) {
    if (name != reinterpret_cast<const char*>(pair[0])) continue;
    return pair[1] == nullptr ? std::string_view() : reinterpret_cast<const char*>(pair[1]);
  }
  return {};
}

void HtmlMeta::meta(const Attributes& attributes) {
  std::string_view key = attributes["property"];
  for (const char* other : {"name", "itemprop"}) {
    if (key.empty()) key = attributes[other];
  }
  const std::string name = utf8::lower(key);
  const std::string_view content = attributes["content"];
  if (name == "og:title") keep_first(og_title_, content);
  if (name == "og:site_name") keep_first(page_.publisher, content);
  if (name == "og:url") keep_first(page_.url, content);
  const bool date = std::find(date_names.begin(), date_names.end(), name) != date_names.end();
  if (date && certainty_ < by_meta && !content.empty()) {
    page_.published = collapsed(content);
    certainty_ = by_meta;
  }
}

void HtmlMeta::opened(std::string_view element, const Attributes& attributes) {
  if (element == "html") keep_first(page_.language, attributes["lang"]);
  if (element == "meta") meta(attributes);
  if (element == "link" && attributes["rel"] == "canonical") {
    if (!attributes["href"].empty()) page_.url = collapsed(attributes["href"]);
  }
  if (element == "time" && certainty_ < by_time && !attributes["datetime"].empty()) {
    page_.published = collapsed(attributes["datetime"]);
    certainty_ = by_time;
  }
  if (element == "title" && title_.empty()) collects_ = Collects::title;
  if (element == "script" && attributes["type"] == "application/ld+json")
    collects_ = Collects::data;
}

void HtmlMeta::said(std::string_view text) {
  std::string& into = collects_ == Collects::title ? title_ : data_;
  if (collects_ != Collects::nothing && into.size() + text.size() <= longest_collected)
    into.append(text);
}

void HtmlMeta::closed(std::string_view element) {
  if (element == "script" && collects_ == Collects::data) linked_data();
  if (element == "script" || element == "title") collects_ = Collects::nothing;
}

void HtmlMeta::linked_data() {
  const Json data = Json::parse(data_, nullptr, false);
  data_.clear();
  if (data.is_discarded() || certainty_ >= by_data) return;
  if (std::string date = date_in(data); !date.empty()) {
    page_.published = std::move(date);
    certainty_ = by_data;
  }
}

HtmlPage HtmlMeta::page() const {
  HtmlPage page = page_;
  page.title = without_site(og_title_.empty() ? collapsed(title_) : og_title_, page.publisher);
  return page;
}

}  // namespace entente::reader

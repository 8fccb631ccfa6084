#include "reader/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>

#include "reader/html_lines.h"
#include "reader/html_meta.h"

namespace entente::reader {
namespace {

constexpr std::string_view skipped[] = {"script", "style",  "noscript", "template", "svg",
                                        "iframe", "object", "select",   "textarea", "title"};

bool is_skipped(std::string_view name) {
  return std::find(std::begin(skipped), std::end(skipped), name) != std::end(skipped);
}

/// What the parser tells, in the order of the page.
class Listener {
 public:
  explicit Listener(xmlParserCtxtPtr parser) : parser_(parser) {}

  void opened(std::string_view name, const xmlChar** attributes) {
    if (++depth_ > deepest_page && too_deep_ == 0) {
      too_deep_ = xmlSAX2GetLineNumber(parser_);
      xmlStopParser(parser_);
    }
    const Attributes of(attributes);
    meta_.opened(name, of);
    if (is_skipped(name)) ++skipping_;
    if (skipping_ == 0) lines_.opened(name);
  }
  void closed(std::string_view name) {
    --depth_;
    meta_.closed(name);
    if (skipping_ == 0) lines_.closed(name);
    if (skipping_ > 0 && is_skipped(name)) --skipping_;
  }
  void said(std::string_view text) {
    meta_.said(text);
    if (skipping_ == 0) lines_.said(text);
  }

  int too_deep() const { return too_deep_; }
  HtmlPage page() {
    HtmlPage page = meta_.page();
    page.lines = lines_.lines();
    return page;
  }

 private:
  xmlParserCtxtPtr parser_;
  HtmlMeta meta_;
  HtmlLines lines_;
  int depth_ = 0, skipping_ = 0, too_deep_ = 0;
};

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_open(void* data, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Listener*>(data)->opened(view(name), attributes);
}

void on_close(void* data, const xmlChar* name) { static_cast<Listener*>(data)->closed(view(name)); }

void on_text(void* data, const xmlChar* text, int length) {
  static_cast<Listener*>(data)->said(view(text).substr(0, static_cast<std::size_t>(length)));
}

xmlSAXHandler handler() {
  xmlSAXHandler out;
  std::memset(&out, 0, sizeof out);
  out.startElement = on_open;
  out.endElement = on_close;
  out.characters = out.cdataBlock = out.ignorableWhitespace = on_text;
  return out;
}

}  // namespace

Result<HtmlPage> read_html(std::string_view name, std::string_view page) {
  if (page.empty()) return HtmlPage();
  xmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size()));
  if (parser == nullptr)
    return fail(ErrorKind::malformed, std::string(name) + ": the HTML parser does not start");
  htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                 HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  Listener listener(parser);
  xmlSAXHandler ours = handler();
  xmlSAXHandler* theirs = parser->sax;
  parser->sax = &ours;
  parser->userData = &listener;
  htmlParseDocument(parser);
  parser->sax = theirs;
  htmlFreeParserCtxt(parser);
  if (listener.too_deep() != 0) {
    return fail(ErrorKind::malformed, std::string(name) + ":" +
                                          std::to_string(listener.too_deep()) + ": more than " +
                                          std::to_string(deepest_page) + " open tags");
  }
  return listener.page();
}

}  // namespace entente::reader

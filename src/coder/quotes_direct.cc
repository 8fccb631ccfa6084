#include "coder/quotes_direct.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"

namespace entente::coder {
namespace {

constexpr std::uint32_t farthest_tail = 12, farthest_lead = 6, farthest_colon = 40;
constexpr std::uint32_t farthest_fragment = 5;
constexpr std::uint32_t shortest_statement = 5;  // words of a quote that no cue introduces
constexpr std::uint32_t longest_name = 3;

bool is_lower(std::string_view text, std::size_t at) {
  return at < text.size() && u_islower(static_cast<UChar32>(utf8::decode(text, at).code));
}

}  // namespace

void say_who(const Speaker& speaker, Quote& quote) {
  quote.speaker = speaker.name;
  quote.role = speaker.role;
  quote.code = speaker.code;
  quote.speaker_span = speaker.span;
}

void say_who(const Quote& other, Quote& quote) {
  quote.speaker = other.speaker;
  quote.role = other.role;
  quote.code = other.code;
}

/// To the end of the sentence; into the next one if the text goes on without a break ("…!" he
/// said).
std::uint32_t DirectSpeech::tail_end(const Quotation& quotation, std::uint32_t sentence) const {
  const std::string_view text = reading_.document().text;
  const std::uint32_t end = reading_.sentence(sentence).span.end;
  if (end > quotation.outer.end + 1 || sentence + 1 >= reading_.parsed().sentences.size())
    return end;
  const Span next = reading_.sentence(sentence + 1).span;
  const std::string_view gap =
      text.substr(quotation.outer.end, next.begin - std::min(next.begin, quotation.outer.end));
  if (gap.find('\n') != std::string_view::npos) return end;
  const bool goes_on = gap.empty() || quotation.dash || is_lower(text, next.begin) ||
                       text[next.begin] == ',' || text[next.begin] == '-';
  return goes_on ? next.end : end;
}

DirectSpeech::Frame DirectSpeech::frame_of(const Quotation& quotation) const {
  Frame frame;
  frame.lead_sentence = reading_.sentence_at(quotation.outer.begin).value_or(0);
  const std::uint32_t last = quotation.outer.end - 1;
  const std::uint32_t closing = reading_.sentence_at(last).value_or(frame.lead_sentence);
  frame.lead_begin =
      std::min(reading_.sentence(frame.lead_sentence).span.begin, quotation.outer.begin);
  frame.tail_end = std::max(tail_end(quotation, closing), quotation.outer.end);
  frame.tail_sentence = reading_.sentence_at(frame.tail_end - 1).value_or(closing);
  frame.words = reading_.count_words(quotation.words.begin, quotation.words.end);
  frame.beside = reading_.count_words(frame.lead_begin, quotation.outer.begin) +
                 reading_.count_words(quotation.outer.end, frame.tail_end);
  frame.between = reading_.count_words(last_end_, frame.lead_begin);
  std::uint32_t at = quotation.outer.begin;
  const std::string_view text = reading_.document().text;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) --at;
  frame.colon = at > 0 && (text[at - 1] == ':' || text.substr(0, at).ends_with("："));
  if (frame.colon && at <= frame.lead_begin && frame.lead_sentence > 0)
    frame.lead_begin = reading_.sentence(--frame.lead_sentence).span.begin;
  return frame;
}

bool DirectSpeech::governs(const Cue& cue, const Quotation& quotation) const {
  const std::uint32_t first = reading_.word_at(cue.sentence, quotation.words.begin);
  const std::uint32_t end = reading_.word_at(cue.sentence, quotation.words.end);
  const std::uint32_t size =
      static_cast<std::uint32_t>(reading_.sentence(cue.sentence).words.size());
  if (first >= size || end <= first) return false;
  const Tree& tree = reading_.tree(cue.sentence);
  return tree.is_under(tree.top_of(first, std::min(end, size) - 1), cue.verb);
}

bool DirectSpeech::is_name(const Quotation& quotation) const {
  const std::uint32_t words = reading_.count_words(quotation.words.begin, quotation.words.end);
  if (words > longest_name) return false;
  const auto sentence = reading_.sentence_at(quotation.words.begin);
  if (!sentence) return false;
  bool names = true;
  for (const Word& word : reading_.sentence(*sentence).words) {
    if (word.span.begin < quotation.words.begin || word.span.end > quotation.words.end) continue;
    const bool capital = u_isupper(
        static_cast<UChar32>(utf8::decode(reading_.document().text, word.span.begin).code));
    names = names && (word.upos == Upos::PROPN || word.upos == Upos::PUNCT ||
                      word.upos == Upos::NUM || capital);
  }
  return names;
}

double DirectSpeech::lead_score(const Cue& cue, const Quotation& quotation,
                                const Frame& frame) const {
  if (cue.span.begin < frame.lead_begin || cue.use == CueUse::trailing) return 0;
  const std::uint32_t distance = reading_.count_words(cue.span.end, quotation.outer.begin);
  if (frame.colon && distance <= farthest_colon) return 0.95 - 0.005 * distance;
  if (cue.use == CueUse::fragment) {
    const bool near = distance <= farthest_fragment ||
                      (distance <= 2 * farthest_fragment && governs(cue, quotation));
    return near ? 0.9 - 0.02 * distance : 0;
  }
  if (distance <= farthest_lead) return 0.9 - 0.03 * distance;
  return governs(cue, quotation) && distance <= 3 * farthest_lead ? 0.6 : 0;
}

double DirectSpeech::score(const Cue& cue, const Quotation& quotation, const Frame& frame) const {
  if (cue.use == CueUse::reported && frame.colon) return 0;
  if (cue.span.end <= quotation.outer.begin) {
    if (cue.sentence < frame.lead_sentence || cue.sentence > frame.tail_sentence) return 0;
    return lead_score(cue, quotation, frame);
  }
  if (cue.span.begin < quotation.outer.end || cue.span.end > frame.tail_end) return 0;
  const std::uint32_t distance = reading_.count_words(quotation.outer.end, cue.span.begin);
  const std::uint32_t farthest = cue.use == CueUse::trailing ? 0
                                 : cue.use == CueUse::fragment && !reading_.speech().clause_before()
                                     ? 2
                                     : farthest_tail;
  for (const Quotation& other : reading_.quotations()) {
    if (other.outer.begin >= quotation.outer.end && other.outer.end <= cue.span.begin) return 0;
  }
  return distance <= farthest ? 0.96 - 0.03 * distance : 0;
}

DirectSpeech::Choice DirectSpeech::cue_for(const Quotation& quotation, const Frame& frame) const {
  Choice best;
  for (const Cue& cue : reading_.cues_in(frame.lead_sentence, frame.tail_sentence)) {
    if (const double value = score(cue, quotation, frame); value > best.score) best = {&cue, value};
  }
  return best;
}

bool DirectSpeech::continues(const Frame& frame) const {
  return !found_.empty() && frame.between == 0 && frame.words >= shortest_statement &&
         frame.words > 2 * frame.beside;
}

bool DirectSpeech::from_source(const Quotation& quotation, const Frame& frame, Quote& quote) const {
  for (const SourcePhrase& source : reading_.sources()) {
    if (source.sentence < frame.lead_sentence || source.sentence > frame.tail_sentence) continue;
    if (source.span.begin < frame.lead_begin || source.span.end > frame.tail_end) continue;
    if (source.span.begin < quotation.outer.end && source.span.end > quotation.outer.begin)
      continue;
    const auto speaker = speakers_.of(source);
    if (!speaker || frame.words < longest_name) continue;
    say_who(*speaker, quote);
    quote.cue = source.span;
    quote.confidence = 0.8;
    return true;
  }
  return false;
}

void DirectSpeech::with_cue(const Choice& choice, const Frame& frame, Quote& quote) const {
  const Sentence& sentence = reading_.sentence(choice.cue->sentence);
  const Span zone{std::max(sentence.span.begin, frame.lead_begin),
                  std::min(sentence.span.end, frame.tail_end)};
  const auto speaker = speakers_.of(*choice.cue, zone, quote.span);
  quote.cue = choice.cue->span;
  quote.confidence = choice.score;
  if (speaker) {
    say_who(*speaker, quote);
    quote.confidence *= speaker->confidence;
  }
  const bool unresolved = !speaker || (speaker->pronoun && speaker->name.empty());
  if (!unresolved) return;
  quote.confidence *= 0.8;
  if (!found_.empty()) say_who(found_.back(), quote);
  if (speaker) quote.speaker_span = speaker->span;
}

void DirectSpeech::keep(Quote quote, const Quotation& quotation) {
  quote.document = reading_.document().id;
  quote.direct = true;
  dash_ = quotation.dash;
  found_.push_back(std::move(quote));
  last_end_ = std::max(last_end_, frame_of(quotation).tail_end);
}

std::vector<Quote> DirectSpeech::find() {
  if (reading_.parsed().sentences.empty()) return {};
  for (const Quotation& quotation : reading_.quotations()) {
    const Frame frame = frame_of(quotation);
    const Choice choice = cue_for(quotation, frame);
    Quote quote;
    quote.span = quotation.words;
    if (choice.cue != nullptr) {
      const bool loose = choice.score < 0.8 && !frame.colon;
      if (loose && (frame.words < longest_name || is_name(quotation))) continue;
      if (choice.cue->use != CueUse::fragment && is_name(quotation) && !frame.colon) continue;
      with_cue(choice, frame, quote);
      keep(std::move(quote), quotation);
    } else if (quotation.dash && !(dash_ && frame.between == 0)) {
      continue;
    } else if (from_source(quotation, frame, quote)) {
      keep(std::move(quote), quotation);
    } else if (continues(frame) || (quotation.dash && !found_.empty())) {
      say_who(found_.back(), quote);
      quote.confidence = 0.8 * found_.back().confidence;
      keep(std::move(quote), quotation);
    } else if (frame.words >= shortest_statement && frame.words > 2 * frame.beside) {
      quote.confidence = 0.4;
      keep(std::move(quote), quotation);
    }
  }
  return std::move(found_);
}

}  // namespace entente::coder

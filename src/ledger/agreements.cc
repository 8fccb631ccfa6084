// What a document says of agreements: nouns become threads, threads become reports.
#include <algorithm>

#include "ledger/agreement_thread.h"
#include "ledger/shared.h"

namespace entente::ledger {
namespace {

std::size_t common(const std::vector<Party>& a, const std::vector<Party>& b) {
  return static_cast<std::size_t>(std::count_if(
      a.begin(), a.end(), [&](const Party& party) { return has_code(b, party.code); }));
}

bool kinds_agree(const Thread& thread, const Noun& noun) {
  return thread.form || noun.form || thread.kind == noun.kind;
}

/// Told by acts of its own: another act than those of the thread.
bool has_own_event(const Thread& thread, const Noun& noun) {
  return noun.event != nullptr &&
         std::none_of(thread.nouns.begin(), thread.nouns.end(),
                      [&](const Noun& other) { return other.event == noun.event; });
}

bool belongs(const Thread& thread, const Noun& noun) {
  const bool same_kind = kinds_agree(thread, noun) || !has_own_event(thread, noun);
  if (noun.parties.empty()) return same_kind;
  const std::size_t shared = common(thread.parties, noun.parties);
  return same_kind && shared >= 2 &&
         (shared == thread.parties.size() || shared == noun.parties.size());
}

/// The kind is that of the first noun that says more than a form, headlines last.
void join(const Reading& reading, Thread& thread, const Noun& noun) {
  const bool title = reading.sentence(noun.sentence).title;
  if (!noun.form && (thread.form || (thread.of_title && !title))) {
    thread.kind = noun.kind;
    thread.form = false;
    thread.of_title = title;
  }
  thread.nouns.push_back(noun);
}

/// Nouns with parties make threads; those without follow the last one before them, else the next.
std::vector<Thread> threads_of(const Reading& reading, const std::vector<Noun>& nouns) {
  std::vector<Thread> threads;
  std::vector<Noun> waiting;
  for (const Noun& noun : nouns) {
    auto at = std::find_if(threads.rbegin(), threads.rend(),
                           [&](const Thread& thread) { return belongs(thread, noun); });
    if (at != threads.rend()) {
      join(reading, *at, noun);
    } else if (noun.parties.empty()) {
      waiting.push_back(noun);
    } else {
      threads.push_back(
          {noun.kind, noun.form, reading.sentence(noun.sentence).title, noun.parties, {noun}});
    }
  }
  for (const Noun& noun : waiting) {
    const auto at = std::find_if(threads.begin(), threads.end(),
                                 [&](const Thread& thread) { return kinds_agree(thread, noun); });
    if (at == threads.end()) continue;
    join(reading, *at, noun);
    std::sort(at->nouns.begin(), at->nouns.end(),
              [](const Noun& a, const Noun& b) { return a.span.begin < b.span.begin; });
  }
  return threads;
}

bool is_real(const Event& event) {
  return event.auxiliary.empty() || event.auxiliary == "historical";
}

/// Told as history, and yet of the day of publication: then the day is not that of the act.
bool is_recalled(const Event& event) {
  return event.auxiliary == "historical" && event.date.value == event.published;
}

/// The noun that says most of where the agreement stands: the furthest status with an act that
/// happened, else the first status.
const Noun& telling(const Thread& thread) {
  const Noun* best = &thread.nouns.front();
  const auto weight = [](const Noun& noun) {
    const bool real = noun.event != nullptr && is_real(*noun.event);
    return noun.status.empty() ? -1 : real ? 1 + status_rank(noun.status) : 0;
  };
  for (const Noun& noun : thread.nouns) {
    if (weight(noun) > weight(*best)) best = &noun;
  }
  return *best;
}

/// The name as printed: the longest phrase, titles last.
const Noun& naming(const Reading& reading, const Thread& thread) {
  const auto length = [&](const Noun& noun) {
    const std::uint32_t size = noun.span.end - noun.span.begin;
    return reading.sentence(noun.sentence).title ? size / 2 : size;
  };
  return *std::max_element(thread.nouns.begin(), thread.nouns.end(),
                           [&](const Noun& a, const Noun& b) { return length(a) < length(b); });
}

AgreementReport report_of_thread(const Reading& reading, const Thread& thread,
                                 const std::vector<Thread>& all) {
  const Document& document = reading.document;
  const Noun& told = telling(thread);
  const Noun& named = naming(reading, thread);
  AgreementReport report;
  report.document = document.id;
  report.language = document.language;
  report.publisher = document.publisher;
  report.published = document.published;
  report.name = document.at(named.span);
  report.span = named.span;
  report.kind = thread.kind;
  report.status = told.status;
  report.parties = thread.parties;
  if (told.event != nullptr) {
    report.event = told.event->id;
    if (!is_recalled(*told.event)) report.date = told.event->date;
    report.place = told.event->place;
  }
  report.signatories = signatories_of(reading, thread);
  report.claims = claims_of(reading, thread);
  report.commitments = commitments_of(reading, thread, all);
  report.sentence_text = document.at(reading.sentence(told.sentence).span);
  return report;
}

}  // namespace

bool Thread::speaks_in(std::uint32_t sentence) const {
  return std::any_of(nouns.begin(), nouns.end(),
                     [&](const Noun& noun) { return noun.sentence == sentence; });
}

Result<std::vector<AgreementReport>> Ledger::agreements_in(const Document& document,
                                                           const Parsed& parsed,
                                                           const resolver::Mentions& mentions,
                                                           const std::vector<Event>& events) const {
  const auto pledges = shared_->pledges(document.language);
  if (!pledges) return tl::unexpected(pledges.error());
  std::vector<AgreementReport> reports;
  if (*pledges == nullptr) return reports;
  const Reading reading{document, parsed, mentions, events, **pledges, shared_->kinds};
  const std::vector<Thread> threads = threads_of(reading, nouns_in(reading));
  for (const Thread& thread : threads)
    reports.push_back(report_of_thread(reading, thread, threads));
  std::sort(reports.begin(), reports.end(),
            [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return reports;
}

}  // namespace entente::ledger

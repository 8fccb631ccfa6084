#!/usr/bin/env python3
"""Checks a chronicle's gold and scores a record of it.

In: a folder with articles.jsonl and gold.json; acts and ledger as JSON lines. Out: one line a figure.
Promise: a report of the system counts for at most one of the gold, and a triple likewise; spans are
byte offsets into the article's text. Does not: run Entente, or judge types, actors and places.
"""
import argparse
import collections
import datetime
import itertools
import json
import pathlib
import re
import sys

TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
            "PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
AGREEMENTS = set("partnership alliance access arms information_security status_of_forces maritime "
                 "ceasefire border cyber space aid trade other".split())
COMMITMENTS = set("joint_exercises port_visits maritime_cooperation defence_industry "
                  "information_sharing dialogue cyber space aid training access patrols "
                  "arms_delivery withdrawal prisoner_exchange trade other".split())
STATUSES = {"pledged", "begun", "kept", "silent", "broken"}
FIELDS = ("id", "language", "published", "publisher", "title", "text")
SENTENCE_END = re.compile(r"\n|[。！？]|(?<![\d\s])(?<!\b[A-Z])[.!?][»”\"')]?(?=\s+[\"'«“(]?(\w))")


def json_lines(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield json.loads(line)
            except ValueError as error:
                raise SystemExit(f"{path}:{number}: {error}")


def days(value):
    """First and last day of "2025", "2025-03" or "2025-03-18"; ValueError for anything else."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return (datetime.date(*parts),) * 2
    if len(parts) == 2:
        first = datetime.date(parts[0], parts[1], 1)
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        return first, following - datetime.timedelta(days=1)
    if len(parts) == 1:
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    raise ValueError(value)


def is_date(value):
    try:
        days(value)
        return True
    except ValueError:
        return False


class Gold:
    def __init__(self, folder):
        self.articles = list(json_lines(folder / "articles.jsonl"))
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.acts, self.agreements = gold["acts"], gold["agreements"]
        self.near_copies = gold.get("near_copies", [])
        self.texts = {article["id"]: article["text"] for article in self.articles}

    def faults(self):
        yield from self.article_faults()
        yield from self.act_faults()
        yield from self.agreement_faults()
        for copy in itertools.chain.from_iterable(self.near_copies):
            if copy not in self.texts:
                yield f"near_copies: no article {copy}"

    def article_faults(self):
        yield from twice("article", self.articles)
        for article in self.articles:
            name = article.get("id", "?")
            for field in FIELDS:
                if not article.get(field):
                    yield f"{name}: no {field}"
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", article["published"]) or not is_date(
                    article["published"]):
                yield f"{name}: published is no day: {article['published']}"
            if article["text"].split("\n")[0] != article["title"]:
                yield f"{name}: the first line of the text is not the title"

    def act_faults(self):
        yield from twice("act", self.acts)
        for act in self.acts:
            name = act["id"]
            if act["type"] not in TYPES:
                yield f"{name}: unknown type {act['type']}"
            if not act["actors"] or not act["reports"]:
                yield f"{name}: no actor or no report"
            for field in ("actors", "recipients"):
                if act[field] != sorted(set(act[field])):
                    yield f"{name}: {field} not sorted"
            for date in [act["date"]] + [report.get("date", "") for report in act["reports"]]:
                if date and not is_date(date):
                    yield f"{name}: no date: {date}"
            for report in act["reports"]:
                found = self.texts.get(report["article"], "").count(report["words"])
                if found != 1:
                    yield f"{name}: {report['article']}: {found} times: {report['words']}"

    def agreement_faults(self):
        acts = {act["id"] for act in self.acts}
        yield from twice("agreement", self.agreements)
        for agreement in self.agreements:
            name = agreement["id"]
            if agreement["kind"] not in AGREEMENTS:
                yield f"{name}: unknown kind {agreement['kind']}"
            if not is_date(agreement["date"]):
                yield f"{name}: no date: {agreement['date']}"
            for source in agreement["sources"]:
                if source not in self.texts:
                    yield f"{name}: no article {source}"
            for commitment in agreement["commitments"]:
                if commitment["kind"] not in COMMITMENTS or commitment["status"] not in STATUSES:
                    yield f"{name}: {commitment['kind']}, {commitment['status']}: unknown"
                for deed in commitment["deeds"]:
                    if deed not in acts:
                        yield f"{name}: no act {deed}"
                if bool(commitment["deeds"]) == (commitment["status"] in ("pledged", "silent")):
                    yield f"{name}: {commitment['kind']}: deeds do not fit {commitment['status']}"


def twice(what, rows):
    for name, count in collections.Counter(row["id"] for row in rows).items():
        if count > 1:
            yield f"{what} {name}: {count} times"


def sentence_around(text, begin):
    """Begin and end, in characters, of the sentence that holds the character `begin`."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        if end[1] and end[1].islower():
            continue
        if end.end() > begin:
            return start, end.end()
        start = end.end()
    return start, len(text)


class Place:
    """A gold report in its article: bytes of its words and of their sentence."""

    def __init__(self, act, report, text):
        begin = text.index(report["words"])
        at = lambda characters: len(text[:characters].encode())
        self.act, self.type, self.report = act["id"], act["type"], report
        self.words = at(begin), at(begin + len(report["words"]))
        self.sentence = tuple(at(edge) for edge in sentence_around(text, begin))

    def distance(self, span):
        """None outside the sentence, 0 on the words, else bytes between words and span."""
        if span[0] >= self.sentence[1] or span[1] <= self.sentence[0]:
            return None
        return max(0, self.words[0] - span[1], span[0] - self.words[1])


def system_reports(path):
    """(act, type, document, span) of each report; the type stands with the report or the act."""
    for act in json_lines(path):
        for report in act["reports"]:
            span = report.get("span") or report.get("trigger") or report.get("sentence")
            kind = report.get("type", act.get("type"))
            if kind is None or not isinstance(span, list) or len(span) != 2:
                raise SystemExit(f"{path}: act {act.get('id')}: a report without type or span")
            yield act["id"], kind, report["document"], span


def match(gold, reports):
    """Pairs (gold place, system act), nearest first, each report at most once."""
    places = collections.defaultdict(list)
    for act in gold.acts:
        for report in act["reports"]:
            place = Place(act, report, gold.texts[report["article"]])
            places[report["article"], act["type"]].append(place)
    candidates = []
    for number, (_, kind, document, span) in enumerate(reports):
        for place in places.get((document, kind), ()):
            distance = place.distance(span)
            if distance is not None:
                candidates.append((distance, number, place.words, place))
    matched, used = [], set()
    for _, number, _, place in sorted(candidates, key=lambda candidate: candidate[:3]):
        if number not in used and id(place) not in used:
            used.update((number, id(place)))
            matched.append((place, reports[number][0]))
    return matched


def rates(right, given, wanted):
    precision = right / given if given else 0.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def line(name, right, given, wanted):
    precision, recall, f1 = rates(right, given, wanted)
    return (f"{name}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} "
            f"({right} right, {given} given, {wanted} wanted)")


def pairs_of(groups):
    return sum(size * (size - 1) // 2 for size in groups.values())


def print_same_event(matched, reports, gold, show):
    """A mention is an act in an article, however often that repeats it (title, lead)."""
    total = sum(len(act["reports"]) for act in gold.acts)
    mentions = [{report["article"] for report in act["reports"]} for act in gold.acts]
    holders = collections.defaultdict(set)
    for place, act in matched:
        holders[place.act, place.report["article"]].add(act)
    every = sum(map(len, mentions))
    print(f"reports: {len(holders)} of {every} mentions matched ({len(holders) / every:.3f}), "
          f"{len(matched)} of {total} reports ({len(matched) / total:.3f}); "
          f"{len(reports)} system reports, {len(reports) - len(matched)} unmatched")
    both = pairs_of(collections.Counter((place.act, act) for place, act in matched))
    given = pairs_of(collections.Counter(act for _, act in matched))
    wanted = pairs_of(collections.Counter(place.act for place, _ in matched))
    print(line("same event", both, given, wanted))
    print_all_mentions(mentions, holders)
    if show:
        print_wrong_pairs(matched)


def print_all_mentions(mentions, holders):
    joined = sum(one[0] == other[0] and bool(holders[one] & holders[other])
                 for one, other in itertools.combinations(sorted(holders), 2))
    wanted = sum(len(articles) * (len(articles) - 1) // 2 for articles in mentions)
    print(f"same event, all mentions: recall {joined / wanted:.3f} ({joined} of {wanted} pairs)")


def print_wrong_pairs(matched):
    for (one, its), (other, others) in itertools.combinations(matched, 2):
        if (one.act == other.act) != (its == others):
            fault = "apart" if one.act == other.act else "joined"
            print(f"  {fault}: {one.act} {one.report['article']} \"{one.report['words']}\" | "
                  f"{other.act} {other.report['article']} \"{other.report['words']}\"")


def agreement_for(gold, row, window):
    """The gold agreement with the same parties and the nearest date within `window` days."""
    parties = sorted({party["code"] if isinstance(party, dict) else party
                      for party in row["parties"]})
    date = row.get("date") or ""
    date = date.get("value", "") if isinstance(date, dict) else date
    if not is_date(date):
        return None
    first, last = days(date)
    best = None
    for agreement in gold.agreements:
        day = days(agreement["date"])[0]
        gap = max((first - day).days, (day - last).days, 0)
        if sorted(agreement["parties"]) == parties and gap <= window:
            best = min(best or (gap, agreement["id"]), (gap, agreement["id"]))
    return best[1] if best else None


def ledger_triples(gold, path, window):
    """Of the system: (its agreement, gold agreement or None, commitment kind, act), each once."""
    triples = set()
    for row in json_lines(path):
        known = agreement_for(gold, row, window)
        for commitment in row["commitments"]:
            for deed in commitment["deeds"]:
                act = deed.get("act", deed.get("id")) if isinstance(deed, dict) else deed
                triples.add((row["id"], known or "", commitment["kind"], act))
    return sorted(triples)


def print_deeds(gold, matched, path, window, show):
    wanted = {(agreement["id"], commitment["kind"], deed) for agreement in gold.agreements
              for commitment in agreement["commitments"] for deed in commitment["deeds"]}
    holds = collections.defaultdict(set)
    for place, act in matched:
        holds[act].add(place.act)
    triples, found = ledger_triples(gold, path, window), set()
    for triple in triples:
        _, known, kind, act = triple
        open_ones = sorted({(known, kind, deed) for deed in holds[act]} & (wanted - found))
        found.update(open_ones[:1])
        if show and not open_ones:
            print(f"  wrong: {triple[0]} ({known or 'no gold agreement'}) {kind} {act} "
                  f"= {' '.join(sorted(holds[act])) or 'no gold act'}")
    if show:
        for missing in sorted(wanted - found):
            print("  missed:", *missing)
    print(line("commitments to deeds", len(found), len(triples), len(wanted)))


def arguments():
    parser = argparse.ArgumentParser(
        description="Check the gold of a chronicle; score acts and ledger against it.",
        epilog="acts: {\"id\",\"type\",\"reports\":[{\"document\",\"span\":[b,e]}]} a line; b, e are "
               "bytes of the article's text: the trigger, or the sentence. A report may carry its "
               "own \"type\". ledger: the lines of `entente ledger`, deeds naming ids of acts. "
               "Exit: 0 done, 1 faulty gold or input, 2 wrong usage.")
    parser.add_argument("--chronicle", type=pathlib.Path, metavar="FOLDER",
                        default=pathlib.Path(__file__).resolve().parent / "first",
                        help="holds articles.jsonl and gold.json (first/ beside this script)")
    parser.add_argument("--acts", metavar="FILE", help="the system's acts, JSON lines")
    parser.add_argument("--ledger", metavar="FILE", help="the system's ledger; needs --acts")
    parser.add_argument("--window", type=int, default=45, metavar="DAYS",
                        help="an agreement's date may be so far off (default: %(default)s)")
    parser.add_argument("--show", action="store_true", help="print each wrong pair and triple too")
    given = parser.parse_args()
    if given.ledger and not given.acts:
        parser.error("--ledger needs --acts")
    return given


def main():
    given = arguments()
    gold = Gold(given.chronicle)
    faults = list(gold.faults())
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    languages = {article["language"] for article in gold.articles}
    publishers = {article["publisher"] for article in gold.articles}
    print(f"gold: {len(gold.articles)} articles, {len(languages)} languages, "
          f"{len(publishers)} publishers, {len(gold.acts)} acts, "
          f"{sum(len(act['reports']) for act in gold.acts)} reports, "
          f"{len(gold.agreements)} agreements, no faults")
    if given.acts:
        reports = list(system_reports(given.acts))
        foreign = sorted({report[2] for report in reports} - set(gold.texts))
        if foreign:
            print(f"{given.acts}: no such article: {foreign[0]}", file=sys.stderr)
            return 1
        matched = match(gold, reports)
        print_same_event(matched, reports, gold, given.show)
        if given.ledger:
            print_deeds(gold, matched, given.ledger, given.window, given.show)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except OSError as error:
        sys.exit(str(error))
    except (KeyError, TypeError) as error:
        sys.exit(f"input of another shape: {type(error).__name__} {error}")

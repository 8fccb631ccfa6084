#!/usr/bin/python3
"""How often is an event of a given confidence right?  tools/measure_reliability.py PROGRAM DATA [even|odd]

Codes that part of DATA/gold/plain and DATA/gold/dev and prints, for each tenth of `confidence`, how many actual events were
coded, their mean confidence, and the share that is in gold with the same type, actors and recipients (DATA/tools/score_events.py
says what is the same). Last: the expected calibration error, the mean distance of the two, weighted by events.
"""
import collections, glob, json, os, subprocess, sys


def passages(data, part):
    for path in sorted(glob.glob(os.path.join(data, "gold", "plain", "*.jsonl")) + glob.glob(os.path.join(data, "gold", "dev", "*.jsonl"))):
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            if number % 2 == (0 if part == "even" else 1):
                yield json.loads(line)


def coded(program, docs):
    text = "".join(json.dumps({"id": d["id"], "text": d["text"], "published": d["published"]}, ensure_ascii=False) + "\n" for d in docs)
    run = subprocess.run([program, "code", "--input", "jsonl", "--output", "jsonl"], input=text.encode(), stdout=subprocess.PIPE, check=True)
    events = collections.defaultdict(list)
    for event in map(json.loads, run.stdout.decode().splitlines()):
        if not event.get("auxiliary"):
            events[event["document"]].append(event)
    return events


def main():
    program, data, part = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "even"
    sys.path.insert(0, os.path.join(data, "tools"))
    from score_events import match, same_parties
    docs = list(passages(data, part))
    bins = collections.defaultdict(list)
    events = coded(program, docs)
    for doc in docs:
        gold = [e for e in doc["events"] if not e.get("aux")]
        found = events[doc["id"]]
        right = match(gold, found, lambda g, c: g["type"] == c["type"] and same_parties(g, c))
        for i, event in enumerate(found):
            bins[min(9, int(event["confidence"] * 10))].append((event["confidence"], i in right))
    total = sum(map(len, bins.values()))
    error = 0.0
    print(f"{part}-numbered passages: {total} events\nconfidence  events  mean   right")
    for tenth, pairs in sorted(bins.items()):
        mean, share = (sum(p[k] for p in pairs) / len(pairs) for k in (0, 1))
        error += abs(mean - share) * len(pairs) / total
        print(f"{tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}     {len(pairs):6} {mean:6.2f} {share:7.2f}  {'#' * round(40 * share)}")
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()

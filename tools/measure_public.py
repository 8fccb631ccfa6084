#!/usr/bin/env python3
"""Score the program on other people's gold (gold/public of the project's data folder, which is no part of this repository).

  measure_public.py PROGRAM DATA_FOLDER [--errors FILE] [--only NAME,…]

What is counted, for each file; an event of the program counts only if its auxiliary is "" or historical:
  plover_gsr     triples (actor code, recipient code, type). Codes are folded on both sides: JAP JPN, ITL ITA, VTN VNM (slips of
                 the gold); EUR, UNO, IGO:… and NGO are IGO (the gold has both for the Red Cross and its like); IMG:… is IMG.
                 Every actor is paired with every recipient; where there is no recipient, two or more actors of AGREE, CONSULT,
                 SUPPORT or COOPERATE are paired with each other, and the others give (actor, -, type). Pairs of these four types
                 have no order. Micro F1 over all triples of all documents; the gold has one event a document, the program may
                 have more, and each of them counts against it.
  spanish_fight  CAMEO roots of a note, as a set: 18 is 19; roots become PLOVER types by the root rows of CAMEO2PLOVER, 19 is
                 ASSAULT. The ids before "|" are taken off the text. Micro F1 over (note, type).
  arabic_*_even  share of sentences "yes" with at least one event of the type; the same for "difficult no" and "easy no".
  plv_train      `entente relate` with the weights of the repository; these saw the rows, so the figure of the five folds is
                 printed by tools/train/train_relate.py, not here.
Documents have no day of publication.
"""
import argparse, collections, itertools, json, os, re, subprocess, sys

RECIPROCAL = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}
SLIPS = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "EUR": "IGO", "UNO": "IGO", "NGO": "IGO"}
ACTUAL = ("", "historical")


def read(folder, name):
    return [json.loads(line) for line in open(os.path.join(folder, "gold", "public", name + ".jsonl"), encoding="utf-8")]


def coded(program, rows, language):
    """{id: actual events} for rows with "id" and "text"."""
    docs = "".join(json.dumps({"id": r["id"], "text": r["text"], "language": language}, ensure_ascii=False) + "\n" for r in rows)
    run = subprocess.run([program, "code", "--input", "jsonl", "--output", "jsonl"], input=docs.encode(), stdout=subprocess.PIPE)
    if run.returncode:
        sys.exit(f"{program} code ended with status {run.returncode}")
    events = collections.defaultdict(list)
    for line in run.stdout.decode("utf-8").splitlines():
        event = json.loads(line)
        if event["auxiliary"] in ACTUAL:
            events[event["document"]].append(event)
    return events


def fold(code):
    return SLIPS.get(code, code.split(":")[0])


def triples(kind, actors, recipients):
    actors, recipients = [fold(c) for c in actors], [fold(c) for c in recipients]
    if recipients:
        pairs = itertools.product(actors, recipients)
    elif kind in RECIPROCAL and len(actors) > 1:
        pairs = itertools.combinations(actors, 2)
    else:
        pairs = [(a, "-") for a in actors]
    return {(*(sorted(p) if kind in RECIPROCAL else p), kind) for p in pairs}


def f1(pairs):
    """Micro F1 of (gold set, coded set) pairs, as words."""
    hit = sum(len(g & c) for g, c in pairs)
    gold, got = sum(len(g) for g, _ in pairs), sum(len(c) for _, c in pairs)
    return f"F1 {2 * hit / max(1, gold + got):.3f}  precision {hit / max(1, got):.3f}  recall {hit / max(1, gold):.3f}  gold {gold}"


def plover_gsr(program, data, note):
    rows, pairs, roots = read(data, "plover_gsr"), [], []
    events = coded(program, rows, "en")
    for row in rows:
        gold = triples(row["type"], [a["code"] for a in row["actor"]], [a["code"] for a in row["recipient"]])
        got = set()
        for e in events[row["id"]]:
            got |= triples(e["type"], [a["code"] for a in e["actors"]], [a["code"] for a in e["recipients"]])
        pairs.append((gold, got))
        roots.append(({row["type"]}, {e["type"] for e in events[row["id"]]}))
        note("plover_gsr", row, gold, got)
    print(f"plover_gsr: (country, country, root) {f1(pairs)}")
    print(f"plover_gsr: root alone {f1(roots)}")


def roots_to_types(data):
    table = {}
    for line in open(os.path.join(data, "ontology", "CAMEO2PLOVER-2021.txt"), encoding="utf-8"):
        row = re.match(r"(\d\d): *([A-Z]+)", line)
        if row:
            table[row[1]] = row[2]
    return dict(table, **{"18": "ASSAULT", "19": "ASSAULT"})


def spanish_fight(program, data, note):
    table, pairs = roots_to_types(data), []
    rows = [dict(r, text=r["text"].split("|", 1)[-1].strip()) for r in read(data, "spanish_fight")]
    events = coded(program, rows, "es")
    for row in rows:
        gold = {table[c[:2]] for c in row["cameo"] if c[:2] in table}
        got = {e["type"] for e in events[row["id"]]}
        pairs.append((gold, got))
        note("spanish_fight", row, gold, got)
    print(f"spanish_fight: root {f1(pairs)}")


def arabic(name):
    def measure(program, data, note):
        rows, tally, found = read(data, name), collections.Counter(), collections.Counter()
        events = coded(program, rows, "ar")
        for row in rows:
            got = {e["type"] for e in events[row["id"]]}
            tally[row["label"]] += 1
            found[row["label"]] += row["type"] in got
            note(name, row, {row["label"]}, got)
        print(f"{name}: " + "  ".join(f"{label} {found[label] / tally[label]:.3f} of {tally[label]}" for label in sorted(tally)))
    return measure


FILES = {"plover_gsr": plover_gsr, "spanish_fight": spanish_fight, "arabic_assault_even": arabic("arabic_assault_even"),
         "arabic_protest_even": arabic("arabic_protest_even")}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("data")
    ap.add_argument("--errors", help="write gold and coded of every row that differs to this file")
    ap.add_argument("--only", default=",".join(FILES))
    args = ap.parse_args()
    errors = open(args.errors, "w", encoding="utf-8") if args.errors else None

    def note(name, row, gold, got):
        if errors and gold != got:
            errors.write(f"{name}\t{row['id']}\t{sorted(gold)}\t{sorted(got)}\t{row['text']}\n")

    for name in args.only.split(","):
        FILES[name](args.program, args.data, note)
        sys.stdout.flush()


if __name__ == "__main__":
    main()

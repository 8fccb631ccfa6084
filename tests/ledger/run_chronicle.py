#!/usr/bin/env python3
"""Runs the program on a chronicle and holds its figures to floors.

In: the program, the folder tests/chronicle, the name of a chronicle, floors. Out: the figures of
score_chronicle.py; exit 1 if one is below its floor. Does not: change the chronicle or the data.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

KINDS = pathlib.Path(__file__).with_name("chronicle_kinds.tsv")


def gold_names():
    rows = (line.split("\t") for line in KINDS.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#"))
    return {ours: gold for ours, gold in rows}


def ledger(program, articles, *options):
    done = subprocess.run([program, "ledger", "--input", "jsonl", "--output", "jsonl", *options,
                           str(articles)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def figures(text):
    """Of "same event: precision 0.997 recall 0.815 …" and "commitments to deeds: …"."""
    found = {}
    for name, key in (("same event", "same_event"), ("commitments to deeds", "deeds")):
        line = re.search(rf"^{name}: precision (\S+) recall (\S+) F1 (\S+)", text, re.M)
        found[key + "_precision"], found[key + "_recall"], found[key + "_f1"] = map(
            float, line.groups())
    return found


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("chronicles", type=pathlib.Path)
    parser.add_argument("name", help="first or second")
    parser.add_argument("--floor", action="append", default=[], metavar="FIGURE=NUMBER")
    parser.add_argument("--show", action="store_true")
    return parser.parse_args()


def main():
    given = arguments()
    articles = given.chronicles / given.name / "articles.jsonl"
    names = gold_names()
    agreements = ledger(given.program, articles)
    for agreement in agreements:
        for commitment in agreement["commitments"]:
            commitment["kind"] = names.get(commitment["kind"], commitment["kind"])
    with tempfile.TemporaryDirectory() as folder:
        acts, told = pathlib.Path(folder) / "acts.jsonl", pathlib.Path(folder) / "ledger.jsonl"
        write_lines(acts, ledger(given.program, articles, "--acts"))
        write_lines(told, agreements)
        scored = subprocess.run(
            [sys.executable, str(given.chronicles / "score_chronicle.py"), "--chronicle",
             str(articles.parent), "--acts", str(acts), "--ledger", str(told)]
            + (["--show"] if given.show else []), capture_output=True, text=True, check=True)
    print(scored.stdout, end="")
    reached, low = figures(scored.stdout), 0
    for floor in given.floor:
        figure, _, least = floor.partition("=")
        if reached[figure] < float(least):
            print(f"{figure}: {reached[figure]} is below {least}")
            low = 1
    return low


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}\n{error.stderr}")

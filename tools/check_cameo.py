#!/usr/bin/env python3
"""Checks ontology/cameo.tsv against the codebook and, where it is there, against CAMEO2PLOVER-2021.txt.

In: the repository, and the conversion table (argument, or ../shared/ontology/CAMEO2PLOVER-2021.txt).
Out: every fault, one a line. Exit 0 no fault, 1 faults.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def conversion(path):
    """{CAMEO code: {(type, mode, context), …}}; a code without context has context ""."""
    codes = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = re.match(r"(\d{3,4}):\s*([A-Z]+)\s*,([^#]*)", line)
        if row is None:
            continue
        mode, _, contexts = row[3].partition(",")
        for context in contexts.split(";"):
            codes.setdefault(row[1], set()).add((row[2], mode.strip(), context.strip()))
    return codes


def quad_of(code):
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def rows():
    text = (ROOT / "ontology/cameo.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line.split("\t")


def faults_of_table(codes):
    for number, (kind, mode, context, code, *_rest) in rows():
        origin = _rest[2]
        said = {c for t, m, c in codes.get(code, ()) if (t, m) == (kind, mode)}
        if code not in codes:
            yield f"line {number}: CAMEO2PLOVER has no code {code}"
        elif (origin == "table") != bool(said and (not context or context in said)):
            yield f"line {number}: origin of {kind} {mode} {context} = {code} is not {origin}"


def faults_of_codebook():
    book = json.loads((ROOT / "ontology/plover.json").read_text(encoding="utf-8"))
    general = {(row[0], row[1]) for _, row in rows() if not row[2]}
    for event in book["events"]:
        for mode in [""] + [m["name"] for m in event["modes"]]:
            if (event["code"], mode) not in general:
                yield f"no row without context for {event['code']} {mode}"
    for number, row in rows():
        if int(row[4]) != quad_of(row[3]):
            yield f"line {number}: quad of {row[3]} is {quad_of(row[3])}"


def main():
    shared = ROOT.parent / "shared/ontology/CAMEO2PLOVER-2021.txt"
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else shared
    faults = list(faults_of_codebook())
    if path.exists():
        faults += faults_of_table(conversion(path))
    else:
        print(f"{path}: not there; only the codebook was compared")
    print("\n".join(faults) or "ontology/cameo.tsv: no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

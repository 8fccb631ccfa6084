#!/usr/bin/env python3
"""Of the actor codes in gold passages, how many occur among the mentions that `entente who` finds.

In: a program and JSON lines of passages (id, lang, published, text, events).
Out: a table by language, for odd-numbered and for even-numbered lines; with --missed, the codes not
found in odd-numbered lines. Even-numbered passages are counted, never printed.
"""
import argparse
import collections
import concurrent.futures
import json
import re
import subprocess

MENTION = re.compile(r"^(?:name|adjective|capital|metonym|person|role|both|nation|pronoun) +(\S+) +\d", re.M)


def wanted_codes(passage):
    return {code for event in passage["events"] for side in ("actor", "recipient") for code in event[side]}


def found_codes(program, passage):
    command = [program, "who", "--language", passage["lang"], "--published", passage["published"], passage["text"]]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {actor.split("/")[0] for codes in MENTION.findall(out) for actor in codes.split(",")}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--missed", action="store_true", help="print what odd-numbered passages miss")
    parser.add_argument("--jobs", type=int, default=1)
    request = parser.parse_args()
    work = []
    for path in request.files:
        with open(path, encoding="utf-8") as lines:
            work += [(number % 2, json.loads(line)) for number, line in enumerate(lines, 1)]
    counts = collections.defaultdict(lambda: [0, 0])
    with concurrent.futures.ThreadPoolExecutor(request.jobs) as pool:
        found = pool.map(lambda one: found_codes(request.program, one[1]), work)
        for (odd, passage), codes in zip(work, found):
            wanted = wanted_codes(passage)
            tally = counts[passage["lang"], odd]
            tally[0] += len(wanted & codes)
            tally[1] += len(wanted)
            if request.missed and odd and wanted - codes:
                print(f"{passage['id']} misses {' '.join(sorted(wanted - codes))}")
    print("language  odd                even")
    for language in sorted({language for language, _ in counts}):
        cells = [f"{met / asked:.3f} ({met:3}/{asked:3})" for met, asked in (counts[language, 1], counts[language, 0])]
        print(f"{language:8}  " + "    ".join(cells))


if __name__ == "__main__":
    main()

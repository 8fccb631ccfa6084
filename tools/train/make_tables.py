#!/usr/bin/python3
"""Closed-class tables for the segmenter, from the training treebanks.

  make_tables.py --ud ../shared/ud starters XX > languages/xx/starters.txt     written as it is
  make_tables.py --ud ../shared/ud multiword XX                                a proposal for multiword.tsv
  make_tables.py --ud ../shared/ud abbreviations XX                            a proposal for abbreviations.txt

`starters`: the words that most often begin a sentence and are written small elsewhere. `multiword`: tokens split at
least twice, always the same way. `abbreviations`: tokens of letters that keep their full stop.
"""
import argparse
import collections

import treebank


def fold(text):
    return "".join("'" if c in "’ʼ" else c.lower()[0] for c in text)


def starters(sentences, most=90):
    first, small, capital = (collections.Counter() for _ in range(3))
    for sentence in sentences:
        for i, token in enumerate(sentence):
            if not token.form[0].isalpha() or len(token.form) > 12:
                continue
            if i == 0:
                first[fold(token.form)] += 1
            elif token.form[0].isupper():
                capital[fold(token.form)] += 1
            else:
                small[fold(token.form)] += 1
    good = [w for w, n in first.most_common() if n >= 2 and small[w] > 4 * capital[w] and small[w] >= 3]
    return sorted(good[:most])


def multiword(sentences):
    splits = collections.defaultdict(collections.Counter)
    for sentence in sentences:
        for token in sentence:
            splits[fold(token.form)][" ".join(fold(p) for p in token.parts)] += 1
    for form, ways in sorted(splits.items()):
        way, count = ways.most_common(1)[0]
        if way != form and count >= 2 and count > 0.9 * sum(ways.values()):
            yield f"{form}\t{way}"


def abbreviations(sentences):
    counts = collections.Counter()
    for sentence in sentences:
        for token in sentence:
            if token.form.endswith(".") and len(token.form) > 2 and any(c.isalpha() for c in token.form):
                counts[fold(token.form)] += 1
    return sorted(w for w, n in counts.items() if n >= 2)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--ud", required=True)
    ap.add_argument("table", choices=["starters", "multiword", "abbreviations"])
    ap.add_argument("language")
    args = ap.parse_args()
    sentences = [s for path in treebank.files(args.ud, args.language, "train") for s in treebank.sentences(path)]
    rows = {"starters": starters, "multiword": multiword, "abbreviations": abbreviations}[args.table](sentences)
    if args.table == "starters":
        print("# Words that often begin a sentence: a capitalised one ends the sentence before it after an abbreviation")
        print("# that may end one. Written by tools/train/make_tables.py from the Universal Dependencies treebanks.")
    for row in rows:
        print(row)


if __name__ == "__main__":
    main()

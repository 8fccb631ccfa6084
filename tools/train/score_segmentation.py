#!/usr/bin/python3
"""Scores segmentation from raw text: F1 of sentences, surface tokens and words, per treebank file.

  score_segmentation.py GOLD.conllu [...] --parser "build/entente parse --language XX" [--diff N]

The raw text is that of the treebank: tokens joined as SpaceAfter says, a space between sentences (none in Chinese and
Japanese). XX in the command becomes the name of the folder that holds the file. --diff N prints the N most frequent
differences between tokens.
"""
import argparse
import collections
import os
import subprocess
import sys
import tempfile

import treebank


def raw_text(sentences, spaced):
    out = []
    for sentence in sentences:
        out.append(treebank.text_of(sentence))
        if spaced:
            out.append(" ")
    return "".join(out)


def units(sentences):
    """Sets of sentences, tokens and words as ranges over the characters that are not white space."""
    spans, tokens, words, at = set(), set(), set(), 0
    for sentence in sentences:
        begin = at
        for token in sentence:
            end = at + len("".join(token.form.split()))
            tokens.add((at, end))
            if len(token.parts) == 1:
                words.add((at, end))
            for i, part in enumerate(token.parts if len(token.parts) > 1 else []):
                words.add((at, end, i, part.lower()))
            at = end
        spans.add((begin, at))
    return spans, tokens, words


def f1(gold, guess):
    return 200 * len(gold & guess) / (len(gold) + len(guess))


def differences(gold, guess, most):
    """Prints where the words differ, gold first, by frequency."""
    flat = lambda sentences: [(t.form, t.parts) for s in sentences for t in s]
    counts, a, b = collections.Counter(), flat(gold), flat(guess)
    i = j = x = y = 0
    left, right = [], []
    while i < len(a) or j < len(b):
        if x <= y and i < len(a):
            left.append(" + ".join(a[i][1]))
            x += len("".join(a[i][0].split()))
            i += 1
        else:
            right.append(" + ".join(b[j][1]))
            y += len("".join(b[j][0].split()))
            j += 1
        if x == y:
            if left != right:
                counts[" | ".join(left) + "   <>   " + " | ".join(right)] += 1
            left, right = [], []
    for text, count in counts.most_common(most):
        print(f"   {count:4} {text}")


def sentence_differences(gold, guess, most):
    ends = lambda sentences: {end: s for (_, end), s in zip(sorted(units(sentences)[0]), sentences)}
    a, b = ends(gold), ends(guess)
    show = lambda s: treebank.text_of(s)[-50:]
    for end in sorted(set(a) - set(b))[:most]:
        print("   not found:", show(a[end]))
    for end in sorted(set(b) - set(a))[:most]:
        print("   too many: ", show(b[end]))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="+")
    ap.add_argument("--parser", required=True)
    ap.add_argument("--diff", type=int, default=0)
    args = ap.parse_args()
    for path in args.gold:
        language = os.path.basename(os.path.dirname(os.path.abspath(path)))
        gold = list(treebank.sentences(path))
        text = raw_text(gold, language not in ("zh", "ja"))
        run = subprocess.run(args.parser.replace("XX", language), shell=True, input=text.encode(), stdout=subprocess.PIPE)
        if run.returncode:
            sys.exit(f"{path}: the parser ended with status {run.returncode}")
        with tempfile.NamedTemporaryFile(suffix=".conllu") as file:
            file.write(run.stdout)
            file.flush()
            guess = list(treebank.sentences(file.name))
        (s, t, w), (gs, gt, gw) = units(gold), units(guess)
        print(f"{os.path.join(*path.split(os.sep)[-2:]):28} sentences {f1(s, gs):6.2f}  tokens {f1(t, gt):6.2f}  words {f1(w, gw):6.2f}")
        if args.diff:
            differences(gold, guess, args.diff)
            sentence_differences(gold, guess, args.diff // 3)


if __name__ == "__main__":
    main()

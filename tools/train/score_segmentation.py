#!/usr/bin/python3
"""Scores the parser from raw text: F1 of sentences, surface tokens, words, and of words with the right tag (UPOS), the
right head (UAS) and the right head and universal relation (LAS), per treebank file.

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
    """Sets of sentences, tokens, words, and words with tag, with head, with head and relation. Each is a range over the
    characters that are not white space; a word of a multi-word token has its number and form too."""
    spans, tokens, words, tags, heads, relations, at = set(), set(), set(), set(), set(), set(), 0
    for sentence in sentences:
        begin, keys, rows = at, [(-1, -1)], []
        for token in sentence:
            end = at + len("".join(token.form.split()))
            tokens.add((at, end))
            single = len(token.parts) == 1
            keys += [(at, end) if single else (at, end, i, p.lower()) for i, p in enumerate(token.parts)]
            rows += token.rows
            at = end
        spans.add((begin, at))
        for key, row in zip(keys[1:], rows):
            head = keys[int(row[6])]
            words.add(key)
            tags.add((key, row[3]))
            heads.add((key, head))
            relations.add((key, head, row[7].split(":")[0]))
    return spans, tokens, words, tags, heads, relations


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
    total = []
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
        row = [f1(a, b) for a, b in zip(units(gold), units(guess))]
        names = ("sentences", "tokens", "words", "UPOS", "UAS", "LAS")
        figures = "  ".join(f"{name} {figure:5.1f}" for name, figure in zip(names, row))
        print(f"{os.path.join(*path.split(os.sep)[-2:]):24} {figures}")
        total.append(row)
        if args.diff:
            differences(gold, guess, args.diff)
            sentence_differences(gold, guess, args.diff // 3)
    print("mean" + " " * 21 + "  ".join(f"{n} {sum(r[i] for r in total) / len(total):5.1f}" for i, n in enumerate(names)))


if __name__ == "__main__":
    main()

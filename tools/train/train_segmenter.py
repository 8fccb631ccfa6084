#!/usr/bin/python3
"""Trains models/segmenter.model: words of Chinese and Japanese, clitics of Arabic and Turkish.

  /usr/bin/python3 tools/train/train_segmenter.py --ud ../shared/ud --out models/segmenter.model

Reads *.train.conllu and, for the shipped weights, *.dev.conllu too; never *.test.conllu. Seeded; about a minute on one
core. Arabic also looks words up in the spelling dictionary Ayaspell (Debian: hunspell-ar; GPL, LGPL or MPL). With --held-out the dev files are left out of training and the scores on them are printed.
The file format is in docs/segmentation_format.md.
"""
import argparse
import os
import struct
import time

import torch

import icu
import train_boundaries as boundaries
import train_clitics as clitics
import treebank

WORDS = {"zh": dict(bits=21, epochs=4, rate=0.1, group=10), "ja": dict(bits=20, epochs=3, rate=0.1, group=10)}
# tr: PUD and BOUN split less than IMST, so IMST alone.
# fr, it, pt: words that are a preposition with an article, or the article alone.
CLITICS = {"ar": dict(bits=18, epochs=10, rate=0.1, least=2, only=None),
           "tr": dict(bits=18, epochs=6, rate=0.1, least=2, only="imst"),
           "fr": dict(bits=16, epochs=8, rate=0.1, least=5, only=None, words={"des", "du"}),
           "it": dict(bits=16, epochs=8, rate=0.1, least=5, only=None,
                      words={"del", "dello", "della", "dei", "degli", "delle"}),
           "pt": dict(bits=16, epochs=8, rate=0.1, least=5, only="bosque", words={"nos", "pelo", "nas"})}
SEED, RUNS = 1, 4  # the boundary weights are the mean of so many runs
ARTICLE = "ال"
NOUNS_BELOW = 200  # Ayaspell numbers the affix classes of nouns below this, those of verbs above


def arabic_dictionary(path):
    """Stems of the spelling dictionary Ayaspell, nouns with the article too."""
    if not os.path.exists(path):
        raise SystemExit(f"{path}: not found; it comes with Debian's hunspell-ar")
    words = set()
    for line in open(path, encoding="utf-8"):
        word, _, classes = line.strip().partition("/")
        if classes and not word.startswith(":"):
            words.add(word)
            if int(classes.split()[0].split(",")[0]) < NOUNS_BELOW:
                words.add(ARTICLE + word)
    return words


def glued(sentences):
    """PUD's Arabic without ranges: words written together become one token; what PADT would mend is left out."""
    for sentence in sentences:
        out, inside = [], False
        for token in sentence:
            word = token.form[0].isalpha()
            if inside and word and out:
                last = out[-1]
                part = token.form
                if last.parts == ["ل"] and part.startswith("ل"):
                    part = "ا" + part
                last.form, last.space = last.form + token.form, token.space
                last.parts.append(part)
            else:
                out.append(treebank.Token(token.form, [token.form], token.space))
            inside = word and not token.space
        yield [t for t in out if not (len(t.parts) > 1 and any(p.endswith("ت") for p in t.parts[:-1]))]


def clitic_sentences(paths):
    for path in paths:
        found = clitics.read([path])
        yield from glued(found) if os.sep + "ar" + os.sep in path and "pud" in path else found


def train_words(ud, language, held_out):
    options = WORDS[language]
    simple = dict(icu.simplified_pairs()) if language == "zh" else {}
    train, dev = (treebank.files(ud, language, role) for role in ("train", "dev"))
    x, y = boundaries.examples(train + ([] if held_out else dev), language, simple, options["group"])
    runs = [boundaries.train(x, y, options["bits"], options["epochs"], SEED + k, options["rate"]) for k in range(RUNS)]
    weights = sum(runs) / RUNS
    small, _ = boundaries.quantise(weights)
    if held_out:
        dx, dy = boundaries.examples(dev, language, simple, options["group"])
        print(f"{language} words: F1 {boundaries.f1(boundaries.score(small, dx, options['bits']), dy):.2f} on dev")
    return small.tobytes()


def train_clitics(ud, language, held_out, known):
    options = CLITICS[language]
    train, dev = (treebank.files(ud, language, role) for role in ("train", "dev"))
    train = [p for p in train if not options["only"] or options["only"] in p]
    words = options.get("words")
    examples = list(clitics.tokens(clitic_sentences(train + ([] if held_out else dev)), words))
    scripts = clitics.learn_scripts(examples, options["least"])
    x, mask, y, _ = clitics.arrays(examples, scripts, known)
    weights = clitics.train(x, mask, y, options["bits"], options["epochs"], SEED, options["rate"])
    small, _ = boundaries.quantise(weights)
    if held_out:
        judged = list(clitics.tokens(clitic_sentences(dev), words))
        guesses = clitics.predict(small, judged, scripts, options["bits"], known)
        right = sum(guess == example[3] for guess, example in zip(guesses, judged))
        print(f"{language} clitics: {100 * right / len(judged):.2f} % of tokens right on dev, {len(scripts)} scripts")
    return clitics.pack(small, scripts)


def write(path, sections):
    head = 8 + 4 + 32 * len(sections)
    at, entries, body = (head + 63) // 64 * 64, b"", b""
    start = at
    for name, data in sections:
        entries += struct.pack("<16sQQ", name.encode(), at, len(data))
        padded = data + b"\0" * (-len(data) % 64)
        body += padded
        at += len(padded)
    with open(path, "wb") as out:
        out.write((b"ENTSEG1\n" + struct.pack("<I", len(sections)) + entries).ljust(start, b"\0") + body)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--ud", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--arabic-dictionary", default="/usr/share/hunspell/ar.dic")
    ap.add_argument("--held-out", action="store_true")
    args = ap.parse_args()
    torch.set_num_threads(1)
    began = time.time()
    sections = [(f"{l}.words", train_words(args.ud, l, args.held_out)) for l in WORDS]
    known = {"ar": clitics.Known(arabic_dictionary(args.arabic_dictionary))}
    for language in CLITICS:
        body = train_clitics(args.ud, language, args.held_out, known.get(language, clitics.Known()))
        sections.append((f"{language}.clitics", body))
    sections.append(("ar.known", bytes(known["ar"].filter)))
    sections.append(("zh.simple", b"".join(struct.pack("<HH", a, b) for a, b in icu.simplified_pairs())))
    write(args.out, sections)
    print(f"{args.out}: {os.path.getsize(args.out)} bytes in {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()

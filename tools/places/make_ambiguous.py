#!/usr/bin/env python3
"""Writes ontology/places/ambiguous.txt: names of towns that are also other words or names of persons.

Sources: the Universal Dependencies treebanks and the name data of the training folder (licences in its MANIFEST.tsv); only the
words that occur there are taken, no text. Words added by hand stay: they stand under "# By hand" at the end of the file.

  tools/places/make_ambiguous.py --ud ../shared/ud --ner ../shared/ner > /tmp/ambiguous && mv /tmp/ambiguous ontology/places/ambiguous.txt
"""
import argparse
import collections
import re
import unicodedata
from pathlib import Path

PLACES = Path(__file__).resolve().parents[2] / "ontology" / "places"
BY_HAND = "\n# By hand\n"
HEADER = """\
# Names of towns that are also another word, a first name or a family name: language (xx: any), words (of several words: with _).
# They count as places only with a locative word or where the parser found a name of a place.
# Written by tools/places/make_ambiguous.py from words of treebanks; what stands under "# By hand" is kept.
"""
LINE = 118
WORDS_AGAIN = re.compile(r"[^\W\d_]+")


def key(name):
    letters = unicodedata.normalize("NFD", name.lower().replace("ı", "i").replace("ł", "l"))
    latin = letters[:1] < "\u0370"
    kept = "".join(letter for letter in letters if not (latin and unicodedata.combining(letter)))
    return unicodedata.normalize("NFC", kept).replace("ё", "е")


def town_names():
    """Per language the keys of one word, with the inhabitants of the largest town of the name."""
    names = collections.defaultdict(dict)
    for line in (PLACES / "cities.tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        own = [("", cells[1])] + [(cell[:2], name) for cell in cells[6:] for name in cell[3:].split("|")]
        for language, name in own:
            if " " not in name and "-" not in name:
                names[language][key(name)] = max(int(cells[5]), names[language].get(key(name), 0))
    return names


def count_words(folder, language):
    """How often a word is a proper name, and how often another word (written small, where the script has capitals)."""
    proper, other = collections.Counter(), collections.Counter()
    for path in (folder / language).glob("*.train.conllu"):
        for line in path.open():
            cells = line.split("\t")
            if len(cells) < 10 or not cells[0].isdigit():
                continue
            form = cells[1]
            if cells[3] == "PROPN":
                proper[key(form)] += 1
            elif form == form.lower() or form.isupper() or language == "de":
                other[key(form)] += 1
    return proper, other


def count_names(folder, language):
    """How often a word is in the name of a person, and how often in that of a place."""
    persons, places = collections.Counter(), collections.Counter()
    for path in folder.glob(f"{language}.*.train.tsv"):
        for line in path.open():
            cells = line.split()
            if len(cells) < 2:
                continue
            word = cells[-2] if WORDS_AGAIN.match(cells[-2]) else cells[0]
            if cells[-1].endswith("PER"):
                persons[key(word)] += 1
            elif cells[-1].endswith("LOC"):
                places[key(word)] += 1
    return persons, places


def ambiguous(language, names, ud, ner):
    proper, other = count_words(ud, language)
    persons, places = count_names(ner, language)
    own = {**names[""], **names["en"], **names[language]}
    for word, inhabitants in sorted(own.items()):
        large = inhabitants >= 500_000
        rivals = 5 if large else 1
        if other[word] >= rivals and other[word] * (0.5 if large else 2) > proper[word]:
            yield word
        elif persons[word] >= 2 * rivals and persons[word] > places[word] / 2:
            yield word


def folded(language, words):
    line = language + "\t"
    for word in words:
        if len(line) + len(word) > LINE:
            yield line.rstrip()
            line = language + "\t"
        line += word + " "
    if words:
        yield line.rstrip()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ud", type=Path, required=True)
    arguments.add_argument("--ner", type=Path, required=True)
    chosen = arguments.parse_args()
    names = town_names()
    print(HEADER, end="")
    for language in sorted(names.keys() - {""}):
        for line in folded(language, list(ambiguous(language, names, chosen.ud, chosen.ner))):
            print(line)
    old = (PLACES / "ambiguous.txt").read_text()
    print(BY_HAND.strip())
    if BY_HAND in old:
        print(old[old.index(BY_HAND) + len(BY_HAND) :].rstrip())


if __name__ == "__main__":
    main()

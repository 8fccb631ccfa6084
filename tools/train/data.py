"""Treebanks and name-tagged text as flat arrays.

  data.py UD NER data.pickle [--without-noncommercial] [--rows-of other.pickle:COUNT]

In: the folders of ../shared/ud and ../shared/ner. Out: one pickle of arrays, embedding keys and inventories. Never reads a
*.test.* file. With --without-noncommercial it leaves out what the MANIFEST.tsv of either folder calls NonCommercial.
"""
import collections, glob, os, pickle, sys
import numpy as np
import icu
from features import SLOTS, apply_lemma_script, key, lemma_script, shape, word_keys

LANGUAGES = "en de fr es pt nl pl ru uk it ja zh ko ar tr".split()
TARGETS = dict(en="ewt", pt="bosque", ja="gsd", it="isdt", fr="sequoia", es="ancora", uk="iu", nl="alpino", ru="gsd",
               pl="pdb", de="gsd", zh="gsdsimp", ko="gsd", ar="padt", tr="imst")
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
RELS = ("acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl "
        "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative "
        "xcomp").split()
NAMES = "O B-PER I-PER B-LOC I-LOC B-ORG I-ORG B-MISC I-MISC".split()


def read_conllu(path):
    """Yields (rows of words, {first id: (last id, surface)})."""
    rows, ranges = [], {}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                yield rows, ranges
            rows, ranges = [], {}
        elif line[0] != "#":
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = cells[0].split("-")
                ranges[int(first)] = (int(last), cells[1])
            elif "." not in cells[0]:
                rows.append(cells)
    if rows:
        yield rows, ranges


def read_names(path):
    words = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip():
            if words:
                yield words
            words = []
        else:
            form, tag = line.split("\t")
            words.append((form, tag if tag in NAMES else "O"))
    if words:
        yield words


SIMPLE = {}


def normal(language, text):
    """As the segmenter gives words to the network: Chinese simplified, Arabic without vowel marks and lengthening."""
    if language == "zh":
        if not SIMPLE:
            SIMPLE.update(icu.simplified_pairs())
        return text.translate(SIMPLE)
    if language == "ar":
        return "".join(c for c in text if not (0x64B <= ord(c) <= 0x65F or ord(c) in (0x670, 0x640))) or text
    return text


class Inventory:
    def __init__(self):
        self.count = collections.Counter()

    def settle(self, least):
        self.items = [s for s, c in self.count.most_common() if c >= least]
        self.index = {s: i for i, s in enumerate(self.items)}


def split_table(ranges_seen):
    """Surface -> parts, for surfaces that are nearly always split in the treebanks."""
    table = {}
    for surface, (whole, parts) in ranges_seen.items():
        best, times = parts.most_common(1)[0]
        if times >= 3 and times > 0.85 * (whole + sum(parts.values())):
            table[surface] = best
    return table


def split_names(words, table):
    out = []
    for form, tag in words:
        parts = table.get(form.lower())
        if not parts:
            out.append((form, tag))
            continue
        inside = "O" if tag == "O" else "I-" + tag[2:]
        for i, part in enumerate(parts):
            part = part.capitalize() if i == 0 and form[:1].isupper() else part
            out.append((part, tag if i == 0 else inside))
    return out


def noncommercial(folder):
    """The file names of a folder's MANIFEST.tsv whose licence says NC, or may."""
    lines = open(f"{folder}/MANIFEST.tsv", encoding="utf-8").read().splitlines()
    head = lines[0].split("\t")
    cells = [dict(zip(head, line.split("\t"))) for line in lines[1:]]
    return {c["file"] for c in cells if "-NC" in c["licence"] or c.get("noncommercial")}


def build(ud, ner, left_out):
    banks, texts, splits = [], [], {}
    for language in LANGUAGES:
        seen = collections.defaultdict(lambda: [0, collections.Counter()])
        for path in sorted(glob.glob(f"{ud}/{language}/*.conllu")):
            name, part = os.path.basename(path).split(".")[:2]
            if part == "test" or os.path.relpath(path, ud) in left_out:
                continue
            sentences = []
            for rows, ranges in read_conllu(path):
                sentences.append([(normal(language, r[1]), normal(language, r[2]) if language == "zh" else r[2], r[3], r[5], int(r[6]),
                                   r[7].split(":")[0]) for r in rows])
                if part == "train":
                    inside = set()
                    for first, (last, surface) in ranges.items():
                        forms = tuple(r[1].lower() for r in rows[first - 1:last])
                        seen[surface.lower()][1][forms] += 1
                        inside.update(range(first, last + 1))
                    for r in rows:
                        if int(r[0]) not in inside:
                            seen[r[1].lower()][0] += 1
            banks.append((language, name, part, sentences))
        splits[language] = split_table({s: v for s, v in seen.items() if v[1]})
        for path in sorted(glob.glob(f"{ner}/{language}.*.train.tsv")):
            if os.path.basename(path) in left_out:
                continue
            name = os.path.basename(path).split(".")[1]
            texts.append((language, name, [split_names(w, splits[language]) for w in read_names(path)]))
    return banks, texts, splits


def proper(c):
    code = ord(c)
    if code < 128:
        return c.isalnum()
    return code >= 0xC0 and not 0x2000 <= code < 0x2070 and not 0x3000 <= code < 0x3040


def known_lemmas(banks, scripts):
    """By language: (key of the form, UPOS, lemma script) where the treebanks leave no doubt and most words of that tag and end
    have another script. The target treebank counts five times, for lemmas are a matter of convention."""
    seen = {l: collections.defaultdict(collections.Counter) for l in LANGUAGES}
    for language, name, part, sentences in banks:
        worth = 5 if name == TARGETS[language] else 1
        for s in sentences:
            for form, lemma, upos, feat, head, rel in s:
                if upos in UPOS and (lemma != "_" or form == "_"):
                    seen[language][word_keys(form, language)[1], UPOS.index(upos)][lemma_script(form, lemma)] += worth
    known = {}
    for language in LANGUAGES:
        index = {s: i for i, s in enumerate(scripts[language])}
        usual = collections.defaultdict(collections.Counter)
        for (form, upos), counts in seen[language].items():
            usual[upos, form[-3:]][counts.most_common(1)[0][0]] += 1
        known[language] = []
        for (form, upos), counts in seen[language].items():
            script, times = counts.most_common(1)[0]
            sure = times >= 2 and times > 0.9 * sum(counts.values())
            ends = usual[upos, form[-3:]].most_common(2)
            regular = ends[0][0] == script and (len(ends) == 1 or ends[0][1] > 4 * ends[1][1])
            if script in index and sure and not regular:
                known[language].append((form, upos, index[script]))
    return known


def first_proper(forms):
    """Index of the first word with a letter or digit (there a capital says nothing), or -1; src/parser/features.cc too."""
    for i, form in enumerate(forms):
        if any(proper(c) for c in form):
            return i
    return -1


def encode(banks, texts, least, rows_wanted, settled=None):
    feats = {l: Inventory() for l in LANGUAGES}
    scripts = {l: Inventory() for l in LANGUAGES}
    for language, name, part, sentences in banks:
        for s in sentences:
            for form, lemma, upos, feat, head, rel in s:
                feats[language].count["" if feat == "_" else feat] += 1
                scripts[language].count[lemma_script(form, lemma)] += 1
    for language in LANGUAGES:
        feats[language].settle(2)
        scripts[language].settle(3)
    counts, kept = collections.Counter(), {}
    for language, sentences, worth in [(b[0], b[3], 3) for b in banks] + [(t[0], t[2], 1) for t in texts]:
        words = collections.Counter(w[0] for s in sentences for w in s)
        for form, c in words.items():
            kept.setdefault((form, language), word_keys(form, language))
            for k in kept[form, language]:
                if k:
                    counts[k] += worth * c
        for s in sentences:
            start = first_proper([w[0] for w in s])
            for i, w in enumerate(s):
                counts[key("c", "", shape(w[0], i == start))] += worth
    floor = lambda k: least.get(k[0], 3)
    vocabulary = [k for k, c in counts.most_common() if c >= floor(k)][:rows_wanted]
    if settled:  # the rows of an earlier run first, then what is new
        known = set(settled)
        vocabulary = settled + [k for k in vocabulary if k[0] in "jk" and k not in known]
    row = {k: i for i, k in enumerate(vocabulary)}
    kinds = collections.Counter(k[0] for k in vocabulary)
    print("rows", len(vocabulary), dict(kinds), file=sys.stderr)
    word_rows = {fl: np.array([row.get(k, -1) if k else -1 for k in ks], dtype=np.int32) for fl, ks in kept.items()}
    arrays = {}
    for language, name, part, sentences in banks + [(t[0], t[1], "names", t[2]) for t in texts]:
        n = sum(map(len, sentences))
        a = dict(rows=np.empty((n, SLOTS), np.int32), start=np.zeros(len(sentences) + 1, np.int32))
        for label in ("upos", "feats", "script", "head", "rel", "name"):
            a[label] = np.full(n, -1, np.int16)
        at = 0
        for i, s in enumerate(sentences):
            begin = first_proper([w[0] for w in s])
            for j, w in enumerate(s):
                a["rows"][at] = word_rows[w[0], language]
                a["rows"][at, 0] = row.get(key("c", "", shape(w[0], j == begin)), -1)
                if part == "names":
                    a["name"][at] = NAMES.index(w[1])
                else:
                    form, lemma, upos, feat, head, rel = w
                    a["upos"][at] = UPOS.index(upos) if upos in UPOS else 16
                    a["rel"][at] = RELS.index(rel) if rel in RELS else RELS.index("dep")
                    a["head"][at] = head
                    bare = language == "pt" and name == "gsd"
                    if not (bare and feat == "_"):
                        a["feats"][at] = feats[language].index.get("" if feat == "_" else feat, -1)
                    if not (lemma == "_" and form != "_"):
                        a["script"][at] = scripts[language].index.get(lemma_script(form, lemma), -1)
                at += 1
            a["start"][i + 1] = at
        arrays[f"{language}/{name}.{part}"] = a
    return arrays, vocabulary, {l: feats[l].items for l in LANGUAGES}, {l: scripts[l].items for l in LANGUAGES}


def main():
    ud, ner, out = sys.argv[1:4]
    left_out = noncommercial(ud) | noncommercial(ner) if "--without-noncommercial" in sys.argv else set()
    banks, texts, splits = build(ud, ner, left_out)
    least = dict(f=6, g=9, p=9, s=9, t=15, c=6, j=9, k=30)  # words of trees count three times
    settled = None
    if "--rows-of" in sys.argv:
        old, count = sys.argv[sys.argv.index("--rows-of") + 1].split(":")
        settled = pickle.load(open(old, "rb"))["vocabulary"][:int(count)]
    arrays, vocabulary, feats, scripts = encode(banks, texts, least, 230000, settled)
    for language in LANGUAGES:
        bad = sum(apply_lemma_script(w[0], lemma_script(w[0], w[1])) != w[1]
                  for b in banks if b[0] == language for s in b[3][:200] for w in s)
        print(language, "feats", len(feats[language]), "scripts", len(scripts[language]), "not undone", bad, file=sys.stderr)
    with open(out + ".part", "wb") as f:
        pickle.dump(dict(arrays=arrays, vocabulary=vocabulary, feats=feats, scripts=scripts, splits=splits,
                         known=known_lemmas(banks, scripts)), f, protocol=4)
    os.replace(out + ".part", out)


if __name__ == "__main__":
    main()

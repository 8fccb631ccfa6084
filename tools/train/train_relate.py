#!/usr/bin/env python3
"""Train the model behind `entente relate`: writes ontology/relate.tsv.

  /usr/bin/python3 tools/train/train_relate.py --gold ../shared/gold [--program build/entente] [--folds 5] [--out ontology/relate.tsv]

Data: gold/public/plv_train.jsonl, whose root YIELD is CONCEDE or RETREAT: such a row pulls at the sum of both. Which of the two
is learnt from our own examples in all languages (languages/*/examples.jsonl, the examples of the rules, the odd-numbered lines
of gold/plain and gold/dev), as far as both parties of an event are mentions that the program finds; these rows compare only the
two, by features without words. (Rows of our own for all types made the figure worse, 0.77 for 0.81: the two gold standards draw
the lines between the types differently.) The program itself writes the features (`entente relate --features`), so that
training and use see the same.

Multinomial logistic regression over the 16 types, L2, full batch Adam, no chance in it. With --folds the figure comes first: for
each fold, weights of the other folds are written and tools/score_relate.py of the data folder scores the program itself; then the
weights of all rows are written. Features that hold words are written as 64-bit hashes (src/coder/relate_model.h): no text of the
training data is in the file.
"""
import argparse, collections, glob, json, os, re, subprocess, sys, tempfile
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
sys.path.insert(0, HERE)
import train_judge  # noqa: E402  (passages, traced, align)

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
         "ASSAULT").split()
YIELD = ("CONCEDE", "RETREAT")


def mask(root):
    """The types that a row's label allows."""
    names = YIELD if root == "YIELD" else (root,)
    return np.array([t in names for t in TYPES], "f4")


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def best_span(parties, codes, side):
    """The mention that the judge finds likeliest for a side, among those that name its codes."""
    fit = [p for p in parties if p["span"][1] > p["span"][0] and p["codes"] and set(p["codes"]) <= codes]
    return max(fit, key=lambda p: p[side])["span"] if fit else None


def own_rows(program, gold):
    docs = list(train_judge.passages(gold, None))
    acts = train_judge.traced(program, docs, os.path.abspath(ROOT))
    for number, (_, passage) in enumerate(docs):
        for i, event in train_judge.align(passage, acts[number]).items():
            if event["type"] not in YIELD:
                continue
            parties, actors, others = acts[number][i]["parties"], set(event["actor"]), set(event["recipient"])
            actor = best_span(parties, actors, "actor")
            recipient = best_span(parties, others or actors - {c for p in parties if p["span"] == actor for c in p["codes"]},
                                  "recipient")
            if actor and actor != recipient and (recipient or not others):
                yield {"text": passage["text"], "language": passage["lang"], "actor": actor, "recipient": recipient,
                       "root": event["type"]}


def features_of(program, rows, data):
    """Names of features, a list a row."""
    lines = "".join(json.dumps({"id": str(i), "text": r["text"], "actor": r["actor"], "recipient": r["recipient"],
                                "language": r.get("language", "")}, ensure_ascii=False) + "\n" for i, r in enumerate(rows))
    run = subprocess.run([program, "relate", "--features"], input=lines.encode(), stdout=subprocess.PIPE,
                         env=dict(os.environ, ENTENTE_DATA=data))
    got = {int(a["id"]): a["features"] for a in map(json.loads, run.stdout.decode().splitlines())}
    return [got.get(i, []) for i in range(len(rows))]


class Sparse:
    """A binary matrix of rows and features with the two products that training needs."""

    def __init__(self, rows, index):
        pairs = np.array([(i, index[f]) for i, names in enumerate(rows) for f in names if f in index])
        self.height, self.width = len(rows), len(index)
        self.row, self.column = pairs[:, 0], pairs[:, 1]
        self.order = np.argsort(self.column, kind="stable")

    @staticmethod
    def sums(values, keys, height):
        out = np.zeros((height, values.shape[1]), "f4")
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
        out[keys[starts]] = np.add.reduceat(values, starts, axis=0)
        return out

    def dot(self, weights):
        return self.sums(weights[self.column], self.row, self.height)

    def transposed_dot(self, values):
        return self.sums(values[self.row[self.order]], self.column[self.order], self.width)


def chosen_features(rows, more):
    """Those that stand in two rows of plv_train; and what only our own rows know, if it is in three of them."""
    count, other = (collections.Counter(f for names, _ in part for f in names) for part in (rows, more))
    return sorted(f for f in {**count, **other} if count[f] >= 2 or (not count[f] and other[f] >= 3))


def fit(rows, more, l2, epochs):
    """{feature: 16 weights} from (features, root) rows; `more` compare CONCEDE with RETREAT alone."""
    index = {f: n for n, f in enumerate(chosen_features(rows, more))}
    matrix = Sparse([names for names, _ in rows + more], index)
    allowed = np.array([mask(root) for _, root in rows + more])
    compared = np.array([np.ones(len(TYPES), "f4")] * len(rows) + [mask("YIELD")] * len(more))
    values = [np.zeros((len(index), len(TYPES)), "f4"), np.zeros(len(TYPES), "f4")]
    first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    for step in range(1, epochs + 1):
        scores = matrix.dot(values[0]) + values[1]
        chance = np.exp(scores - scores.max(1, keepdims=True)) * compared
        chance /= chance.sum(1, keepdims=True)
        wanted = chance * allowed
        slope = (chance - wanted / (wanted.sum(1, keepdims=True) + 1e-12)) / len(compared)
        slopes = [matrix.transposed_dot(slope) + l2 / len(compared) * values[0], slope.sum(0)]
        for v, g, m, s in zip(values, slopes, first, second):
            m += 0.1 * (g - m)
            s += 0.01 * (g * g - s)
            v -= 0.05 * (m / (1 - 0.9 ** step)) / (np.sqrt(s / (1 - 0.99 ** step)) + 1e-8)
    table = {f: values[0][n] for f, n in index.items()}
    table["bias"] = values[1]
    return table


def key(name):
    """Names with words in them become hashes."""
    if not name.startswith("@"):
        return name
    value = 0xcbf29ce484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return f"@{value:016x}"


def write(path, table, smallest):
    with open(path, "w", encoding="utf-8") as out:
        out.write("# feature and 16 weights in thousandths; @: hash of a feature with words. "
                  "Written by tools/train/train_relate.py; train again rather than edit.\n")
        out.write("types\t" + "\t".join(TYPES) + "\n")
        for name, weights in sorted((key(n), w) for n, w in table.items()):
            if np.abs(weights).max() >= smallest or name == "bias":
                cells = (int(round(1000 * float(w))) for w in weights)
                out.write(name + "\t" + "\t".join(str(c) if abs(c) >= 10 else "" for c in cells) + "\n")


def overlay(table, smallest):
    """A data folder like the repository's, with other weights for relate."""
    folder, root = tempfile.mkdtemp(), os.path.abspath(ROOT)
    for name in ("languages", "models"):
        os.symlink(os.path.join(root, name), os.path.join(folder, name))
    os.mkdir(os.path.join(folder, "ontology"))
    for name in os.listdir(os.path.join(root, "ontology")):
        if name != "relate.tsv":
            os.symlink(os.path.join(root, "ontology", name), os.path.join(folder, "ontology", name))
    write(os.path.join(folder, "ontology", "relate.tsv"), table, smallest)
    return folder


def score(args, folder, fold):
    run = subprocess.run([sys.executable, os.path.join(args.gold, "..", "tools", "score_relate.py"), args.plv, "--coder",
                          args.program + " relate", "--folds", str(args.folds), "--fold", str(fold)],
                         env=dict(os.environ, ENTENTE_DATA=folder), stdout=subprocess.PIPE)
    last = run.stdout.decode().strip().splitlines()[-1]
    print(f"fold {fold}: {last}", flush=True)
    return float(re.search(r"root macro-F1 ([0-9.]+)", last)[1])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, "build", "entente"))
    ap.add_argument("--gold", required=True)
    ap.add_argument("--out", default=os.path.join(ROOT, "ontology", "relate.tsv"))
    ap.add_argument("--folds", type=int, default=5, help="0: train only")
    ap.add_argument("--l2", type=float, default=0.5)
    ap.add_argument("--epochs", type=int, default=120)
    ap.add_argument("--smallest", type=float, default=0.03, help="features whose weights are all below are left out")
    args = ap.parse_args()
    args.program, args.plv = os.path.abspath(args.program), os.path.join(args.gold, "public", "plv_train.jsonl")
    plv, data = read(args.plv), os.path.abspath(ROOT)
    more = list(own_rows(args.program, args.gold))
    features = features_of(args.program, plv + more, data)
    rows = [(f, r["root"]) for f, r in zip(features, plv)]
    more = [([n for n in f if not n.startswith("@")], r["root"]) for f, r in zip(features[len(plv):], more)]
    print(f"rows: plv_train {len(plv)}, own CONCEDE or RETREAT {len(more)}", flush=True)
    figures = []
    for fold in range(args.folds):
        inside = [r for i, r in enumerate(rows) if i % args.folds != fold]
        figures.append(score(args, overlay(fit(inside, more, args.l2, args.epochs), args.smallest), fold))
    if figures:
        print(f"mean root macro-F1 of {len(figures)} folds: {sum(figures) / len(figures):.3f}")
    write(args.out, fit(rows, more, args.l2, args.epochs), args.smallest)


if __name__ == "__main__":
    main()

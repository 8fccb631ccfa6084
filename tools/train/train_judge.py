#!/usr/bin/python3
"""Train the judge: who is actor, who is recipient, which acts are events (ontology/judge.tsv).

  tools/train/train_judge.py [--program build/entente] [--gold ../shared/gold] [--out ontology/judge.tsv]

Data: languages/*/examples.jsonl (ours) and, where --gold is given, the odd-numbered lines of plain/*.jsonl and dev/*.jsonl.
Even-numbered lines are never read. The program itself writes the features (`entente explain --features`), so that training
and use see the same. Three stages: models of single parties, days and places; with their scores of documents that they have not
seen, the model of the casting (who plays which part, all at once); with both in place, the model of acceptance.
Logistic regression, L2, full batch Adam (the casting: softmax over the castings of an act, L-BFGS), seeded; ten minutes on one
core.
"""
import argparse, collections, functools, glob, json, os, random, shutil, subprocess, sys, tempfile
import torch
from casting import fit_casting

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")


def rule_examples():
    """The examples of ontology/rules: one sentence, one event."""
    codes = lambda cell: [] if cell == "-" else sorted(cell.split(","))
    for path in sorted(glob.glob(os.path.join(ROOT, "ontology", "rules", "*.rules"))):
        for line in open(path, encoding="utf-8"):
            if line.startswith("+ "):
                _, lang, published, kind, mode, actor, _, recipient, text = line.rstrip("\n").split(" ", 8)
                yield 2.0, {"lang": lang, "published": published, "text": text, "events": [
                    {"type": kind, "mode": mode.strip("-"), "aux": "", "actor": codes(actor), "only_one": True,
                     "recipient": codes(recipient), "date": None, "place": None, "trigger": ""}]}


def passages(gold, languages):
    for path in sorted(glob.glob(os.path.join(ROOT, "languages", "??", "examples.jsonl"))):
        for line in open(path, encoding="utf-8"):
            if line.strip():
                yield 1.0, json.loads(line)
    yield from rule_examples()
    if gold:
        for stratum, weight in (("plain", 2.0), ("dev", 1.0)):
            for path in sorted(glob.glob(os.path.join(gold, stratum, "*.jsonl"))):
                for number, line in enumerate(open(path, encoding="utf-8"), 1):
                    if number % 2 == 1:
                        yield weight, json.loads(line)


def traced(program, docs, data):
    text = "".join(json.dumps({"id": str(i), "text": p["text"], "published": p["published"], "language": p["lang"]},
                              ensure_ascii=False) + "\n" for i, (_, p) in enumerate(docs))
    env = dict(os.environ, ENTENTE_DATA=data)
    run = subprocess.run([program, "explain", "--features", "--input", "jsonl"], input=text.encode(), env=env,
                         stdout=subprocess.PIPE)
    acts = collections.defaultdict(list)
    for line in run.stdout.splitlines():
        act = json.loads(line)
        for casting in act["castings"]:
            casting["features"] = [sys.intern(f) for f in casting["features"]]
        acts[int(act["document"])].append(act)
    return acts


def overlaps(text, trigger, span):
    """Whether the trigger's words, wherever they stand in the text, share bytes with the span."""
    raw, needle, at = text.encode(), trigger.encode(), -1
    while needle:
        at = raw.find(needle, at + 1)
        if at < 0:
            return False
        if at < span[1] and span[0] < at + len(needle):
            return True
    return False


def align(passage, acts):
    """{index of act: gold event}: same type and overlapping triggers; else the only act of that type left."""
    owner = {}
    for event in passage["events"]:
        same = [i for i, a in enumerate(acts) if a["type"] == event["type"]]
        hit = [i for i in same if overlaps(passage["text"], event["trigger"], acts[i]["trigger"])]
        free = [i for i in same if i not in owner]
        want = set(event["actor"]) | set(event["recipient"])
        if not hit and free:
            hit = [max(free, key=lambda i: len(want & {c for p in acts[i]["parties"] for c in p["codes"]}))]
        for i in hit:
            owner.setdefault(i, event)
    return owner


def party_rows(docs, acts):
    for number, (weight, passage) in enumerate(docs):
        for i, event in align(passage, acts[number]).items():
            actor, recipient = set(event["actor"]), set(event["recipient"])
            for party in acts[number][i]["parties"]:
                codes = set(party["codes"])
                is_actor = bool(codes) and codes <= actor
                is_recipient = bool(codes) and codes <= recipient
                if party["origin"] == "own_state":
                    is_actor = False
                    is_recipient = recipient == actor
                elif is_actor and is_recipient:
                    is_recipient = False
                if acts[number][i]["swap"]:
                    is_actor, is_recipient = is_recipient, is_actor
                yield weight, party["features"], is_actor, is_recipient


PARTIES_ONLY = ("-f-", "-g-", "-h-")  # passages of idioms and of grammar: they tell fewer days and places than the scheme does


def is_of(passage, kinds):
    return any(kind in passage.get("id", "") for kind in kinds)


def answer_rows(docs, acts, key, field):
    for number, (weight, passage) in enumerate(docs):
        if is_of(passage, PARTIES_ONLY):
            continue
        for i, event in align(passage, acts[number]).items():
            for answer in acts[number][i][key] if event.get(field) is not None else []:
                yield weight, answer["features"], answer["value"] == event.get(field, "")


DECOYS = ("-f-", "-h-")  # of these, passages without an event were written to mislead: far more of them than news has
DECOY_WEIGHT = 0.25


def accept_rows(docs, acts):
    for number, (weight, passage) in enumerate(docs):
        owner = align(passage, acts[number])
        if not passage["events"] and is_of(passage, DECOYS):
            weight *= DECOY_WEIGHT
        for i, act in enumerate(acts[number]):
            event = owner.get(i)
            if event is None and any(e.get("only_one") for e in passage["events"]):
                continue
            good = event is not None and (not event.get("aux") or bool(act["auxiliary"]))
            if event is not None and not event.get("aux") and act["auxiliary"]:
                continue
            yield weight, act["features"], good


def fit(name, rows, labels, weights, l2, quiet=False, least=2, epochs=300):
    count = collections.Counter(f for r in rows for f in set(r))
    index = {f: n for n, f in enumerate(sorted(f for f, c in count.items() if c >= least))}
    flat, offsets = [], []
    for r in rows:
        offsets.append(len(flat))
        flat.extend(index[f] for f in dict.fromkeys(r) if f in index)
    torch.manual_seed(1)
    bag = torch.nn.EmbeddingBag(max(1, len(index)), 1, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    bias = torch.zeros(1, requires_grad=True)
    flat, offsets = torch.tensor(flat, dtype=torch.long), torch.tensor(offsets, dtype=torch.long)
    y, w = torch.tensor(labels, dtype=torch.float32), torch.tensor(weights, dtype=torch.float32)
    optimiser = torch.optim.Adam(list(bag.parameters()) + [bias], lr=0.03)
    for _ in range(epochs):
        optimiser.zero_grad()
        logits = bag(flat, offsets).squeeze(1) + bias
        loss = (torch.nn.functional.binary_cross_entropy_with_logits(logits, y, reduction="none") * w).sum() / w.sum()
        (loss + l2 * (bag.weight ** 2).sum() / len(rows)).backward()
        optimiser.step()
    values = bag.weight.detach().squeeze(1).tolist()
    accuracy = (((logits > 0).float() == y).float() * w).sum() / w.sum()
    if not quiet:
        print(f"{name}: rows {len(rows)}, features {len(index)}, positive {sum(labels) / len(labels):.3f}, "
              f"loss {loss.item():.4f}, accuracy on the training rows {accuracy.item():.3f}")
    table = {f: values[n] for f, n in index.items() if abs(values[n]) >= 0.02}
    table["bias"] = bias.item()
    return table


def write(path, tables):
    with open(path, "w", encoding="utf-8") as out:
        out.write("# table\tfeature\tweight. Written by tools/train/train_judge.py; train again rather than edit.\n")
        for name, table in tables.items():
            for feature, weight in sorted(table.items()):
                out.write(f"{name}\t{feature}\t{weight:.3f}\n")


@functools.lru_cache(None)
def snapshot():
    """The languages as they stand when training begins: somebody may be editing them."""
    folder = os.path.join(tempfile.mkdtemp(), "languages")
    shutil.copytree(os.path.join(ROOT, "languages"), folder)
    return folder


def overlay(judge):
    """A data folder like the repository's, with another judge.tsv."""
    folder = tempfile.mkdtemp()
    os.symlink(snapshot(), os.path.join(folder, "languages"))
    os.symlink(os.path.join(os.path.abspath(ROOT), "models"), os.path.join(folder, "models"))
    os.mkdir(os.path.join(folder, "ontology"))
    for name in os.listdir(os.path.join(ROOT, "ontology")):
        if name != "judge.tsv":
            os.symlink(os.path.join(os.path.abspath(ROOT), "ontology", name), os.path.join(folder, "ontology", name))
    os.symlink(os.path.abspath(judge), os.path.join(folder, "ontology", "judge.tsv"))
    return folder


PARTY = ("actor", "recipient")
CIRCUMSTANCE = (("date", "dates"), ("place", "places"))


def fit_parties(docs, acts, l2, quiet=False):
    """The models of parties, days and places from traced acts."""
    tables, rows = {}, list(party_rows(docs, acts))
    for name, column in zip(PARTY, (2, 3)):
        tables[name] = fit(name, [r[1] for r in rows], [float(r[column]) for r in rows], [r[0] for r in rows], l2, quiet)
    for name, key in CIRCUMSTANCE:
        found = list(answer_rows(docs, acts, key, name))
        tables[name] = fit(name, [r[1] for r in found], [float(r[2]) for r in found], [r[0] for r in found], l2, quiet)
    return tables


def fit_accept(docs, acts, l2, quiet=False):
    rows = list(accept_rows(docs, acts))
    return fit("accept", [r[1] for r in rows], [float(r[2]) for r in rows], [r[0] for r in rows], l2, quiet)


def without(fold, folds, docs, acts):
    """Documents that are not of the fold, with their acts."""
    inside = [n for n in range(len(docs)) if n % folds != fold]
    return [docs[n] for n in inside], {i: acts[n] for i, n in enumerate(inside)}


def cross_fitted(docs, program, tables_of_folds):
    """Acts of every document as coded by models that were trained without it: what the casting and the judge of acceptance
    must learn from. `tables_of_folds`: for each fold, the models trained on the others."""
    out, scratch, folds = {}, tempfile.mktemp(suffix=".tsv"), len(tables_of_folds)
    for fold, tables in enumerate(tables_of_folds):
        held = [n for n in range(len(docs)) if n % folds == fold]
        write(scratch, tables)
        traces = traced(program, [docs[n] for n in held], overlay(scratch))
        out.update({n: traces[i] for i, n in enumerate(held)})
    return out


RECIPROCAL = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}


def right_parties(event, act):
    ga, gr, ca, cr = (set(x) for x in (event["actor"], event["recipient"], act["actors"], act["recipients"]))
    if (ga, gr) == (ca, cr):
        return True
    return event["type"] in RECIPROCAL and (not gr or not cr) and event["mode"] != "visit" and ga | gr == ca | cr


def right_casting(event, casting):
    """A meeting that the place makes a visit afterwards is cast as a meeting of all."""
    if right_parties(event, casting):
        return True
    meeting = any(f.startswith("parts|") and f.endswith("|meeting") for f in casting["features"])
    everybody = set(event["actor"]) | set(event["recipient"])
    return meeting and event["mode"] == "visit" and not casting["recipients"] and set(casting["actors"]) == everybody


def fit_castings(docs, acts, quiet=True):
    rows = [(weight, [c["features"] for c in act["castings"]], [right_casting(event, c) for c in act["castings"]])
            for number, (weight, passage) in enumerate(docs)
            for act, event in ((acts[number][i], e) for i, e in align(passage, acts[number]).items())]
    return fit_casting([r for r in rows if any(r[2])], quiet)


def report(docs, acts):
    """Share of aligned acts whose parties are exactly right, of documents that the models have not seen."""
    tally = collections.Counter()
    for number, (weight, passage) in enumerate(docs):
        for i, event in align(passage, acts[number]).items():
            source = "gold" if "-p-" in passage.get("id", "") or "-d-" in passage.get("id", "") else "own"
            tally[source] += 1
            tally[source, "right"] += right_parties(event, acts[number][i])
    print("held out: " + ", ".join(f"{s} {tally[s, 'right'] / tally[s]:.3f} of {tally[s]}" for s in ("own", "gold") if tally[s]))


def train(docs, program, out, l2_party, l2_accept, folds, rounds=2):
    write(out, {})
    for last in (number == rounds - 1 for number in range(rounds)):
        acts = traced(program, docs, overlay(out))
        tables = fit_parties(docs, acts, l2_party, quiet=not last)
        of_folds = [fit_parties(*without(fold, folds, docs, acts), l2_party, quiet=True) for fold in range(folds)]
        told = cross_fitted(docs, program, of_folds)
        tables["casting"] = fit_castings(docs, told, quiet=not last)
        for fold in range(folds):
            of_folds[fold]["casting"] = fit_castings(*without(fold, folds, docs, told))
        held_out = cross_fitted(docs, program, of_folds)
        report(docs, held_out)
        tables["accept"] = fit_accept(docs, held_out, l2_accept, quiet=not last)
        write(out, tables)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, "build", "entente"))
    ap.add_argument("--gold")
    ap.add_argument("--out", default=os.path.join(ROOT, "ontology", "judge.tsv"))
    ap.add_argument("--languages", default="")
    ap.add_argument("--l2-party", type=float, default=1.0)
    ap.add_argument("--l2-accept", type=float, default=3.0)
    ap.add_argument("--folds", type=int, default=4)
    args = ap.parse_args()
    torch.set_num_threads(1)
    docs = [d for d in passages(args.gold, None) if not args.languages or d[1]["lang"] in args.languages.split(",")]
    random.Random(1).shuffle(docs)
    train(docs, args.program, args.out, args.l2_party, args.l2_accept, args.folds)


if __name__ == "__main__":
    main()

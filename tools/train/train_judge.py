#!/usr/bin/python3
"""Train the judge: who is actor, who is recipient, which acts are events (ontology/judge.tsv).

  tools/train/train_judge.py [--program build/entente] [--gold ../shared/gold] [--out ontology/judge.tsv]

Data: languages/*/examples.jsonl (ours) and, where --gold is given, the odd-numbered lines of plain/*.jsonl and dev/*.jsonl.
Even-numbered lines are never read. The program itself writes the features (`entente explain --features`), so that training
and use see the same. Two stages: first the models of parties, then, with those in place, the model of acceptance.
Logistic regression, L2, full batch Adam, seeded; about two minutes on one core.
"""
import argparse, collections, glob, json, os, random, subprocess, sys, tempfile
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")


def passages(gold, languages):
    for path in sorted(glob.glob(os.path.join(ROOT, "languages", "??", "examples.jsonl"))):
        for line in open(path, encoding="utf-8"):
            if line.strip():
                yield 1.0, json.loads(line)
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
    for line in run.stdout.decode("utf-8").splitlines():
        act = json.loads(line)
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
                yield weight, party["features"], is_actor, is_recipient


def accept_rows(docs, acts):
    for number, (weight, passage) in enumerate(docs):
        owner = align(passage, acts[number])
        for i, act in enumerate(acts[number]):
            event = owner.get(i)
            good = event is not None and (not event.get("aux") or bool(act["auxiliary"]))
            if event is not None and not event.get("aux") and act["auxiliary"]:
                continue
            yield weight, act["features"], good


def fit(rows, labels, weights, l2, least=2, epochs=400):
    count = collections.Counter(f for r in rows for f in set(r))
    index = {f: n for n, f in enumerate(sorted(f for f, c in count.items() if c >= least))}
    flat, offsets = [], []
    for r in rows:
        offsets.append(len(flat))
        flat.extend(index[f] for f in set(r) if f in index)
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
    print(f"  rows {len(rows)}, features {len(index)}, positive {sum(labels) / len(labels):.3f}, "
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


def overlay(judge):
    """A data folder like the repository's, with another judge.tsv."""
    folder = tempfile.mkdtemp()
    for name in ("languages", "models"):
        os.symlink(os.path.join(os.path.abspath(ROOT), name), os.path.join(folder, name))
    os.mkdir(os.path.join(folder, "ontology"))
    for name in os.listdir(os.path.join(ROOT, "ontology")):
        if name != "judge.tsv":
            os.symlink(os.path.join(os.path.abspath(ROOT), "ontology", name), os.path.join(folder, "ontology", name))
    os.symlink(os.path.abspath(judge), os.path.join(folder, "ontology", "judge.tsv"))
    return folder


def train(docs, program, out, l2_party, l2_accept):
    acts = traced(program, docs, overlay(out))
    rows = list(party_rows(docs, acts))
    tables = {}
    for name, column in (("actor", 2), ("recipient", 3)):
        print(name)
        tables[name] = fit([r[1] for r in rows], [float(r[column]) for r in rows], [r[0] for r in rows], l2_party)
    write(out, tables)
    acts = traced(program, docs, overlay(out))
    rows = list(accept_rows(docs, acts))
    print("accept")
    tables["accept"] = fit([r[1] for r in rows], [float(r[2]) for r in rows], [r[0] for r in rows], l2_accept)
    write(out, tables)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--program", default=os.path.join(ROOT, "build", "entente"))
    ap.add_argument("--gold")
    ap.add_argument("--out", default=os.path.join(ROOT, "ontology", "judge.tsv"))
    ap.add_argument("--languages", default="")
    ap.add_argument("--l2-party", type=float, default=0.5)
    ap.add_argument("--l2-accept", type=float, default=1.0)
    args = ap.parse_args()
    torch.set_num_threads(1)
    docs = [d for d in passages(args.gold, None) if not args.languages or d[1]["lang"] in args.languages.split(",")]
    open(args.out, "w").close()
    train(docs, args.program, args.out, args.l2_party, args.l2_accept)


if __name__ == "__main__":
    main()

"""Trains the parser's network.

  train.py --data data.pickle --out model.pt (--minutes M | --steps N) [--dev] [--set key=value ...]

The learning rate falls with the share of the minutes or steps that is gone; with --steps a run can be repeated to the bit.
A run may be cut in legs: --until 0.67 ends with two thirds of the fall done, --start model.pt --gone 0.67 goes on there.
"""
import argparse, json, os, pickle, sys, time
import warnings
warnings.filterwarnings("ignore")
import numpy as np
import torch
import torch.nn.functional as F
from data import LANGUAGES, TARGETS
from features import SLOTS
from model import Network
from ops import Linear16, AdamW, ArcLoss, SoftLoss, best_heads

CONFIG = dict(embedding=192, width=512, layers=3, tag=256, name=128, arc=128, rel=64, drop=0.15, drop_in=0.1, drop_head=0.2,
              word_drop=0.2, affix_drop=0.05, bank_drop=0.1, rate=2e-3, table_rate=2e-3, decay=0.01, words=2048, name_share=0.2,
              power=0.5, smooth=0.03, seed=1, rows=150000, trust=0.5, label_from=2.0, label_every=0.3, label_share=0.5, swap=0.15, silver=0.5, target=2.0, boost="")
GOLD = {"it", "de", "ja"}
SILVER = {"ar/padt", "nl/lassysmall14", "zh/gsdsimp"}


HELD_OUT = 0.8  # with --dev, the last fifth of each dev file stays out of training, to watch the run


def sentences_of(name, array, part):
    """The sentence numbers of a file for training (part "train") or for watching ("watch"; all of it without --dev)."""
    count = len(array["start"]) - 1
    cut = int(HELD_OUT * count)
    return range(cut, count) if part == "watch" else range(cut) if name.endswith(".dev") else range(count)


class Pool:
    """Sentences of several treebanks, drawn by treebank weight, whole passes without repetition inside a treebank."""

    def __init__(self, arrays, weights, rng):
        self.arrays, self.rng = arrays, rng
        total = sum(weights.values())
        self.names = list(arrays)
        self.p = np.array([weights[n] / total for n in self.names])
        self.order = {n: [] for n in self.names}
        self.labelled = set()  # of these files only the sentences that the network has labelled

    def draw(self, words, longest=150):
        out, size = [], 0
        while size < words:
            name = self.names[self.rng.choice(len(self.names), p=self.p)]
            a, room = self.arrays[name], max(200, words // 8)
            while room > 0 and size < words:
                if not self.order[name]:
                    self.order[name] = list(self.rng.permutation(np.array(sentences_of(name, a, "train"))))
                i = self.order[name].pop()
                n = int(a["start"][i + 1] - a["start"][i])
                if name in self.labelled and a["sure"][a["start"][i]] == 0:
                    continue
                if n <= longest:
                    out.append((name, i))
                    size += n
                    room -= n
        return out


# Packs are filled up to a multiple of 512 words with an empty last sentence: oneDNN prepares a product once a shape.
def gather(arrays, picks, language_index, banks_of, swap=lambda name: None):
    picks = sorted(picks, key=lambda p: (language_index[p[0]], p[1]))
    parts = {k: [] for k in ("rows", "upos", "feats", "script", "head", "rel", "name", "sure")}
    lang, tongue, bank, start = [], [], [], [0]
    for name, i in picks:
        a = arrays[name]
        b, e = int(a["start"][i]), int(a["start"][i + 1])
        for k in parts:
            parts[k].append(a[k][b:e] if k in a else np.where(a["head"][b:e] >= 0, 100, 0))
        other = swap(name)
        if other is not None:  # names alone are learnt from a sentence said to be of another language
            for k in ("upos", "feats", "script", "head", "rel"):
                parts[k][-1] = np.full(e - b, -1)
        lang.append(np.full(e - b, language_index[name]))
        tongue.append(np.full(e - b, language_index[name] if other is None else other))
        bank.append(np.full(e - b, banks_of(name) if other is None else 0))
        start.append(start[-1] + e - b)
    spare = -start[-1] % 512
    if spare:
        for k in parts:
            parts[k].append(np.full((spare, SLOTS) if k == "rows" else spare, -1))
        lang.append(np.full(spare, lang[-1][0]))
        tongue.append(lang[-1])
        bank.append(np.zeros(spare, np.int64))
        start.append(start[-1] + spare)
    out = {k: torch.from_numpy(np.concatenate(v).astype(np.int32 if k == "rows" else np.int64)) for k, v in parts.items()}
    out["tongue"] = torch.from_numpy(np.concatenate(tongue))
    out["language"], out["bank"] = torch.from_numpy(np.concatenate(lang)), torch.from_numpy(np.concatenate(bank))
    out["start"] = torch.tensor(start, dtype=torch.int32)
    out["arc_weight"] = out.pop("sure").clamp(min=0).float() / 100.0
    out["weight"] = torch.where(out["upos"] >= 0, (out["arc_weight"] > 0).float() * out["arc_weight"].clamp(min=0.0), torch.zeros(1))
    return out


def drop_rows(rows, config):
    form = torch.rand(rows.shape[0], 1) < config["word_drop"]
    affix = torch.rand(rows.shape) < config["affix_drop"]
    affix[:, :1] = torch.rand(rows.shape[0], 1) < 0.02
    affix[:, 1:3] |= form
    return torch.where(affix, torch.full_like(rows, -1), rows)


def slices(language):
    values, counts = torch.unique_consecutive(language, return_counts=True)
    at = 0
    for l, c in zip(values.tolist(), counts.tolist()):
        yield l, slice(at, at + c)
        at += c


def soft(head, x, labels, weight, smooth, scale):
    spare = -len(x) % 128
    if spare:
        x, labels, weight = F.pad(x, (0, 0, 0, spare)), F.pad(labels, (0, spare), value=-1), F.pad(weight, (0, spare))
    return SoftLoss.apply(Linear16.apply(x, head.w), head.b, labels, weight, smooth, scale)


WEIGHTS = dict(arc=1.0, rel=1.0, upos=0.6, feats=0.6, script=0.6, name=0.5)


def losses(net, b, smooth):
    """Loss by head, each times its weight and divided by its words."""
    tag, name, arc_dep, arc_head, rel_dep, rel_head = net.encode(b["dropped"], b["tongue"], b["bank"], b["start"])
    weight, start, total = b["weight"], b["start"], {}
    treed, named = float(weight.sum()), max(1, int((b["name"] >= 0).sum()))
    total["upos"] = soft(net.upos, tag, b["upos"], weight, smooth, WEIGHTS["upos"] / treed)
    for key_, heads in (("feats", net.feats), ("script", net.scripts)):
        total[key_] = sum(soft(heads[l], tag[s], b[key_][s], weight[s], smooth, WEIGHTS[key_] / treed)
                          for l, s in slices(b["language"]))
    total["name"] = soft(net.names, name, b["name"], torch.ones_like(weight), smooth, WEIGHTS["name"] / named)
    arc = ArcLoss.apply(net.arcs(arc_dep), arc_head, net.root_arc, b["head"], b["arc_weight"], start)
    total["arc"] = arc * (WEIGHTS["arc"] / treed)
    first = torch.repeat_interleave(start[:-1].long(), (start[1:] - start[:-1]).long())
    heads = torch.where(b["head"] > 0, first + b["head"] - 1, torch.full_like(first, -1))
    rel = F.cross_entropy(net.rels(rel_dep, rel_head, heads), b["rel"], ignore_index=-1, reduction="none", label_smoothing=smooth)
    total["rel"] = (rel * weight).sum() * (WEIGHTS["rel"] / treed)
    return total


@torch.no_grad()
def evaluate(net, arrays, names, language_index, bank_index, limit, watch):
    net.eval()
    table = {}
    for name in names:
        a = arrays[name]
        right = dict(n=0, upos=0, feats=0, script=0, uas=0, las=0)
        picks = [(name, i) for i in (sentences_of(name, a, "watch") if watch else range(len(a["start"]) - 1))]
        while picks:
            chunk, size = [], 0
            while picks and size < 4000:
                p = picks.pop()
                chunk.append(p)
                size += int(a["start"][p[1] + 1] - a["start"][p[1]])
            b = gather(arrays, chunk, language_index, lambda n: bank_index[n])
            tag, name_h, ad, ah, rd, rh = net.encode(b["rows"], b["language"], b["bank"], b["start"])
            l = int(b["language"][0])
            right["n"] += int((b["upos"] >= 0).sum())
            right["upos"] += int((net.upos(tag).argmax(1) == b["upos"]).sum())
            right["feats"] += int((net.feats[l](tag).argmax(1) == b["feats"]).sum())
            right["script"] += int((net.scripts[l](tag).argmax(1) == b["script"]).sum())
            heads = best_heads(net.arcs(ad), ah, net.root_arc, b["start"])[0]
            first = torch.repeat_interleave(b["start"][:-1].long(), (b["start"][1:] - b["start"][:-1]).long())
            ok = heads == b["head"]
            packed = torch.where(heads > 0, first + heads - 1, torch.full_like(first, -1))
            right["uas"] += int(ok.sum())
            right["las"] += int((ok & (net.rels(rd, rh, packed).argmax(1) == b["rel"])).sum())
            if right["n"] > limit:
                break
        n = right.pop("n")
        table[name] = {k: 100.0 * v / n for k, v in right.items()}
    net.train()
    return table


@torch.no_grad()
def label_plain(net, arrays, language_index, bank_of, trust, rng, share):
    """Self-training: writes the network's own trees and tags into the arrays of name-tagged text, each word with how sure
    the arc is (times `trust`, in per cent); tags and relations that are not sure are left out."""
    net.eval()
    for name, a in arrays.items():
        a.setdefault("sure", np.zeros(len(a["rows"]), np.int16))
        l, at, count = language_index[name], 0, len(a["start"]) - 1
        while at < count:
            end = min(count, int(np.searchsorted(a["start"], a["start"][at] + 4000)))
            end = max(end, at + 1)
            if rng.random() > share:
                at = end
                continue
            b = gather({name: a}, [(name, i) for i in range(at, end)], language_index, bank_of)
            tag, _, ad, ah, rd, rh = net.encode(b["rows"], b["language"], b["bank"], b["start"])
            n = int(a["start"][end] - a["start"][at])
            heads, chance = best_heads(net.arcs(ad), ah, net.root_arc, b["start"])
            first = torch.repeat_interleave(b["start"][:-1].long(), (b["start"][1:] - b["start"][:-1]).long())
            packed = torch.where(heads > 0, first + heads - 1, torch.full_like(first, -1))
            here = slice(int(a["start"][at]), int(a["start"][end]))
            for key_, scores in (("upos", net.upos(tag)), ("feats", net.feats[l](tag)), ("script", net.scripts[l](tag)),
                                 ("rel", net.rels(rd, rh, packed))):
                p, best = scores.float().softmax(1).max(1)
                best[p < 0.7] = -1
                a[key_][here] = best[:n].numpy()
            a["rel"][here][(chance[:n] < 0.6).numpy()] = -1
            a["head"][here] = heads[:n].numpy()
            a["sure"][here] = (100 * trust * chance[:n].clamp(min=0.01)).numpy().astype(np.int16)
            at = end
    net.train()


def report(table):
    for name, row in table.items():
        print("   " + f"{name:16}" + "  ".join(f"{k} {v:.1f}" for k, v in row.items()))
    mean = {k: sum(r[k] for r in table.values()) / len(table) for k in next(iter(table.values()))}
    print("   mean            " + "  ".join(f"{k} {v:.2f}" for k, v in mean.items()), flush=True)


def bank_weights(arrays, config):
    boost = dict(item.split(":") for item in config["boost"].split(",") if item)
    weights = {}
    for full, a in arrays.items():
        bank = full.split(".")[0]
        language, name = bank.split("/")
        w = float(boost.get(language, 1.0)) * len(a["rows"]) ** config["power"]
        w *= config["silver"] if bank in SILVER and name != TARGETS[language] else 1.0
        weights[full] = w * (config["target"] if name == TARGETS[language] else 1.0)
    return weights


def continue_from(net, adam, path):
    """An earlier model's weights; embedding rows beyond its own begin at zero. And its optimiser, where it was saved."""
    saved = torch.load(path)
    net.load_state_dict(saved["state"])
    net.table.weight[:len(saved["table"])] = saved["table"]
    if os.path.exists(path + ".adam"):
        kept = torch.load(path + ".adam")
        adam.m, adam.v, adam.count = kept["m"], kept["v"], kept["count"]
        net.table.m, net.table.v, net.table.steps = kept["table"]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True); ap.add_argument("--out", required=True)
    ap.add_argument("--minutes", type=float); ap.add_argument("--steps", type=int); ap.add_argument("--dev", action="store_true")
    ap.add_argument("--every", type=float, default=5.0); ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--set", nargs="*", default=[])
    ap.add_argument("--start", help="an earlier model whose weights to begin with"); ap.add_argument("--gone", type=float, default=0.0)
    ap.add_argument("--until", type=float, default=1.0)
    args = ap.parse_args()
    config = dict(CONFIG)
    for item in args.set:
        k, v = item.split("=")
        config[k] = type(CONFIG[k])(float(v)) if not isinstance(CONFIG[k], str) else v
    torch.set_num_threads(args.threads)
    torch.manual_seed(config["seed"])
    rng = np.random.default_rng(config["seed"])
    data = pickle.load(open(args.data, "rb"))
    arrays = data["arrays"]
    for a in arrays.values():
        a["rows"][a["rows"] >= config["rows"]] = -1
    banks = sorted({n.split(".")[0] for n in arrays if not n.endswith(".names")})
    bank_number = {b: i + 1 for i, b in enumerate(banks)}
    bank_index = {n: bank_number.get(n.split(".")[0], 0) for n in arrays}
    language_index = {n: LANGUAGES.index(n.split("/")[0]) for n in arrays}
    target_bank = {l: bank_number.get(f"{l}/{TARGETS[l]}", 0) for l in LANGUAGES}
    net = Network(config, min(config["rows"], len(data["vocabulary"])), LANGUAGES, banks, [data["feats"][l] for l in LANGUAGES],
                  [data["scripts"][l] for l in LANGUAGES])
    net.train()
    trees = {n: a for n, a in arrays.items() if n.endswith(".train") or (args.dev and n.endswith(".dev"))}
    names = {n: a for n, a in arrays.items() if n.endswith(".names")}
    tree_pool = Pool(trees, bank_weights(trees, config), rng)
    worth = lambda n: 1.0 if "wikineural" in n else 2.0
    name_pool = Pool(names, {n: worth(n) * len(a["rows"]) ** config["power"] for n, a in names.items()}, rng)
    dev = [name for name in (f"{l}/{TARGETS[l]}.dev" for l in LANGUAGES) if name in arrays]

    def banks_of(name):
        if name.endswith(".names"):  # where a language has gold names, the silver ones rather belong to no treebank
            language = name.split("/")[0]
            return target_bank[language] if rng.random() < (0.3 if language in GOLD and "wikineural" in name else 0.8) else 0
        return 0 if rng.random() < config["bank_drop"] else bank_index[name]

    def swap(name):
        if name.endswith(".names") and rng.random() < config["swap"]:
            return int(rng.integers(len(LANGUAGES)))
        return None

    adam = AdamW(net.parameters())
    if args.start:
        continue_from(net, adam, args.start)
    next_label = config["label_from"]
    begin, last, seen, step, sums = time.time(), time.time(), 0, 0, {}
    print(json.dumps(config), sum(p.numel() for p in net.parameters()), flush=True)
    while True:
        share = step / args.steps if args.steps else (time.time() - begin) / (60 * args.minutes)
        if share >= 1:
            break
        done = args.gone + (args.until - args.gone) * share
        if done >= next_label:
            label_plain(net, names, language_index, banks_of, config["trust"], rng, config["label_share"])
            name_pool.labelled = {n for n, a in names.items() if a["sure"].any()}
            print(f"{(time.time() - begin) / 60:.1f} min: plain text labelled", flush=True)
            next_label += config["label_every"]
        scale = min(1.0, (step + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * min(1.0, done)) + 0.005)
        picks = tree_pool.draw(config["words"] * (1 - config["name_share"])) + name_pool.draw(config["words"] * config["name_share"])
        b = gather(arrays, picks, language_index, banks_of, swap)
        b["dropped"] = drop_rows(b["rows"], config)
        total = losses(net, b, config["smooth"])
        loss = sum(total.values())
        for p in net.parameters():
            p.grad = None
        loss.backward()
        if not adam.step(config["rate"] * scale, config["decay"], 2.0):
            print("skipped a step", step)
            continue
        net.table.update(b["dropped"], net.leaf.grad, config["table_rate"] * scale)
        step += 1
        seen += len(b["rows"])
        for k, v in total.items():
            sums[k] = 0.98 * sums.get(k, float(v) / WEIGHTS[k]) + 0.02 * float(v) / WEIGHTS[k]
        if time.time() - last > 60 * args.every:
            print(f"{(time.time() - begin) / 60:.1f} min step {step} words {seen} ({seen / (time.time() - begin):.0f}/s) " +
                  " ".join(f"{k} {v:.3f}" for k, v in sums.items()), flush=True)
            report(evaluate(net, arrays, dev, language_index, bank_index, 2500, args.dev))
            last = time.time()
            save(net, adam, config, banks, target_bank, args.out)
    save(net, adam, config, banks, target_bank, args.out)
    print(f"end: step {step} words {seen}")
    report(evaluate(net, arrays, dev, language_index, bank_index, 10**9, args.dev))


def save(net, adam, config, banks, target_bank, path):
    torch.save(dict(config=config, state=net.state_dict(), table=net.table.weight, banks=banks, target_bank=target_bank),
               path + ".part")
    os.replace(path + ".part", path)
    torch.save(dict(m=adam.m, v=adam.v, count=adam.count, table=(net.table.m, net.table.v, net.table.steps)), path + ".adam")


if __name__ == "__main__":
    main()

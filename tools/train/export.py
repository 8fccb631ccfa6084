"""Writes the C++ weights file. Usage: export.py --data data.pickle --model model.pt --out models/entente.model
The format is described in src/parser/weights.h; the reader is src/parser/layers.cc."""
import argparse, os, pickle
import numpy as np
import torch
from data import LANGUAGES, NAMES, RELS, UPOS

LANES = 48


def finish(h):
    mask = (1 << 64) - 1
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & mask
    h ^= h >> 32
    return h or 1


def hash_key(key):
    h = 0xCBF29CE484222325
    for b in key.encode("utf-8"):
        h = (h ^ b) * 0x100000001B3 & (1 << 64) - 1
    return finish(h)


class Writer:
    def __init__(self):
        self.lines, self.blobs, self.at = [], [], 0

    def add(self, kind, name, rows, columns, blob):
        self.lines.append([kind, name, rows, columns, self.at, len(blob)])
        blob += b"\0" * (-len(blob) % 64)
        self.blobs.append(blob)
        self.at += len(blob)

    def number(self, name, value):
        self.add("number", name, value, 0, b"")

    def floats(self, name, values):
        v = np.ascontiguousarray(values, np.float32).ravel()
        self.add("f32", name, len(v), 1, v.tobytes())

    def strings(self, name, values):
        self.add("text", name, len(values), 1, "".join(v + "\n" for v in values).encode("utf-8"))

    def matrix(self, name, w):
        """w: outputs x inputs, float; outputs a multiple of 16, inputs of 64."""
        o, i = w.shape
        assert o % 16 == 0 and i % 64 == 0, (name, w.shape)
        scale = np.abs(w).max(1) / 127.0
        scale[scale == 0] = 1.0
        q = np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8)
        self.add("i8", name, o, i, np.ascontiguousarray(q.reshape(o // 16, 16, i // 4, 4).transpose(0, 2, 1, 3)).tobytes())
        self.floats(name + ".scale", scale)
        self.add("u32", name + ".sums", o, 1, q.astype(np.int32).sum(1).astype(np.int32).tobytes())

    def write(self, path):
        size = 0
        while True:  # offsets are part of the header whose length they need
            base = size + -size % 64
            body = "".join(" ".join(str(x) for x in (k, n, r, c, base + a, b)) + "\n" for k, n, r, c, a, b in self.lines)
            head = f"entente-network 1 {len(body) + 27:08d}\n" + body
            if len(head) == size:
                break
            size = len(head)
        with open(path + ".part", "wb") as f:
            f.write(head.encode() + b"\0" * (-size % 64))
            for blob in self.blobs:
                f.write(blob)
        os.replace(path + ".part", path)


def pad_rows(w, to=16, value=0.0):
    spare = -len(w) % to
    return np.concatenate([w, np.full((spare,) + w.shape[1:], value, w.dtype)])


def write_index(out, name, hashes, values, most):
    """Open addressing: {upper half of the hash, value + 1} at the lower half modulo the capacity, or later."""
    capacity = 1
    while capacity < 1.25 * len(hashes):
        capacity *= 2
    pairs = np.zeros((capacity, 2), np.uint32)
    for h, value in zip(hashes, values):
        at = h & (capacity - 1)
        while pairs[at, 1]:
            at = (at + 1) % capacity
        pairs[at] = h >> 32, value + 1
    out.number(name + ".capacity", capacity)
    out.number(name + ".values", most)
    out.add("u32", name + ".pairs", capacity, 2, pairs.tobytes())


def with_tag(form_hash, upos):
    return finish(form_hash ^ (upos + 1) * 0x9E3779B97F4A7C15 & (1 << 64) - 1)


def write_table(out, table, vocabulary):
    used = np.nonzero(np.abs(table).max(1) > 1e-6)[0]
    table = table[used]
    scale = np.abs(table).max(1) / 127.0
    write_index(out, "index", [hash_key(vocabulary[k]) for k in used], range(len(used)), len(used))
    out.add("bytes", "table", *table.shape, np.rint(table / scale[:, None]).astype(np.int8).tobytes())
    out.floats("table.scale", scale)


def write_language(out, state, data, saved, number, language):
    base = state["language"][number] + state["bank"][saved["target_bank"][language]]
    feats, scripts = data["feats"][language], data["scripts"][language]
    ws, bs = [], []
    for layer, count in (("upos", len(UPOS)), (f"feats.{number}", len(feats)), (f"scripts.{number}", len(scripts))):
        ws.append(pad_rows(state[layer + ".w"][:count]))
        bs.append(pad_rows(state[layer + ".b"][:count], value=-1e30))
    out.floats(language + ".base", base)
    out.strings(language + ".feats", feats)
    out.strings(language + ".scripts", scripts)
    known = data["known"][language]
    write_index(out, language + ".known", [with_tag(hash_key(k), u) for k, u, _ in known], [s for _, _, s in known], len(scripts))
    out.matrix(language + ".tags", np.concatenate(ws))
    out.floats(language + ".tags_bias", np.concatenate(bs))


def lanes(w):
    return np.concatenate([w, np.zeros((LANES - len(w),) + w.shape[1:], w.dtype)])


def write_heads(out, state, config):
    rel, n = config["rel"], len(RELS)
    out.matrix("hidden", state["hidden.w"])
    out.floats("hidden_bias", state["hidden_bias"])
    out.matrix("names", pad_rows(state["names.w"]))
    out.floats("names_bias", pad_rows(state["names.b"], value=-1e30))
    out.matrix("arc", state["arc.w"])
    for name in ("arc_bias", "root_arc", "root_rel"):
        out.floats(name, state[name])
    by_rel = state["pair.w"].reshape(n, rel, rel)
    pair = np.zeros((rel, LANES, rel), np.float32)
    pair[:, :n] = by_rel.transpose(1, 0, 2)
    out.matrix("pair", np.concatenate([pair.reshape(rel * LANES, rel), lanes(state["rel_dep.w"])]))
    out.floats("pair_bias", lanes(state["rel_dep.b"]))
    out.matrix("rel_head", lanes(state["rel_head.w"]))
    out.floats("root_rel_scores", lanes(state["rel_head.w"] @ state["root_rel"]))
    out.floats("zeros", np.zeros(1024))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True); ap.add_argument("--model", required=True); ap.add_argument("--out", required=True)
    args = ap.parse_args()
    data, saved = pickle.load(open(args.data, "rb")), torch.load(args.model, map_location="cpu")
    state = {k: v.float().numpy() for k, v in saved["state"].items()}
    config, out = saved["config"], Writer()
    for name in ("embedding", "width", "tag", "name", "arc", "rel", "layers"):
        out.number("size." + name, config[name])
    languages = [l for l in LANGUAGES if data["feats"][l] and data["scripts"][l]]
    out.strings("languages", languages)
    for i in range(config["layers"]):
        p = f"layers.{i}."
        out.floats(f"layer{i}.gain", state[p + "norm.gain"])
        out.floats(f"layer{i}.bias", state[p + "norm.bias"])
        out.matrix(f"layer{i}.gates", state[p + "u.w"])
        for theirs, ours in (("vf", "forget_cell"), ("vr", "reset_cell"), ("bf", "forget_bias"), ("br", "reset_bias")):
            out.floats(f"layer{i}.{ours}", state[p + theirs])
    out.floats("enter.gain", state["enter_norm.gain"])
    out.floats("enter.bias", state["enter_norm.bias"])
    out.matrix("enter", state["enter.w"])
    out.floats("enter_bias", state["enter_bias"])
    out.floats("leave.gain", state["leave.gain"])
    out.floats("leave.bias", state["leave.bias"])
    write_heads(out, state, config)
    for language in languages:
        write_language(out, state, data, saved, LANGUAGES.index(language), language)
    write_table(out, saved["table"].numpy(), data["vocabulary"])
    out.write(args.out)
    print(args.out, os.path.getsize(args.out))


if __name__ == "__main__":
    main()

"""Clitics written together with their host (Arabic, Turkish): a linear model that picks one of the splits seen in training.

A split ("script") says what is cut off both ends of the word, how the stem is mended and which words stand beside it.
src/parser/clitic_splitter.cc computes the same features: change both.
"""
import collections

import numpy as np
import torch

import treebank

IDENTITY = ("", "", "", "", (), ())
MOST = 24  # candidates of one word that training looks at


def fold(text):
    return "".join("'" if c in "’ʼ" else c.lower()[0] for c in text)


def script_of(surface, parts):
    """(prefix, suffix, stem_prefix, stem_suffix, before, after) that turns the surface into its parts."""
    if len(parts) == 1:
        return IDENTITY
    best = (0, 0, 0, 0)
    for k, part in enumerate(parts):
        for i in range(len(surface)):
            for j in range(len(part)):
                n = 0
                while i + n < len(surface) and j + n < len(part) and surface[i + n] == part[j + n]:
                    n += 1
                best = max(best, (n, -k, i, j))
    length, k, i, j = best[0], -best[1], best[2], best[3]
    if length == 0:
        return None
    stem = parts[k]
    return (surface[:i], surface[i + length:], stem[:j], stem[j + length:], tuple(parts[:k]), tuple(parts[k + 1:]))


def applies(script, form):
    prefix, suffix = script[0], script[1]
    return len(form) > len(prefix) + len(suffix) and form.startswith(prefix) and form.endswith(suffix)


def stem_of(script, form):
    return script[2] + form[len(script[0]):len(form) - len(script[1])] + script[3]


def mix(h, value):
    h = ((h ^ value) * 0x85EBCA6B) & 0xFFFFFFFF
    return h ^ (h >> 13)


def hash_of(seed, text):
    h = seed
    for byte in text.encode():
        h = mix(h, byte)
    return h


def context(word, previous, following):
    tail = lambda text, n: text[-n:]
    return ([11, hash_of(12, word)] + [hash_of(12 + n, word[:n]) for n in range(1, 6)]
            + [hash_of(20 + n, tail(word, n)) for n in range(1, 7)]
            + [hash_of(30, previous), hash_of(31, tail(previous, 3)), hash_of(32, tail(following, 3)), hash_of(33, following)])


class Known:
    """Words of a dictionary as a Bloom filter of two hashes; the empty one knows nothing."""

    def __init__(self, words=(), bits=22):
        self.bits = bits if words else 0
        self.filter = bytearray(1 << (bits - 3) if words else 0)
        for word in words:
            for at in self.places(word):
                self.filter[at >> 3] |= 1 << (at & 7)

    def places(self, word):
        h = hash_of(70, word)
        return [x & ((1 << self.bits) - 1) for x in (h ^ (h >> 16), mix(h, 71))]

    def __contains__(self, word):
        return self.bits > 0 and all(self.filter[at >> 3] >> (at & 7) & 1 for at in self.places(word))


def row(seen, script, stem, stem_known, word_known):
    whole, both = hash_of(40, stem), stem_known + 2 * word_known
    hashes = [mix(h, script + 1) for h in seen]
    hashes += [whole, mix(whole, script + 1), mix(hash_of(41, stem[-3:]), script + 1),
               mix(hash_of(42, stem[:3]), script + 1)]
    hashes += [mix(60, stem_known), mix(mix(61, both), script + 1), mix(mix(62, stem_known), script + 1), mix(63, both)]
    return [h ^ (h >> 16) for h in hashes]


FEATURES = len(row(context("", "", ""), 0, "", 0, 0))


def tokens(sentences, only=None):
    """(word, previous, next, parts) of the tokens that the splitter is asked about, folded; of the words `only`."""
    for sentence in sentences:
        forms = [""] + [fold(t.form) for t in sentence] + [""]
        for i, token in enumerate(sentence):
            if token.form[0].isalpha() and len(token.form.encode()) > 1 and (not only or forms[i + 1] in only):
                yield forms[i + 1], forms[i], forms[i + 2], tuple(fold(p) for p in token.parts)


def learn_scripts(examples, least):
    counts = collections.Counter(script_of(e[0], e[3]) for e in examples)
    kept = [s for s, n in counts.most_common() if s and s != IDENTITY and n >= least]
    return [IDENTITY] + kept


def arrays(examples, scripts, known):
    """Features (n, MOST, FEATURES), a mask of real candidates, the right candidate; words out of reach are left out."""
    number = {s: k for k, s in enumerate(scripts)}
    x = np.zeros((len(examples), MOST, FEATURES), np.uint32)
    mask = np.zeros((len(examples), MOST), bool)
    y, keep = [], []
    for e, (word, previous, following, parts) in enumerate(examples):
        gold = number.get(script_of(word, parts))
        if gold is None:
            continue
        candidates = [0] + [k for k in range(1, len(scripts)) if applies(scripts[k], word)]
        candidates = candidates[:MOST]
        if gold not in candidates:
            candidates[-1] = gold
        seen = context(word, previous, following)
        n = len(y)
        for c, k in enumerate(candidates):
            stem = stem_of(scripts[k], word) if k else word
            x[n, c] = row(seen, k, stem, stem in known, word in known)
            mask[n, c] = True
        y.append(candidates.index(gold))
        keep.append(e)
    return x[:len(y)], mask[:len(y)], np.array(y), keep


def train(x, mask, y, bits, epochs, seed, rate=0.1):
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(1 << bits, 1, mode="sum", sparse=True)
    torch.nn.init.zeros_(table.weight)
    optimiser = torch.optim.Adagrad(table.parameters(), lr=rate)
    x = torch.from_numpy((x & ((1 << bits) - 1)).astype(np.int64))
    mask, y = torch.from_numpy(mask), torch.from_numpy(y)
    for epoch in range(epochs):
        for rows in torch.randperm(len(y)).split(64):
            optimiser.zero_grad()
            score = table(x[rows].view(-1, FEATURES)).view(len(rows), MOST)
            score = score.masked_fill(~mask[rows], -1e9)
            torch.nn.functional.cross_entropy(score, y[rows], reduction="sum").backward()
            optimiser.step()
    return table.weight.detach().numpy()[:, 0]


def predict(weights, examples, scripts, bits, known):
    """The predicted parts of each example."""
    out = []
    for word, previous, following, _ in examples:
        seen = context(word, previous, following)
        best, most = 0, None
        for k, script in enumerate(scripts):
            if k and not applies(script, word):
                continue
            stem = stem_of(script, word) if k else word
            score = sum(float(weights[h & ((1 << bits) - 1)]) for h in row(seen, k, stem, stem in known, word in known))
            if most is None or score > most:
                best, most = k, score
        s = scripts[best]
        out.append(s[4] + (stem_of(s, word) if best else word,) + s[5])
    return out


def pack(weights, scripts):
    """The section of segmenter.model: u32 size, int8 weights, a line of six cells a script."""
    lines = "\n".join("\t".join([s[0], s[1], s[2], s[3], " ".join(s[4]), " ".join(s[5])]) for s in scripts)
    return len(weights).to_bytes(4, "little") + weights.tobytes() + lines.encode()


def read(paths):
    return [sentence for path in paths for sentence in treebank.sentences(path)]

"""Word boundaries of languages written without spaces: a linear model over characters (Chinese, Japanese).

Every place between two characters is judged alone, by a sum of hashed weights over the characters around it, their
kinds, and what ICU's dictionary says there. src/parser/boundary_model.cc computes the same features: change both.
"""
import numpy as np
import torch

import icu
import treebank

PAD, SPACE = 1, 2
WINDOWS = [(-3,), (-2,), (-1,), (0,), (1,), (2,), (-3, -2), (-2, -1), (-1, 0), (0, 1), (1, 2), (-2, 0), (-1, 1),
           (-3, -2, -1), (-2, -1, 0), (-1, 0, 1), (0, 1, 2), (-3, -2, -1, 0), (-2, -1, 0, 1), (-1, 0, 1, 2)]
KINDS = [(-1, 0), (-2, -1, 0), (-1, 0, 1), (-3, -2, -1, 0, 1, 2)]
TEMPLATES = len(WINDOWS) + len(KINDS) + 8


def kind(code):
    if code <= SPACE:
        return 0
    if code == ord("0"):
        return 2
    if 0x61 <= code <= 0x7A or 0xC0 <= code < 0x2000:
        return 3
    if 0x3041 <= code <= 0x309F:
        return 4
    if 0x30A0 <= code <= 0x30FF:
        return 5
    if 0x3400 <= code <= 0x9FFF or code == 0x3005 or code >= 0x20000:
        return 6
    return 1


def normal(code, simple):
    if 0xFF01 <= code <= 0xFF5E:
        code -= 0xFEE0
    if 0x30 <= code <= 0x39:
        return 0x30
    if 0x41 <= code <= 0x5A:
        return code + 32
    if code in (0x20, 0x0A, 0x3000):
        return SPACE
    return simple.get(code, code)


def mix(h, values):
    h = (h ^ values.astype(np.uint32)) * np.uint32(0x85EBCA6B)
    return h ^ (h >> np.uint32(13))


def features(text, language, simple):
    """Hashes (len(text), TEMPLATES): row i is the place before character i."""
    n = len(text)
    codes = np.full(n + 6, PAD, np.uint32)
    codes[3:n + 3] = [normal(ord(c), simple) for c in text]
    kinds = np.array([kind(int(c)) for c in codes], np.uint32)
    at = lambda array, offset: array[3 + offset:3 + offset + n]
    seed = lambda template: np.full(n, ((template + 1) * 0x9E3779B1) & 0xFFFFFFFF, np.uint32)
    columns = []

    def add(*values):
        h = seed(len(columns))
        for v in values:
            h = mix(h, v)
        columns.append(h ^ (h >> np.uint32(16)))

    for window in WINDOWS:
        add(*[at(codes, o) for o in window])
    for window in KINDS:
        add(*[at(kinds, o) for o in window])
    flags, word, offset, length = dictionary(text, language, codes)
    left = lambda a: np.concatenate([[0], a[:-1]]).astype(np.uint32)
    around = sum(flags[1 + k:1 + k + n].astype(np.uint32) << k for k in range(5))
    here = flags[3:3 + n].astype(np.uint32)
    add(around)
    add(around, at(kinds, -1), at(kinds, 0))
    add(here, at(codes, -1), at(codes, 0))
    add(left(word), here, offset)
    add(word, here, offset)
    add(left(word), word)
    add(np.minimum(left(length), 5), np.minimum(length, 5), np.minimum(offset, 5), here)
    add(left(word), at(codes, 0), offset)
    return np.stack(columns, 1)


def dictionary(text, language, codes):
    """ICU's breaks (index + 3 holds the place before a character), and per character the hash of its dictionary word,
    its offset in it and the word's length."""
    n = len(text)
    flags = np.zeros(n + 7, np.uint32)
    word, offset, length = (np.zeros(n, np.uint32) for _ in range(3))
    ends = icu.word_breaks(text, language)
    for begin, end in zip(ends, ends[1:]):
        flags[begin + 3] = 1
        h = 7
        for c in codes[3 + begin:3 + end]:
            h = ((h ^ int(c)) * 0x85EBCA6B) & 0xFFFFFFFF
            h ^= h >> 13
        word[begin:end] = h
        offset[begin:end] = np.arange(end - begin)
        length[begin:end] = end - begin
    flags[n + 3] = 1
    return flags, word, offset, length


def examples(paths, language, simple, group):
    """Features and answers of all places inside texts of `group` sentences each; places at a space are left out."""
    xs, ys = [], []
    for path in paths:
        sentences = list(treebank.sentences(path))
        for first in range(0, len(sentences), group):
            text, begins = "", []
            for sentence in sentences[first:first + group]:
                for token in sentence:
                    begins.append(len(text))
                    text += token.form + (" " if token.space and token is not sentence[-1] else "")
            answer = np.zeros(len(text), np.int8)
            answer[begins] = 1
            x = features(text, language, simple)
            spaces = np.array([c == " " for c in text])
            use = ~spaces & ~np.concatenate([[True], spaces[:-1]])
            xs.append(x[use])
            ys.append(answer[use])
    return np.concatenate(xs), np.concatenate(ys)


def train(x, y, bits, epochs, seed, rate):
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(1 << bits, 1, mode="sum", sparse=True)
    torch.nn.init.zeros_(table.weight)
    optimiser = torch.optim.Adagrad(table.parameters(), lr=rate)
    x = torch.from_numpy((x & ((1 << bits) - 1)).astype(np.int64))
    y = torch.from_numpy(y.astype(np.float32))
    for epoch in range(epochs):
        for rows in torch.randperm(len(y)).split(512):
            optimiser.zero_grad()
            score = table(x[rows]).squeeze(1)
            torch.nn.functional.binary_cross_entropy_with_logits(score, y[rows], reduction="sum").backward()
            optimiser.step()
    return table.weight.detach().numpy()[:, 0]


def quantise(weights):
    """int8 weights and the scale that gives them back."""
    scale = np.abs(weights).max() / 127
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8), float(scale)


def f1(score, y):
    """F1 of whole words, given scores and answers of consecutive places."""
    guess, gold = score > 0, y > 0
    g, p = np.flatnonzero(gold), np.flatnonzero(guess)
    gold_words = set(zip(g, g[1:]))
    hit = sum((a, b) in gold_words for a, b in zip(p, p[1:]))
    return 200 * hit / (len(g) + len(p))


def score(weights, x, bits):
    return weights[x & ((1 << bits) - 1)].astype(np.int32 if weights.dtype == np.int8 else np.float32).sum(1)

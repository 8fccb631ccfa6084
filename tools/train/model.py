"""The network: summed embeddings -> one ReLU layer -> layers of bidirectional SRU -> heads. Words of all sentences lie
packed one after another, without padding."""
import math
import torch
from torch import nn
from data import NAMES, RELS, UPOS
from ops import Linear16, Norm, Pair, Relu, Scan, Table


class Dense(nn.Module):
    def __init__(self, i, o, bias=True):
        super().__init__()
        self.w = nn.Parameter(torch.randn(o, i) * math.sqrt(1.0 / i))
        self.b = nn.Parameter(torch.zeros(o)) if bias else None

    def forward(self, x):
        y = Linear16.apply(x, self.w)
        return y if self.b is None else y + self.b.to(torch.bfloat16)


class LayerNorm(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.gain, self.bias = nn.Parameter(torch.ones(d)), nn.Parameter(torch.zeros(d))

    def forward(self, x, drop):
        return Norm.apply(x, self.gain, self.bias, 1.0 - drop if self.training else 1.0)


class Sru(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.norm, self.u = LayerNorm(d), Dense(d, 3 * d, bias=False)
        self.vf, self.vr = (nn.Parameter(torch.randn(d) * 0.1) for _ in range(2))
        self.bf, self.br = nn.Parameter(torch.zeros(d)), nn.Parameter(torch.full((d,), -1.0))

    def forward(self, x, start, drop):
        return Scan.apply(self.u(self.norm(x, drop)), x, self.vf, self.vr, self.bf, self.br, start)


class Network(nn.Module):
    def __init__(self, config, rows, languages, banks, feats, scripts):
        super().__init__()
        self.config = config
        e, d = config["embedding"], config["width"]
        t, a, r, n = config["tag"], config["arc"], config["rel"], config["name"]
        self.table = Table(rows, e)
        self.language = nn.Parameter(torch.randn(len(languages), e) * 0.1)
        self.bank = nn.Parameter(torch.zeros(len(banks) + 1, e))
        self.enter_norm, self.enter, self.enter_bias = LayerNorm(e), Dense(e, d, bias=False), nn.Parameter(torch.zeros(d))
        self.layers = nn.ModuleList(Sru(d) for _ in range(config["layers"]))
        self.leave = LayerNorm(d)
        self.hidden = Dense(d, t + n + 2 * a + 2 * r, bias=False)
        self.hidden_bias = nn.Parameter(torch.zeros(t + n + 2 * a + 2 * r))
        self.upos, self.names = Dense(t, len(UPOS)), Dense(n, len(NAMES))
        self.feats = nn.ModuleList(Dense(t, max(2, len(f))) for f in feats)
        self.scripts = nn.ModuleList(Dense(t, max(2, len(s))) for s in scripts)
        self.arc, self.arc_bias = Dense(a, a, bias=False), nn.Parameter(torch.zeros(a))
        self.root_arc, self.root_rel = nn.Parameter(torch.randn(a) * 0.1), nn.Parameter(torch.randn(r) * 0.1)
        self.pair = Dense(r, len(RELS) * r, bias=False)
        self.rel_dep, self.rel_head = Dense(r, len(RELS)), Dense(r, len(RELS), bias=False)
        self.arc.w.data.mul_(0.3)
        self.pair.w.data.mul_(0.3)

    def encode(self, rows, language, bank, start):
        """rows: words x slots; language, bank: one a word (bank 0 = none); start: sentence offsets."""
        drop = self.config["drop"]
        self.leaf = self.table.sum(rows).requires_grad_(self.training)
        x = self.leaf + self.language[language] + self.bank[bank]
        x = Relu.apply(self.enter(self.enter_norm(x, self.config["drop_in"])), self.enter_bias, 1.0)
        for layer in self.layers:
            x = layer(x, start, drop)
        keep = 1.0 - self.config["drop_head"] if self.training else 1.0
        h = Relu.apply(self.hidden(self.leave(x, drop)), self.hidden_bias, keep)
        c = self.config
        return torch.split(h, [c["tag"], c["name"], c["arc"], c["arc"], c["rel"], c["rel"]], dim=1)

    def arcs(self, dep):
        """The dependents' side of arc scores: times a head's vector (or root_arc) it gives the score."""
        return self.arc(dep).float() + self.arc_bias

    def rels(self, dep, head, heads):
        """heads: for each word its head's index in the pack, or -1 for the root."""
        full = torch.cat([self.root_rel[None], head])[heads + 1]
        pairs = Pair.apply(dep, self.pair.w, full, len(RELS))
        return pairs + self.rel_dep(dep).float() + self.rel_head(full).float()

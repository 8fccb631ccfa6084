"""Autograd wrappers around ops.cc (built on first use) and a bf16 linear layer with float32 master weights."""
import ctypes, os, subprocess, tempfile
import torch

LIBC = ctypes.CDLL(None)
LIBC.mallopt(-4, 0)  # M_MMAP_MAX: large arrays come from the heap,
LIBC.mallopt(-1, 2**31 - 1)  # M_TRIM_THRESHOLD: which keeps its pages
LIBC.mallopt(-2, 512 << 20)  # M_TOP_PAD

HERE = os.path.dirname(os.path.abspath(__file__))


def load():
    sources = [os.path.join(HERE, name) for name in ("ops.cc", "ops_scan.cc", "ops_loss.cc")]
    changed = max(os.path.getmtime(path) for path in sources + [os.path.join(HERE, "ops_shared.h")])
    target = os.path.join(tempfile.gettempdir(), f"entente-train-ops-{int(changed)}.so")
    if not os.path.exists(target):
        part = f"{target}.{os.getpid()}"
        subprocess.check_call(["g++", "-O3", "-march=native", "-ffast-math", "-fno-math-errno", "-mprefer-vector-width=512",
                               "-std=c++20", "-shared", "-fPIC", "-o", part] + sources)
        os.replace(part, target)
    return ctypes.CDLL(target)


LIB = load()
for name in ("arc_loss", "soft_loss", "square_sum"):
    getattr(LIB, name).restype = ctypes.c_double


def call(name, *args):
    out = []
    for a in args:
        if isinstance(a, torch.Tensor):
            assert a.is_contiguous()
            out.append(ctypes.c_void_p(a.data_ptr()))
        elif isinstance(a, float):
            out.append(ctypes.c_float(a))
        elif a is None:
            out.append(ctypes.c_void_p(None))
        else:
            out.append(a)
    return getattr(LIB, name)(*out)


L, I, U64 = ctypes.c_long, ctypes.c_int, ctypes.c_uint64


class Linear16(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w):
        x, w = x.to(torch.bfloat16), w.to(torch.bfloat16)
        ctx.save_for_backward(x, w)
        return torch.nn.functional.linear(x, w)

    @staticmethod
    def backward(ctx, g):
        x, w = ctx.saved_tensors
        g = g.contiguous()
        return g @ w, (g.t() @ x).float()


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, u, x, vf, vr, bf, br, start):
        h = x.shape[1] // 2
        x = x.contiguous()
        cell, out = torch.empty_like(x), torch.empty_like(x)
        call("scan_forward", u, x, vf, vr, bf, br, start, L(len(start) - 1), I(h), cell, out)
        ctx.save_for_backward(u, x, vf, vr, bf, br, start, cell)
        return out

    @staticmethod
    def backward(ctx, g):
        u, x, vf, vr, bf, br, start, cell = ctx.saved_tensors
        h = x.shape[1] // 2
        gu, gx = torch.empty_like(u), torch.empty_like(x)
        small = [torch.zeros_like(p) for p in (vf, vr, bf, br)]
        call("scan_backward", u, x, vf, vr, bf, br, start, L(len(start) - 1), I(h), cell, g.contiguous(), gu, gx, *small)
        return (gu, gx, *small, None)


class Norm(torch.autograd.Function):
    """Layer norm, dropout and rounding to bf16 in one pass."""

    @staticmethod
    def forward(ctx, x, gain, bias, keep):
        n, d = x.shape
        x = x.contiguous()
        mean, inverse = torch.empty(n), torch.empty(n)
        mask, out = torch.empty(n, d, dtype=torch.uint8), torch.empty(n, d, dtype=torch.bfloat16)
        seed = int(torch.randint(0, 2**62, (1,)))
        call("norm_forward", x, gain, bias, L(n), I(d), float(keep), U64(seed), mean, inverse, mask, out)
        ctx.save_for_backward(x, gain, mean, inverse, mask)
        ctx.keep = keep
        return out

    @staticmethod
    def backward(ctx, g):
        x, gain, mean, inverse, mask = ctx.saved_tensors
        gx, ggain, gbias = torch.empty_like(x), torch.zeros_like(gain), torch.zeros_like(gain)
        call("norm_backward", x, gain, mean, inverse, mask, g.contiguous().to(torch.bfloat16), L(x.shape[0]), I(x.shape[1]),
             float(ctx.keep), gx, ggain, gbias)
        return gx, ggain, gbias, None


class Table:
    """Embedding rows with lazy Adam: a row moves only in the steps that read it."""

    def __init__(self, rows, d):
        self.weight, self.m, self.v = (torch.zeros(rows, d) for _ in range(3))
        self.steps = torch.zeros(rows, dtype=torch.int32)

    def sum(self, rows):
        out = torch.empty(rows.shape[0], self.weight.shape[1])
        call("bag_forward", self.weight, rows, L(rows.shape[0]), I(rows.shape[1]), I(out.shape[1]), out)
        return out

    def update(self, rows, grad, rate, beta1=0.9, beta2=0.98, epsilon=1e-8):
        call("bag_adam", self.weight, self.m, self.v, self.steps, L(len(self.steps)), rows, grad.contiguous(),
             L(rows.shape[0]), I(rows.shape[1]), I(grad.shape[1]), float(rate), beta1, beta2, epsilon)


class Relu(torch.autograd.Function):
    """relu(y + bias) with dropout, from bf16 to float32."""

    @staticmethod
    def forward(ctx, y, bias, keep):
        n, d = y.shape
        out = torch.empty(n, d)
        call("relu_forward", y.contiguous(), bias, L(n), I(d), float(keep), U64(int(torch.randint(0, 2**62, (1,)))), out)
        ctx.save_for_backward(out)
        ctx.keep = keep
        return out

    @staticmethod
    def backward(ctx, g):
        out, = ctx.saved_tensors
        gy, gbias = torch.empty(out.shape, dtype=torch.bfloat16), torch.zeros(out.shape[1])
        call("relu_backward", out, g.contiguous(), L(out.shape[0]), I(out.shape[1]), float(ctx.keep), gy, gbias)
        return gy, gbias, None


class ArcLoss(torch.autograd.Function):
    @staticmethod
    def forward(ctx, left, right, root, gold, weight, start):
        grads = torch.zeros_like(left), torch.zeros_like(right), torch.zeros_like(root)
        loss = call("arc_loss", left.contiguous(), right.contiguous(), root.contiguous(), gold, weight, start, L(len(start) - 1),
                    I(left.shape[1]), *grads)
        ctx.save_for_backward(*grads)
        return torch.tensor(loss, dtype=torch.float32)

    @staticmethod
    def backward(ctx, g):
        return (*(x * g for x in ctx.saved_tensors), None, None, None)


def best_heads(left, right, root, start):
    """The best head of each word (0 the root, else 1-based) and its share of the probability."""
    best, chance = torch.empty(len(left), dtype=torch.int64), torch.empty(len(left))
    call("arc_best", left.contiguous(), right.contiguous(), root.contiguous(), start, L(len(start) - 1), I(left.shape[1]), best,
         chance)
    return best, chance


class Pair(torch.autograd.Function):
    """out[n][r] = sum over i, k of dep[n][i] w[r * size + k][i] head[n][k], some words at a time so that the cache holds the
    products, which are made again for the gradient."""
    CHUNK = 256

    @staticmethod
    def forward(ctx, dep, w, head, rels):
        dep, w, head = dep.to(torch.bfloat16), w.to(torch.bfloat16), head.contiguous()
        out = torch.empty(len(head), rels)
        for at in range(0, len(head), Pair.CHUNK):
            here = slice(at, at + Pair.CHUNK)
            product = torch.nn.functional.linear(dep[here], w)
            call("pair_forward", product, head[here], L(len(product)), I(rels), I(head.shape[1]), out[here])
        ctx.save_for_backward(dep, w, head)
        ctx.rels = rels
        return out

    @staticmethod
    def backward(ctx, g):
        dep, w, head = ctx.saved_tensors
        g = g.contiguous()
        gdep, gw, ghead = torch.empty_like(dep), torch.zeros(w.shape), torch.zeros_like(head)
        for at in range(0, len(head), Pair.CHUNK):
            here = slice(at, at + Pair.CHUNK)
            product = torch.nn.functional.linear(dep[here], w)
            gproduct = torch.empty_like(product)
            call("pair_backward", product, head[here], g[here], L(len(product)), I(ctx.rels), I(head.shape[1]), gproduct,
                 ghead[here])
            gdep[here] = gproduct @ w
            gw += gproduct.t() @ dep[here]
        return gdep.float(), gw, ghead, None


class SoftLoss(torch.autograd.Function):
    """scale * the sum of weighted cross-entropies. Its gradient is made at once, so what follows must be a plain sum."""

    @staticmethod
    def forward(ctx, scores, bias, label, weight, smooth, scale):
        scores = scores.contiguous()
        gscores, gbias = torch.empty_like(scores), torch.zeros_like(bias)
        loss = call("soft_loss", scores, bias, label.contiguous(), weight.contiguous(), L(scores.shape[0]), I(scores.shape[1]),
                    float(smooth), float(scale), gscores, gbias)
        ctx.save_for_backward(gscores, gbias)
        return torch.tensor(loss * scale, dtype=torch.float32)

    @staticmethod
    def backward(ctx, g):
        return (*ctx.saved_tensors, None, None, None, None)


class AdamW:
    def __init__(self, parameters, beta1=0.9, beta2=0.95, epsilon=1e-8):
        self.parameters, self.betas, self.epsilon, self.count = list(parameters), (beta1, beta2), epsilon, 0
        self.m, self.v = ([torch.zeros_like(p) for p in self.parameters] for _ in range(2))

    def step(self, rate, decay, most):
        """Clips the norm of all gradients to `most`; decays matrices only. False where a gradient is no number."""
        moved = [(p, p.grad.contiguous(), m, v) for p, m, v in zip(self.parameters, self.m, self.v) if p.grad is not None]
        norm = sum(call("square_sum", g, L(g.numel())) for _, g, _, _ in moved) ** 0.5
        if not norm < 1e9:
            return False
        self.count += 1
        fix1, fix2 = (1.0 / (1.0 - b ** self.count) for b in self.betas)
        for p, g, m, v in moved:
            call("adam_step", p.data, g, m, v, L(p.numel()), float(rate), *self.betas, self.epsilon,
                 decay if p.dim() > 1 else 0.0, fix1, fix2, min(1.0, most / (norm + 1e-6)))
        return True

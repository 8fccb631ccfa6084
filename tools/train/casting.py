"""The model of the casting: which of an act's castings (lists of named features, "name" or "name=value") is right."""
import collections
import torch


def numbered(rows, least):
    seen = collections.Counter(name for _, castings, _ in rows
                               for name in {f.partition("=")[0] for features in castings for f in features})
    return {name: n for n, name in enumerate(sorted(name for name, count in seen.items() if count >= least))}


def packed(rows, index):
    """Features of all castings in one row: index, value, where each casting begins, its act, whether it is right."""
    keys, values, begins, acts, right = [], [], [], [], []
    for act, (_, castings, labels) in enumerate(rows):
        for features, label in zip(castings, labels):
            begins.append(len(keys))
            acts.append(act)
            right.append(label)
            for feature in features:
                name, _, value = feature.partition("=")
                if name in index:
                    keys.append(index[name])
                    values.append(float(value or 1))
    return torch.tensor(keys), torch.tensor(values), torch.tensor(begins), torch.tensor(acts), torch.tensor(right)


def log_sums(scores, acts, count):
    """log of the sum of exp(score) within each act; scores are small enough for one common shift."""
    shift = scores.detach().max()
    return torch.log(torch.zeros(count).index_add(0, acts, torch.exp(scores - shift)) + 1e-30) + shift


def fit_casting(rows, quiet=True, l2=3.0, least=3):
    """rows: (weight, castings, whether each is right), at least one right in each. A table: feature to weight."""
    index = numbered(rows, least)
    keys, values, begins, acts, right = packed(rows, index)
    weights = torch.tensor([r[0] for r in rows], dtype=torch.float32)
    table = torch.zeros(max(1, len(index)), 1, requires_grad=True)
    optimiser = torch.optim.LBFGS([table], max_iter=150, history_size=10, line_search_fn="strong_wolfe")

    def scored():
        return torch.nn.functional.embedding_bag(keys, table, begins, mode="sum", per_sample_weights=values).squeeze(1)

    def loss():
        optimiser.zero_grad()
        scores = scored()
        missed = log_sums(scores, acts, len(rows)) - log_sums(scores[right], acts[right], len(rows))
        total = (missed * weights).sum() / weights.sum() + l2 * (table ** 2).sum() / len(rows)
        total.backward()
        return total

    optimiser.step(loss)
    if not quiet:
        print(f"casting: acts {len(rows)}, castings {len(begins)}, features {len(index)}, loss {float(loss()):.4f}")
    found = table.detach().squeeze(1).tolist()
    return {name: found[n] for name, n in index.items() if abs(found[n]) >= 0.005}

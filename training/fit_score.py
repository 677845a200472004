"""`python -m training.fit_score --data DATA --docs FOLDER`: coefficients of the joint score, their figures, the reliability diagram.

Logistic regression with bounds (no evidence may lower a score), on validation sentences and documents. The figures are those of
cross-validation: every sentence is judged by coefficients that were fitted without the fifth it is in, versions of one sentence together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from mtcheck.score import joint
from mtcheck.score.coefficients import SENTENCE
from training import documents, held_out, reliability
from training.figures import auroc, expected_calibration_error
from training.held_out import Seen

FOLDS = 5
PRIORS = (0.3, 0.25, 0.2, 0.15, 0.12, 0.1, 0.08, 0.06, 0.05, 0.04)
"""Shares of machine-made text that scores may assume. The greatest is taken under which clean text keeps within `CLEAN`."""
CLEAN = {"news": 0.015, "native": 0.02, "learners": 0.05}
"""Shares of human sentences that may score 0.5 or more."""
_RIDGE = 1e-3
_MENDED = 0.2
"""Post-edits per word from which a machine's sentence counts as one."""
_FREE = {"base", "length", "more", "mean of more"}
"""Coefficients that may be negative."""
NONE: Mapping[str, float] = {}
SENTENCE_LIMITS = {"least": {"rules": 1.0}}
"""A rule's confidence is a measured chance, so that a finding is worth its -ln(1 - c) of log-odds at least. Left free it gets a third of that:
post-edits, which count as clean here, keep some of the damage that rules see."""
DOCUMENT_LIMITS = {"fixed": {"mean": 1.0}, "most": {"worst": 0.9}}
COEFFICIENTS = Path(joint.__file__).with_name("coefficients.py")


def sentence_matrix(seen: Sequence[Seen]) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Names, features [n, f], labels [n] and weights [n] of sentences: all of a label weigh one half, its slices equally much."""
    names = [*joint.Features._fields, "base"]
    rows = [[*joint.sentence_features(_rules(one), one.reading, one.words), 1.0] for one in seen]
    labels = np.array([suspicious(one) for one in seen], float)
    keys = [(_family(one), suspicious(one)) for one in seen]
    sizes = {key: keys.count(key) for key in set(keys)}
    kinds = {label: sum(1 for _name, other in sizes if other == label) for label in (False, True)}
    weights = np.array([1 / (sizes[key] * kinds[bool(key[1])]) for key in keys])
    return names, np.array(rows), labels, weights * len(seen) / weights.sum()


def suspicious(one: Seen) -> bool | None:
    """What the score should say of a sentence: a machine's with something to mend, or not; None for one whose few edits leave it open."""
    if one.item.machine is None:
        return None
    if one.item.machine and one.item.effort is not None and one.item.effort < _MENDED:
        return None if one.item.effort else False
    return bool(one.item.machine)


def _family(one: Seen) -> str:
    return one.item.slice.split("-")[0] if not one.item.slice.startswith("roundtrip-nmt") else "neural"


def _rules(one: Seen) -> float:
    return sum(term for _rule, term in one.report.sentences[0].evidence)


def at_prior(y: np.ndarray, weight: np.ndarray, prior: float) -> np.ndarray:
    """Weights of mean 1, scaled so that the positives are `prior` of the whole."""
    scaled: np.ndarray = np.where(y == 1, prior * weight / weight[y == 1].sum(), (1 - prior) * weight / weight[y == 0].sum()) * len(y)
    return scaled


def fit(
    names: Sequence[str],
    x: np.ndarray,
    y: np.ndarray,
    weight: np.ndarray,
    *,
    fixed: Mapping[str, float] = NONE,
    least: Mapping[str, float] = NONE,
    most: Mapping[str, float] = NONE,
) -> dict[str, float]:
    """Coefficients of the least weighted log loss; those in `fixed` keep their value, and only those of `_FREE` are negative.

    None is below `least` or above `most` where these name it.
    """
    free = [index for index, name in enumerate(names) if name not in fixed]
    offset = x @ np.array([fixed.get(name, 0.0) for name in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = offset + x[:, free] @ w
        value = float((weight * (np.logaddexp(0, z) - y * z)).mean() + _RIDGE * (w**2).sum())
        slope = x[:, free].T @ (weight * (1 / (1 + np.exp(-z)) - y)) / len(y) + 2 * _RIDGE * w
        return value, slope

    bounds = [(None if names[index] in _FREE else least.get(names[index], 0.0), most.get(names[index])) for index in free]
    found = minimize(loss, np.zeros(len(free)), jac=True, bounds=bounds, method="L-BFGS-B").x
    values = dict(zip((names[index] for index in free), found.tolist(), strict=True))
    return {name: round(fixed.get(name, values.get(name, 0.0)), 4) for name in names}


def crossed(
    names: Sequence[str], x: np.ndarray, y: np.ndarray, weight: np.ndarray, groups: np.ndarray, **limits: Mapping[str, float]
) -> np.ndarray:
    """Log-odds of each row by coefficients fitted without its fold; rows of one group are in one fold."""
    fold = np.random.default_rng(11).permutation(int(groups.max()) + 1)[groups] % FOLDS
    out = np.zeros(len(y))
    for number in range(FOLDS):
        rest = fold != number
        values = fit(names, x[rest], y[rest], weight[rest], **limits)
        out[~rest] = x[~rest] @ np.array([values[name] for name in names])
    return out


def main() -> None:
    """Fit, print, write the coefficients and the pages of docs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--docs", type=Path, required=True, help="folder for the table and the diagram")
    parser.add_argument("--most", type=int, default=4000, help="items a slice")
    args = parser.parse_args()
    seen = [one for one in held_out.look(held_out.items(args.data, most=args.most)) if suspicious(one) is not None]
    names, x, y, equal = sentence_matrix(seen)
    groups = np.unique([one.item.pair if one.item.pair >= 0 else -2 - index for index, one in enumerate(seen)], return_inverse=True)[1]
    for prior in PRIORS:
        weight = at_prior(y, equal, prior)
        odds = crossed(names, x, y, weight, groups, **SENTENCE_LIMITS)
        p = 1 / (1 + np.exp(-odds))
        shares = {name: float((p[np.array([one.item.slice == name for one in seen])] >= 0.5).mean()) for name in CLEAN}
        if all(shares[name] <= most for name, most in CLEAN.items()):
            break
    sentence = fit(names, x, y, weight, **SENTENCE_LIMITS)
    SENTENCE.update(sentence)
    figures = {
        "sentences": len(seen),
        "prior": prior,
        "auroc": auroc(odds[y == 1], odds[y == 0]),
        "ece": expected_calibration_error(p, y, weight),
    }
    figures |= {f"{name} at 0.5 or more": share for name, share in shares.items()}
    texts = documents.look(args.data)
    doc_names, doc_x, doc_y, doc_groups = documents.matrix(texts)
    doc_weight = at_prior(doc_y, np.ones(len(doc_y)), prior)
    doc_odds = crossed(doc_names, doc_x, doc_y, doc_weight, doc_groups, **DOCUMENT_LIMITS)
    document = fit(doc_names, doc_x, doc_y, doc_weight, **DOCUMENT_LIMITS)
    doc_p = 1 / (1 + np.exp(-doc_odds))
    figures["documents"] = len(doc_y)
    figures["document auroc"] = auroc(doc_odds[doc_y == 1], doc_odds[doc_y == 0])
    figures["document ece"] = expected_calibration_error(doc_p, doc_y, doc_weight)
    figures = {name: round(value, 4) for name, value in figures.items()}
    print(json.dumps({"sentence": sentence, "document": document, "figures": figures}, indent=2))
    write(sentence, document)
    reliability.write(args.docs, {"sentences": (p, y, weight), "documents": (doc_p, doc_y, doc_weight)}, figures)


def write(sentence: dict[str, float], document: dict[str, float]) -> None:
    """Put new numbers into the module of coefficients; its words stay."""
    text = COEFFICIENTS.read_text(encoding="utf-8")
    for name, values in (("SENTENCE", sentence), ("DOCUMENT", document)):
        start = text.index(f"{name}: dict[str, float] = {{")
        end = text.index("}", start) + 1
        body = "".join(f'    "{key}": {value},\n' for key, value in values.items())
        text = f"{text[:start]}{name}: dict[str, float] = {{\n{body}}}{text[end:]}"
    COEFFICIENTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

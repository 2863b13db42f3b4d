"""NumPy twin of the plain loop of the learning task (Kreutzer, Senn & Petrovici 2022), for `plasticity bench learning`."""

from math import exp

import numpy as np
from serve import serve

DT, TAU_M, TAU_S, PHI_MAX, BETA, THETA = 5e-4, 0.01, 0.003, 100.0, 0.3, 10.0
C = 2 * (TAU_M + TAU_S)
KAPPA = 1 / (TAU_M - TAU_S)
LEVEL_STEP, VARIANCE_STEP, MOMENTS = 0.15, 0.045, 8


def logistic(x):
    return 1 / (1 + np.exp(-x))


class Moments:
    """c1, c2, c3 from the moments at the nearest node of a grid, as `natural-gradient/momentTable.ts`; nodes made when needed."""

    def __init__(self):
        self.nodes = {}
        factors = [np.polynomial.Polynomial([1.0])]
        s = np.polynomial.Polynomial([0.0, 1.0])
        for _ in range(MOMENTS - 1):
            q = factors[-1]
            factors.append((1 - 3 * s) * q + s * (1 - s) * q.deriv())
        self.factors = factors

    def node(self, i, j):
        if (i, j) not in self.nodes:
            t = np.linspace(-8.5, 8.5, 171)
            weights = np.exp(-0.5 * t * t)
            weights /= weights.sum()
            z = -15 + i * LEVEL_STEP + np.sqrt(j * VARIANCE_STEP) * t
            s, rest = logistic(z), logistic(-z)
            self.nodes[i, j] = [float(np.sum(weights * s * rest * rest * q(s))) for q in self.factors]
        return self.nodes[i, j]

    def at(self, mean, variance):
        level = (BETA * (mean - THETA) + 15) / LEVEL_STEP
        spread = BETA * BETA * variance / VARIANCE_STEP
        i, j = int(level + 0.5), int(spread + 0.5)
        m = self.node(i, j)
        d, e = (level - i) * LEVEL_STEP, (spread - j) * VARIANCE_STEP
        p = [1.0, d]
        for k in range(2, MOMENTS):
            p.append((d * p[-1] + e * p[-2]) / k)
        unit = PHI_MAX * BETA * BETA
        return [unit * BETA**o * sum(m[k + o] * p[k] for k in range(MOMENTS - o)) for o in range(3)]


class Learning:
    def __init__(self, task):
        self.rule = task["rule"]
        self.rate = task["learningRate"]
        self.rates = np.array(task["rates"])
        self.weights = np.array(task["weights"])
        self.teacher = np.array(task["teacher"])
        self.load = C * self.rates.sum()
        self.moments = Moments()
        self.spikes = [np.array(bin, dtype=int) for bin in task["spikes"]]
        self.candidates = dict(map(tuple, task["candidates"]))

    def check(self):
        """Distance that the weights go in the first second."""
        start = self.weights.copy()
        self.run()
        return np.linalg.norm(self.weights - start)

    def run(self):
        """One second."""
        a, b = np.zeros(self.rates.size), np.zeros(self.rates.size)
        p_m, p_s = exp(-DT / TAU_M), exp(-DT / TAU_S)
        w, r = self.weights, self.rates
        for t, spiking in enumerate(self.spikes):
            a *= p_m
            b *= p_s
            a[spiking] += 1
            b[spiking] += 1
            x = KAPPA * (a - b)
            v = w @ x
            s = 1 / (1 + exp(-BETA * (v - THETA)))
            spike = t in self.candidates and self.candidates[t] < logistic(BETA * (self.teacher @ x - THETA))
            f = self.rate * (spike - PHI_MAX * DT * s) * (1 - s)
            if self.rule == "euclidean":
                w += f * x
                continue
            mu, var = w @ r, (w * w) @ r / C
            c1, c2, c3 = self.moments.at(mu, var)
            if self.rule == "natural":
                q = self.load
                delta = c1 * c3 - c2 * c2
                det = c1 * c1 * (1 + q) + 2 * c1 * c2 * mu + c1 * c3 * var + delta * (q * var - mu * mu)
                g1, g2, g4 = -(c1 * c1 + delta * var) / det, -(c1 * c2 - delta * mu) / det, -(c1 * c3 + delta * q) / det
                total = x.sum()
                uniform = -C * (C * g1 * total + g2 * v)
                proportional = C * g2 * total + g4 * v
            else:
                uniform, proportional = 0.95 * C, 0.05 * v
            w += (f / c1) * (C * x / r - uniform + proportional * w)


serve(Learning)

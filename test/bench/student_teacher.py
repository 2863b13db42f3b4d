"""NumPy float32 twin of the fused student-teacher step, for `plasticity bench step`.

Reads one JSON object a line from standard input and answers each with one line: first the task
(sizes, inputs, teacher, weights and the three magnitudes), answered with its task error; then
{"steps": n}, answered with the milliseconds that n steps took.
"""

import json
import sys
import time

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class StudentTeacher:
    def __init__(self, task):
        sizes = task["sizes"]
        self.shape = sizes["hidden"], sizes["inputs"], sizes["outputs"]
        self.inputs = np.array(task["inputs"], np.float32).reshape(sizes["inputs"], sizes["samples"])
        self.transposed_inputs = np.ascontiguousarray(self.inputs.T)
        self.weights = np.array(task["teacher"], np.float32)
        self.targets = self.forward()[1]
        self.weights = np.array(task["weights"], np.float32)
        self.fluctuation = np.float32(task["fluctuation"])
        self.gradient_step = np.float32(task["gradientStep"])
        self.noise_step = np.float32(task["noiseStep"])
        self.generator = np.random.Generator(np.random.SFC64(1))

    def matrices(self):
        hidden, inputs, outputs = self.shape
        first = hidden * inputs
        return self.weights[:first].reshape(hidden, inputs), self.weights[first:].reshape(outputs, hidden)

    def forward(self):
        first, second = self.matrices()
        activity = sigmoid(first @ self.inputs)
        return activity, second @ activity

    def evaluate(self):
        activity, output = self.forward()
        error = output - self.targets
        task_error = np.vdot(error, error) / error.size
        _, second = self.matrices()
        back = second.T @ error
        back *= activity * (1 - activity)
        gradient = np.concatenate([(back @ self.transposed_inputs).ravel(), (error @ activity.T).ravel()])
        gradient *= np.float32(2 / error.size)
        return task_error, gradient

    def direction(self):
        normals = self.generator.standard_normal(self.weights.size, dtype=np.float32)
        return normals / np.sqrt(np.vdot(normals, normals))

    def step(self):
        task_error, gradient = self.evaluate()
        self.weights -= (self.gradient_step / np.sqrt(np.vdot(gradient, gradient))) * gradient
        self.weights += self.noise_step * self.direction()
        self.weights += self.fluctuation * self.direction()
        return task_error


def main():
    network = None
    for line in sys.stdin:
        request = json.loads(line)
        if "steps" in request:
            start = time.perf_counter()
            for _ in range(request["steps"]):
                network.step()
            answer = {"milliseconds": 1000 * (time.perf_counter() - start)}
        else:
            network = StudentTeacher(request)
            answer = {"taskError": float(network.evaluate()[0])}
        print(json.dumps(answer), flush=True)


main()

"""NumPy twin of the fused student-teacher step, for `plasticity bench step`."""

import numpy as np
from serve import serve


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class StudentTeacher:
    def __init__(self, task):
        sizes = task["sizes"]
        self.dtype = dtype = np.dtype(task["dtype"]).type
        self.shape = sizes["hidden"], sizes["inputs"], sizes["outputs"]
        self.inputs = np.array(task["inputs"], dtype).reshape(sizes["inputs"], sizes["samples"])
        self.transposed_inputs = np.ascontiguousarray(self.inputs.T)
        self.weights = np.array(task["teacher"], dtype)
        self.targets = self.forward()[1]
        self.weights = np.array(task["weights"], dtype)
        self.fluctuation = self.dtype(task["fluctuation"])
        self.gradient_step = self.dtype(task["gradientStep"])
        self.noise_step = self.dtype(task["noiseStep"])
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
        gradient *= self.dtype(2 / error.size)
        return task_error, gradient

    def direction(self):
        normals = self.generator.standard_normal(self.weights.size, dtype=self.dtype)
        return normals / np.sqrt(np.vdot(normals, normals))

    def check(self):
        """Task error before the first step."""
        return self.evaluate()[0]

    def run(self):
        """One step."""
        _, gradient = self.evaluate()
        self.weights -= (self.gradient_step / np.sqrt(np.vdot(gradient, gradient))) * gradient
        self.weights += self.noise_step * self.direction()
        self.weights += self.fluctuation * self.direction()


serve(StudentTeacher)

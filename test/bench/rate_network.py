"""NumPy float32 twins of the rate network's training and evaluation, for `plasticity bench bptt` and `evaluation`."""

import numpy as np
from serve import serve


def array(values, *shape):
    return np.array(values, np.float32).reshape(shape)


class Network:
    def __init__(self, task):
        sizes = task["sizes"]
        neurons, inputs, outputs = sizes["neurons"], sizes["inputs"], sizes["outputs"]
        weights = task["weights"]
        self.recurrent = array(weights["recurrent"], neurons, neurons)
        self.input = array(weights["input"], neurons, inputs)
        self.output = array(weights["output"], outputs, neurons)
        self.bias = array(weights["bias"], neurons, 1)


class Training(Network):
    """One iteration: forward, backward, penalty, clipping, step."""

    def __init__(self, task):
        super().__init__(task)
        sizes = task["sizes"]
        samples, conditions, sub_steps = sizes["samples"], sizes["conditions"], sizes["subSteps"]
        self.inputs = array(task["input"], samples, sizes["inputs"], conditions)
        self.targets = array(task["target"], samples, sizes["outputs"], conditions)
        self.sub_steps = sub_steps
        self.learning_rate, self.clip, self.penalty = (task[name] for name in ("learningRate", "clip", "penalty"))
        neurons, steps = sizes["neurons"], samples * sub_steps
        # One column per step and condition, so that the gradient of J is one product.
        self.rates = np.zeros((steps, neurons, conditions), np.float32)
        self.adjoints = np.zeros((steps, neurons, conditions), np.float32)
        self.ends = np.zeros((samples, neurons, conditions), np.float32)

    def gradients(self):
        samples, _, conditions = self.inputs.shape
        dt = np.float32(1 / self.sub_steps)
        state = np.zeros_like(self.ends[0])
        step = 0
        for t in range(samples):
            drive = self.input @ self.inputs[t] + self.bias
            for _ in range(self.sub_steps):
                rate = np.maximum(state, 0, out=self.rates[step])
                state = state + dt * (self.recurrent @ rate + drive - state)
                step += 1
            self.ends[t] = state
        error = self.output @ self.ends - self.targets
        task_error = np.sqrt(np.mean(error * error))
        error /= error.size * task_error
        adjoint = np.zeros_like(state)
        transposed = np.ascontiguousarray(self.recurrent.T)
        gradient_input = np.zeros_like(self.input)
        gradient_bias = np.zeros_like(self.bias)
        for t in reversed(range(samples)):
            adjoint = adjoint + self.output.T @ error[t]
            total = np.zeros_like(adjoint)
            for _ in range(self.sub_steps):
                step -= 1
                scaled = np.multiply(adjoint, dt, out=self.adjoints[step])
                total += scaled
                adjoint = adjoint - scaled + (self.rates[step] > 0) * (transposed @ scaled)
            gradient_input += total @ self.inputs[t].T
            gradient_bias += total.sum(axis=1, keepdims=True)
        neurons = len(self.recurrent)
        flat = (-1, neurons)
        left = self.adjoints.transpose(0, 2, 1).reshape(flat)
        right = self.rates.transpose(0, 2, 1).reshape(flat)
        gradient_recurrent = left.T @ right + np.float32(2 * self.penalty) * self.recurrent
        gradient_output = np.einsum("toc,tnc->on", error, self.ends, optimize=True)
        return task_error, (gradient_recurrent, gradient_input, gradient_output, gradient_bias)

    def check(self):
        """Task error before the first iteration."""
        return self.gradients()[0]

    def run(self):
        _, gradients = self.gradients()
        norm = np.sqrt(sum(np.vdot(gradient, gradient) for gradient in gradients))
        size = np.float32(self.learning_rate * min(1, self.clip / norm))
        for weights, gradient in zip((self.recurrent, self.input, self.output, self.bias), gradients):
            weights -= size * gradient


class Evaluation(Network):
    """One evaluation: all columns through all steps, with noise."""

    def __init__(self, task):
        super().__init__(task)
        sizes = task["sizes"]
        self.inputs = array(task["input"], sizes["steps"], sizes["inputs"], sizes["columns"])
        self.targets = array(task["target"], sizes["steps"], sizes["outputs"], sizes["columns"])
        self.dt = np.float32(task["timeStep"])
        self.noise = task["noise"]
        self.generator = np.random.Generator(np.random.SFC64(1))

    def evaluate(self, noise):
        steps, _, columns = self.inputs.shape
        state = np.zeros((len(self.recurrent), columns), np.float32)
        kick = np.float32(np.sqrt(self.dt) * noise)
        squares = 0.0
        positive = np.zeros_like(state)
        total = total_squares = 0.0
        for k in range(steps):
            error = self.output @ state - self.targets[k]
            squares += float(np.vdot(error, error))
            total += float(state.sum())
            total_squares += float(np.vdot(state, state))
            if k == steps - 1:
                break
            positive += state > 0
            derivative = self.recurrent @ np.maximum(state, 0) + (self.input @ self.inputs[k] + self.bias) - state
            state = state + self.dt * derivative
            if noise > 0:
                state += kick * self.generator.standard_normal(state.shape, dtype=np.float32)
        return squares

    def check(self):
        """Sum of squared errors without noise."""
        return self.evaluate(0)

    def run(self):
        self.evaluate(self.noise)


serve(lambda task: Evaluation(task) if "noise" in task else Training(task))

import assert from "node:assert/strict";
import { test } from "node:test";
import { norm } from "plasticity/numerics";
import { randomStream } from "plasticity/numerics/random";
import { initialNetwork, neuralGradients, rateNetwork, synapticCosts } from "plasticity/synaptic-balancing";

test("matrices as rows or flat; shapes checked and named", () => {
  const network = rateNetwork({
    recurrent: [
      [0, 8],
      [0.1, 0],
    ],
    input: [[0.6], [0.12]],
    output: [0.2, 0.5],
  });
  assert.deepEqual([network.neurons, network.inputs, network.outputs], [2, 1, 1]);
  assert.deepEqual([...network.recurrent], [0, 8, 0.1, 0]);
  assert.deepEqual([...network.bias], [0, 0]);
  const bad = (changes: object, message: RegExp) => {
    const good = {
      recurrent: [
        [0, 8],
        [0.1, 0],
      ],
      input: [[0.6], [0.12]],
      output: [[0.2, 0.5]],
    };
    assert.throws(() => rateNetwork({ ...good, ...changes }), message);
  };
  bad(
    {
      recurrent: [
        [0, 8, 1],
        [0.1, 0, 1],
      ],
    },
    /recurrent: expected a square matrix, got 2 rows of 3 numbers/,
  );
  bad({ recurrent: [[1, 2, 3, 4]] }, /recurrent: expected a square matrix, got 1 rows of 4 numbers/);
  bad({ recurrent: [1, 2, 3] }, /recurrent: expected a square matrix .*got 3 entries/);
  bad(
    {
      recurrent: [
        [0, NaN],
        [1, 0],
      ],
    },
    /recurrent\[0\]\[1\]: expected a finite number, got NaN/,
  );
  bad({ recurrent: [[0, 1], [1]] }, /recurrent\[1\]: expected a row of 2 numbers, got 1/);
  bad({ recurrent: [] }, /recurrent/);
  bad({ input: [[0.6, 0.12]] }, /input: expected 2 rows/);
  bad({ output: [[0.2], [0.5]] }, /output: expected 2 columns/);
  bad({ output: [1, 2, 3] }, /output: expected 2 columns/);
  bad({ bias: [1] }, /bias: expected 2 entries, got 1/);
  bad({ bias: [1, Infinity] }, /bias\[1\]/);
});

test("initial network: variance 1/N, ‖g‖ near 2 (E‖g‖² = 4 (1 − 1/N))", () => {
  const draws = 200;
  const neurons = 64;
  let squares = 0;
  let gradients = 0;
  for (let k = 0; k < draws; k++) {
    const network = initialNetwork({ neurons, inputs: 6, outputs: 2 }, randomStream(k, "initial"));
    squares += norm(network.recurrent) ** 2 / draws;
    const g = norm(neuralGradients(synapticCosts(network.recurrent)));
    assert.ok(g > 1.2 && g < 2.8, `${g}`);
    gradients += g ** 2 / draws;
  }
  // Σ J² has mean N and variance 2; E‖g‖² = 3.9375, standard deviation of one ‖g‖² about 0.7
  assert.ok(Math.abs(squares - neurons) < 5 * Math.sqrt(2 / draws));
  assert.ok(Math.abs(gradients - 4 * (1 - 1 / neurons)) < (5 * 0.7) / Math.sqrt(draws), `${gradients}`);
});

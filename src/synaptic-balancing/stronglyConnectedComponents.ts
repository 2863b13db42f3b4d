import { squareOrder } from "../numerics/linear.js";
import { rowMajor } from "./network.js";
import type { MatrixLike } from "./network.js";
import { requireInput } from "../numerics/inputKinds.js";
import { aSquareMatrix } from "./network.js";

/**
 * Strongly connected components of the network whose synapse j → i exists where entry (i, j) is not 0 (Tarjan 1972,
 * without recursion). Each component lists its neurons in increasing order; components are ordered by their first
 * neuron. One component: every neuron reaches every other, and balancing has an equilibrium (Proposition 3).
 *
 * `stronglyConnectedComponents([0, 0, 1, 0]) // [[0], [1]]: only 0 → 1`
 *
 * Throws `RangeError` when the matrix is not square or not finite.
 */
export function stronglyConnectedComponents(matrix: MatrixLike): number[][] {
  requireInput("stronglyConnectedComponents: matrix", matrix, aSquareMatrix);
  matrix = rowMajor(matrix, "stronglyConnectedComponents: matrix");
  const n = squareOrder(matrix, "stronglyConnectedComponents: matrix");
  const order = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const onStack = new Uint8Array(n);
  const nextTarget = new Int32Array(n);
  const stack: number[] = [];
  const path: number[] = [];
  const components: number[][] = [];
  let visited = 0;
  const enter = (k: number) => {
    order[k] = low[k] = visited++;
    stack.push(k);
    onStack[k] = 1;
    path.push(k);
  };
  for (let root = 0; root < n; root++) {
    if (order[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const j = path[path.length - 1]!;
      if (nextTarget[j]! < n) {
        const i = nextTarget[j]!++;
        if (matrix[i * n + j] === 0) continue;
        if (order[i] === -1) enter(i);
        else if (onStack[i] === 1) low[j] = Math.min(low[j]!, order[i]!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[j]!);
      if (low[j] === order[j]) {
        const component = stack.splice(stack.lastIndexOf(j));
        for (const k of component) onStack[k] = 0;
        components.push(component.sort((a, b) => a - b));
      }
    }
  }
  return components.sort((a, b) => a[0]! - b[0]!);
}

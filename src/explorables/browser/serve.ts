/** In the worker: one point after another, as they are asked for. */
import { computePoint, type PointTask } from "../computePoint.js";
import { provideKernel } from "../../kernels/instantiate.js";
import type { PointResult } from "../results.js";
import { kernelBytes } from "./kernelBytes.js";

/** What the page asks for, and what it gets. */
export interface Question {
  readonly name: string;
  readonly task: PointTask;
}
export type Answer = { readonly name: string } & ({ readonly result: PointResult } | { readonly error: string });

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
}

/** Answers each question by its numbers, or by what went wrong. */
export function serve(scope: WorkerScope): void {
  for (const [name, text] of Object.entries(kernelBytes)) {
    provideKernel(
      name,
      Uint8Array.from(text, (letter) => letter.charCodeAt(0) - 0x100),
    );
  }
  scope.onmessage = ({ data: { name, task } }) => {
    void computePoint(task).then(
      (result) => scope.postMessage({ name, result }),
      (error: unknown) => scope.postMessage({ name, error: error instanceof Error ? error.message : String(error) }),
    );
  };
}

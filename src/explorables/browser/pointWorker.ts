/** The page's side of the worker: one point at a time, always of what is wanted now. */
import type { PointTask } from "../computePoint.js";
import type { Answer, Question } from "./serve.js";

/** A point that nobody wants any more may go on for so long; then its worker is ended, and a new one begins. */
const PATIENCE = 150;

/** What came of a point. */
export interface PointAnswers {
  /** A point is done, or failed. */
  readonly answer: (answer: Answer) => void;
  /** No worker can run here. */
  readonly failed: (reason: string) => void;
}

/** Computes points in a worker made of this very script. */
export class PointWorker {
  private worker: Worker | undefined;
  private running: string | undefined;
  private wanted: readonly Question[] = [];
  private stale: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly source: string,
    private readonly answers: PointAnswers,
  ) {}

  /** From now on these points, in this order, and no others. */
  want(names: readonly string[], taskOf: (name: string) => PointTask): void {
    this.wanted = names.filter((name) => name !== this.running).map((name) => ({ name, task: taskOf(name) }));
    clearTimeout(this.stale);
    if (this.running !== undefined && !names.includes(this.running)) {
      this.stale = setTimeout(() => this.end(), PATIENCE);
    }
    this.next();
  }

  private next(): void {
    const question = this.wanted[0];
    if (this.running !== undefined || question === undefined) return;
    this.wanted = this.wanted.slice(1);
    this.running = question.name;
    try {
      this.worker ??= this.begin();
      this.worker.postMessage(question);
    } catch (error) {
      this.answers.failed(error instanceof Error ? error.message : String(error));
    }
  }

  private begin(): Worker {
    const address = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      this.running = undefined;
      clearTimeout(this.stale);
      this.answers.answer(data);
      this.next();
    };
    worker.onerror = (event) => this.answers.failed(event.message || "workers are not allowed here");
    return worker;
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.running = undefined;
    this.next();
  }
}
